/**
 * The weight a cold `/app/today` puts on the network: the entry, its static imports, and the chunks that route asks for at
 * once. The limit and its share-out are in ARCHITECTURE.md, "Weight". CSS and fonts are not counted.
 */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import * as z from "zod/mini";

/** Kilobytes are 1,000 bytes. */
const LIMIT_BYTES = 170_000;

/**
 * Modules loaded by a dynamic import that a cold `/app/today` does not wait for a click to start, as paths below
 * `client/`. Of the two languages a page loads one; the French one is the heavier.
 */
const LOADED_AT_ONCE = ["main.tsx", "i18n/fr.ts"];

const Chunk = z.object({
  file: z.string(),
  isEntry: z.optional(z.boolean()),
  imports: z.optional(z.array(z.string())),
});
const Manifest = z.record(z.string(), Chunk);
export type Manifest = z.infer<typeof Manifest>;

/** Throws when the built client is over the limit, naming the heaviest files. */
export async function checkWeight(
  clientFolder: string,
  manifestFile: string,
): Promise<{ gzipKb: string; limitKb: string }> {
  const scripts = await coldScripts(clientFolder, manifestFile);
  const sizes = await Promise.all(
    scripts.map(async (file) => ({ file, bytes: gzipSync(await readFile(join(clientFolder, file))).length })),
  );
  const total = sizes.reduce((sum, { bytes }) => sum + bytes, 0);
  if (total > LIMIT_BYTES) {
    const heaviest = sizes
      .toSorted((a, b) => b.bytes - a.bytes)
      .map(({ file, bytes }) => `  ${inKb(bytes)} kB  ${file}`);
    throw new Error(
      `A cold /app/today weighs ${inKb(total)} kB gzipped, limit ${inKb(LIMIT_BYTES)}:\n${heaviest.join("\n")}`,
    );
  }
  return { gzipKb: inKb(total), limitKb: inKb(LIMIT_BYTES) };
}

/** Every script a cold `/app/today` asks for, as paths below the built client: those of the page, and the module graph. */
export async function coldScripts(clientFolder: string, manifestFile: string): Promise<string[]> {
  const manifest = Manifest.parse(JSON.parse(await readFile(manifestFile, "utf8")));
  const page = await readFile(join(clientFolder, "index.html"), "utf8");
  const ofThePage = [...page.matchAll(/<script\b[^>]*\bsrc="\/([^"]+)"/g)].map(([, file]) => file ?? "");
  return [...new Set([...ofThePage, ...moduleGraph(manifest, LOADED_AT_ONCE)])];
}

/** Each JavaScript file once. Throws when `loadedAtOnce` names a module the build does not know: the list must stay true. */
function moduleGraph(manifest: Manifest, loadedAtOnce: readonly string[]): string[] {
  const entries = Object.keys(manifest).filter((key) => manifest[key]?.isEntry === true);
  const waiting = [...entries, ...loadedAtOnce];
  const seen = new Set<string>();
  for (let key = waiting.pop(); key !== undefined; key = waiting.pop()) {
    if (seen.has(key)) continue;
    const chunk = manifest[key];
    if (chunk === undefined) throw new Error(`The weight check counts ${key}, which is not a chunk of this build.`);
    seen.add(key);
    waiting.push(...(chunk.imports ?? []));
  }
  const files = [...seen].map((key) => manifest[key]?.file ?? "");
  return [...new Set(files)].filter((file) => file.endsWith(".js"));
}

function inKb(bytes: number): string {
  return (bytes / 1000).toFixed(1);
}
