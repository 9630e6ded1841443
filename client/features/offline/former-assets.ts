/**
 * The files of the version before, for tabs that still run it: a worker that takes over empties its precache of them, and
 * an old tab would find the screens it has not opened yet gone. The worker (scripts/web-app.ts) serves this cache where its
 * own precache has nothing. Kept until a page starts alone.
 */
import { isOnlyTab } from "./tab-presence.ts";

const CACHE = "sdb-former-assets";

/** Before the new worker takes over. Where it cannot (a full disk), an old tab is told about the part it lost. */
export async function keepFormerAssets(): Promise<void> {
  try {
    await caches.delete(CACHE);
    if (await isOnlyTab()) return;
    const former = await caches.open(CACHE);
    const names = (await caches.keys()).filter((name) => name.includes("-precache-"));
    for (const precache of await Promise.all(names.map((name) => caches.open(name)))) {
      const requests = (await precache.keys()).filter(({ url }) => new URL(url).pathname.startsWith("/assets/"));
      await Promise.all(requests.map((request) => copy(request, precache, former)));
    }
  } catch (error) {
    globalThis.reportError?.(error);
  }
}

export async function dropFormerAssets(): Promise<void> {
  if (await isOnlyTab()) await caches.delete(CACHE);
}

async function copy(request: Request, from: Cache, to: Cache): Promise<void> {
  const response = await from.match(request);
  if (response !== undefined) await to.put(request, response);
}
