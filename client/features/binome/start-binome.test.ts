// The chat's work on this device against the real server, whatever the network does to either.
import "fake-indexeddb/auto";
import fc from "fast-check";
import { v7 as uuidv7 } from "uuid";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { binomeRoutes } from "#server/binome/binome-route.ts";
import { type BuddyStreams, createBuddyStreams } from "#server/binome/buddy-streams.ts";
import { createLocalBus } from "#server/binome/bus.ts";
import { readEntries } from "#server/binome/entries.ts";
import { findOpenPair, leavePair, makePair } from "#server/binome/pairs.ts";
import { startApp, type TestApp, type TestClient } from "#server/testing/start-app.ts";
import { countUnread, markRead, queueBuddyEntry, readBuddyEntries, readPair } from "#client/db/buddy-entries.ts";
import { closeDb, currentDb, openDb } from "#client/db/db.ts";
import { sessionStore } from "#client/db/session.ts";
import { startBinome } from "./start-binome.ts";

/** What happens to a call: it works; it never arrives; it arrives and its answer is lost; its stream is cut after a word. */
type Fate = "well" | "unsent" | "unanswered" | "cut";

let app: TestApp;
let streams: BuddyStreams;
let omar: TestClient;
let pair = "";
let page: EventTarget;
let isOnline = true;
let fates: Fate[] = [];
let posts: string[] = [];
let stop: () => void;
let openStreams = 0;

beforeEach(async () => {
  const bus = createLocalBus();
  app = await startApp({
    bus,
    binomeRoutes: (db) => {
      streams = createBuddyStreams(db, bus, 100);
      return binomeRoutes({ db, bus, streams, appOrigin: null });
    },
  });
  omar = await app.addUser();
  await app.db.updateTable("users").set({ name: "Omar" }).where("id", "=", omar.userId).execute();
  pair = await pairUp(omar);
  page = new EventTarget();
  isOnline = true;
  [fates, posts] = [[], []];
  openStreams = 0;
  vi.stubGlobal("addEventListener", page.addEventListener.bind(page));
  vi.stubGlobal("removeEventListener", page.removeEventListener.bind(page));
  vi.stubGlobal("document", Object.assign(new EventTarget(), { visibilityState: "visible" }));
  vi.stubGlobal("navigator", Object.defineProperty({}, "onLine", { get: () => isOnline }));
  const { fetch } = globalThis;
  vi.stubGlobal("fetch", (path: string, init: RequestInit) => goThrough(fetch, path, init));
  openDb(app.userId);
  sessionStore.setState({ state: "ready" });
  stop = startBinome();
});

afterEach(async () => {
  stop();
  closeDb();
  streams.end();
  vi.unstubAllGlobals();
  await app.close();
});

test("what both write is the same list on both sides", async () => {
  await paired();
  await write("Salut Omar");
  await send(omar, "Salut Léa");
  await write("Tu as publié ?");
  await same(3);
  expect((await readPair())?.name).toBe("Omar");
});

test("what may still be taken back holds nothing up, and goes when it may not any more", async () => {
  await paired();
  const held = { id: uuidv7(), pairId: pair, seq: 0, fromMe: true, at: 1, failure: null, heldUntil: Date.now() + 400 };
  await currentDb().buddyEntries.add({ ...held, body: { kind: "text", text: "Retenu" } });
  await write("Écrit après");
  await same(2);
  expect(await texts()).toEqual(["Écrit après", "Retenu"]);
});

test("written offline it waits, survives the page, and goes once, in the order it was written", async () => {
  await paired();
  goOnline(false);
  for (const text of ["Un", "Deux", "Trois"]) await write(text);
  stop();
  closeDb();
  openDb(app.userId);
  stop = startBinome();
  goOnline(true);
  await same(3);
  expect(await texts()).toEqual(["Un", "Deux", "Trois"]);
});

test("a page that died between the server and its answer sends again, and it is there once", async () => {
  await paired();
  fates.push("unanswered", "unanswered");
  await write("Une seule fois");
  await vi.waitFor(() => expect(posts.length).toBeGreaterThan(0));
  hurry();
  await same(1);
  expect(new Set(posts).size).toBe(1);
});

