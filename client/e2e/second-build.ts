/**
 * The next version of the built client, as an update brings it: every hashed file under another name, and none under the
 * old ones. The page says which one it is by `<html data-build="second">`.
 */
import { cp, mkdtemp, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";

const COMPRESSED = /\.(?:br|gz)$/;
const HASHED = /^(.+)-([\w-]{8})\.(js|css|woff2)$/;

/** A folder to start the product in. */
export async function secondBuild(): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), "second-de-bord-second-build-"));
  onTestFinished(() => rm(root, { recursive: true, force: true }));
  const client = join(root, "dist/client");
  await cp("dist/client", client, { recursive: true, filter: (path) => !COMPRESSED.test(path) });

  const assets = join(client, "assets");
  const names = new Map<string, string>();
  for (const file of await readdir(assets)) names.set(file, nextName(file));
  const texts = [...names.keys()].filter((file) => /\.(?:js|css)$/.test(file)).map((file) => join(assets, file));
  for (const path of [...texts, join(client, "sw.js"), join(client, "index.html")]) {
    let text = await readFile(path, "utf8");
    for (const [file, next] of names) text = text.replaceAll(file, next);
    await writeFile(path, text);
  }
  for (const [file, next] of names) await rename(join(assets, file), join(assets, next));
  await replace(join(client, "index.html"), "<html ", '<html data-build="second" ');
  await replace(join(client, "sw.js"), /\{url:"index.html",revision:"\w+"/, '{url:"index.html",revision:"second"');
  return root;
}

function nextName(file: string): string {
  const parts = HASHED.exec(file);
  if (parts === null) throw new Error(`${file} has no hash in its name`);
  const [, name = "", hash = "", extension = ""] = parts;
  return `${name}-${hash.slice(4)}${hash.slice(0, 4)}.${extension}`;
}

async function replace(path: string, what: string | RegExp, by: string): Promise<void> {
  const text = await readFile(path, "utf8");
  const replaced = text.replace(what, by);
  if (replaced === text) throw new Error(`nothing to replace in ${path}`);
  await writeFile(path, replaced);
}
