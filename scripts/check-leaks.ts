/**
 * Nothing of the server's secrets is in what the browser downloads: no key, no start of the system prompt, no source map.
 * Read before compression, byte for byte.
 */
import { readFile } from "node:fs/promises";
import { builtFiles } from "./built-files.ts";

const FORBIDDEN: readonly { what: string; pattern: RegExp }[] = [
  { what: "the coach's role sentence", pattern: /Directeur Artistique et Sales Coach/i },
  { what: "a key", pattern: /(?<![A-Za-z])sk-[A-Za-z0-9]/ },
  { what: "a key read from the environment", pattern: /env(?:\.|\[["'`])OPENAI_/ },
  { what: "a source map", pattern: /[#@] sourceMappingURL=/ },
];

/** Throws with the name of each file that carries what it must not. */
export async function checkLeaks(folder: string): Promise<void> {
  const files = await builtFiles(folder);
  const found = await Promise.all(
    files.map(async (file) => leaksIn(await readFile(file, "utf8")).map((what) => `  ${what} in ${file}`)),
  );
  const maps = files.filter((file) => file.endsWith(".map")).map((file) => `  a source map: ${file}`);
  const leaks = [...found.flat(), ...maps];
  if (leaks.length > 0) throw new Error(`The built client carries what only the server may know:\n${leaks.join("\n")}`);
}

function leaksIn(text: string): string[] {
  return FORBIDDEN.filter(({ pattern }) => pattern.test(text)).map(({ what }) => what);
}