test("a receipt that overtook the other one's words, then a page that died: none of them is skipped", async () => {
  await paired();
  stop();
  await send(omar, "Avant le tien");
  const id = uuidv7();
  await send(app, "Reçu avant ce qui le précède", id);
  const body = { kind: "text", text: "Reçu avant ce qui le précède" } as const;
  await currentDb().buddyEntries.put({ id, pairId: pair, seq: 2, fromMe: true, at: 1, body, failure: null });
  stop = startBinome();
  await same(2);
});

test("what was written on the person's other device is theirs here too, and read there is read here", async () => {
  await paired();
  await send(omar, "Tu es là ?");
  await send(app, "Oui, depuis mon téléphone");
  await same(2);
  expect((await rows()).map(({ fromMe }) => fromMe)).toEqual([false, true]);
  expect(await unread()).toBe(1);
  await app.fetch("/api/binome/marks", { method: "PUT", json: { pair, delivered: 2, read: 2 } });
  await vi.waitFor(async () => expect(await unread()).toBe(0));
});

test("the other one is told what has arrived here, and what was read", async () => {
  await paired();
  await send(omar, "Tu es là ?");
  const member = () =>
    app.db
      .selectFrom("pair_members")
      .select(["delivered", "read"])
      .where("user_id", "=", app.userId)
      .where("pair_id", "=", pair)
      .executeTakeFirstOrThrow();
  await vi.waitFor(async () => expect(await member()).toEqual({ delivered: 1, read: 0 }));
  await markRead(pair, 1);
  await vi.waitFor(async () => expect(await member()).toEqual({ delivered: 1, read: 1 }));
});

test("a pair that ended while this device was away is read to its end; what was too late is kept and said", async () => {
  await paired();
  await send(omar, "Un");
  await same(1);
  goOnline(false);
  await send(omar, "Deux, avant de partir");
  const late = await queueBuddyEntry({ kind: "text", text: "Trop tard" });
  const ines = await app.addUser();
  const first = pair;
  pair = await pairUp(ines);
  await send(ines, "Bonjour");
  goOnline(true);
  await vi.waitFor(async () => expect((await readPair())?.id).toBe(pair));
  await vi.waitFor(async () => expect(await texts()).toEqual(["Bonjour"]));
  expect((await readBuddyEntries(first, 9)).map(({ body }) => body.kind === "text" && body.text)).toEqual([
    "Deux, avant de partir",
    "Un",
  ]);
  await vi.waitFor(async () =>
    expect(await currentDb().buddyEntries.get(late!.id)).toMatchObject({ seq: 0, failure: "pair-ended" }),
  );
  expect(await currentDb().pairs.get(first)).toMatchObject({ name: "Omar", endedAt: expect.any(Number) });
});

test("whoever has no binôme holds no connection, and finds a new one when they come back to the page", async () => {
  await paired();
  await app.fetch("/api/binome/leave", { method: "POST", json: { pair } });
  await vi.waitFor(async () => expect(await readPair()).toBeNull());
  await vi.waitFor(() => expect(openStreams).toBe(0));
  pair = await pairUp(await app.addUser());
  hurry();
  await paired();
  expect(openStreams).toBe(1);
});

test("what the server refuses for good is kept with its words, and holds nothing else back", async () => {
  await paired();
  const id = uuidv7();
  await send(omar, "Pris", id);
  await same(1);
  const base = { id, pairId: pair, seq: 0, fromMe: true, at: 1, failure: null };
  await currentDb().buddyEntries.put({ ...base, body: { kind: "text", text: "Le même nom" } });
  await write("Après");
  await vi.waitFor(async () => expect((await currentDb().buddyEntries.get(id))?.failure).toBe("rejected"));
  await vi.waitFor(async () => expect(await texts()).toContain("Après"));
});

