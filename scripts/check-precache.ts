/**
 * The worker keeps every file of the built client: one that it leaves out is a screen, a font or a language that is missing
 * in the train. Workbox leaves out what no pattern names and what is over its size limit, and only warns.
 */
import { readFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { builtFiles } from "./built-files.ts";

const WORKER = "sw.js";

/** Run it before files get compressed siblings. Throws with the name of each file that the worker does not list. */
export async function checkPrecache(folder: string): Promise<void> {
  const worker = await readFile(join(folder, WORKER), "utf8");
  const listed = new Set([...worker.matchAll(/\{url:"([^"]+)",revision:/g)].map(([, url]) => url));
  const files = (await builtFiles(folder)).map((file) => relative(folder, file).split(sep).join("/"));
  const missing = files.filter((file) => file !== WORKER && !listed.has(file));
  if (missing.length > 0) throw new Error(`The worker would not keep:\n  ${missing.join("\n  ")}`);
}