test("whatever the network does, both sides end equal, in order, nothing twice", async () => {
  await paired();
  const hurrying = setInterval(hurry, 20);
  let written = 0;
  const step = fc.oneof(
    fc.constant("write" as const),
    fc.constant("hear" as const),
    fc.constant("offline" as const),
    fc.constant("online" as const),
    fc.constant("reload" as const),
  );
  const fate = fc.constantFrom<Fate>("well", "unsent", "unanswered", "cut");
  try {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 1, maxLength: 10 }),
        fc.array(fate, { maxLength: 8 }),
        async (steps, some) => {
          fates.push(...some);
          for (const one of steps) {
            if (one === "write") await write(`moi ${(written += 1)}`);
            if (one === "hear") await send(omar, `lui ${(written += 1)}`);
            if (one === "offline" || one === "online") goOnline(one === "online");
            if (one === "reload") {
              stop();
              stop = startBinome();
            }
          }
          goOnline(true);
          await same(written);
          const all = await texts();
          expect(new Set(all).size).toBe(written);
          const mine = all.filter((text) => text.startsWith("moi")).map((text) => Number(text.slice(4)));
          expect(mine).toEqual(mine.toSorted((a, b) => a - b));
        },
      ),
      { numRuns: 6 },
    );
  } finally {
    clearInterval(hurrying);
  }
}, 30_000);

/** Twelve faults are a slow network, not a slow test: whoever waits is told that now is a better moment. */
function hurry() {
  page.dispatchEvent(new Event("pageshow"));
}

function goOnline(online: boolean) {
  isOnline = online;
  page.dispatchEvent(new Event(online ? "online" : "offline"));
}

async function goThrough(fetch: typeof globalThis.fetch, path: string, init: RequestInit): Promise<Response> {
  // The other one's, and other devices', straight to the server.
  if (path.startsWith("http")) return fetch(path, init);
  if (!isOnline) throw new TypeError("no network");
  const fate = fates.shift() ?? "well";
  if (fate === "unsent") throw new TypeError("no network");
  if (path.endsWith("/entries")) posts.push(init.body as string);
  const headers = { ...(init.headers as Record<string, string>), Cookie: app.cookie, Origin: app.url };
  const response = await fetch(app.url + path, { ...init, headers });
  if (path.includes("/stream")) {
    openStreams += 1;
    init.signal?.addEventListener("abort", () => (openStreams -= 1), { once: true });
  }
  if (fate === "unanswered") {
    await response.body?.cancel();
    throw new TypeError("cut");
  }
  if (fate === "cut" && response.body !== null && path.includes("/stream")) {
    const reader = response.body.getReader();
    const first = await reader.read();
    await reader.cancel();
    return new Response(first.value ?? null, { headers: response.headers });
  }
  return response;
}

async function pairUp(other: TestClient): Promise<string> {
  await app.db.transaction().execute((transaction) => leavePair(transaction, app.userId, Date.now()));
  await app.db.transaction().execute((transaction) => makePair(transaction, [app.userId, other.userId], Date.now()));
  return (await findOpenPair(app.db, app.userId))?.id ?? "";
}

async function paired(): Promise<void> {
  await vi.waitFor(async () => expect((await readPair())?.id).toBe(pair), { timeout: 5_000 });
}

async function send(from: TestClient, text: string, id = uuidv7()): Promise<void> {
  const json = { v: 1, id, pair, body: { kind: "text", text } };
  expect((await from.fetch("/api/binome/entries", { method: "POST", json })).status).toBe(200);
}

async function write(text: string): Promise<void> {
  expect(await queueBuddyEntry({ kind: "text", text })).not.toBeNull();
}

async function rows() {
  return (await readBuddyEntries(pair, 1_000)).toReversed();
}

async function texts(): Promise<string[]> {
  return (await rows()).flatMap(({ body }) => (body.kind === "text" ? [body.text] : []));
}

async function unread(): Promise<number> {
  const row = await readPair();
  return row === null ? -1 : countUnread(row);
}

/** The rows here are the entries there, `count` of them. */
async function same(count: number): Promise<void> {
  await vi.waitFor(
    async () => {
      const there = await readEntries(app.db, pair, 0, 1_000);
      expect(there).toHaveLength(count);
      const here = (await rows()).map(({ id, seq, fromMe, at, body }) => ({ id, seq, fromMe, at, body }));
      expect(here).toEqual(
        there.map(({ id, seq, fromId, at, body }) => ({ id, seq, fromMe: fromId === app.userId, at, body })),
      );
    },
    { timeout: 10_000, interval: 20 },
  );
}
