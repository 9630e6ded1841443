/**
 * `npm run torture`: what takes longer than `npm test` should, on the built product, for ten minutes at most.
 * `-- kills fuzz` runs these parts alone, `--minutes 3` bounds them, `--seed 7` makes the same choices again (the machine's
 * timing stays its own). Exits 1 when a law is broken, naming the seed and the law; a law for which there was no time is
 * said not to be judged, and breaks nothing.
 */
import { existsSync } from "node:fs";
import { loadavg } from "node:os";
import { parseArgs } from "node:util";
import { browser } from "./torture/browser.ts";
import { circuit } from "./torture/circuit.ts";
import { faults } from "./torture/faults.ts";
import { fuzz } from "./torture/fuzz.ts";
import { kills } from "./torture/kills.ts";
import type { Part } from "./torture/part.ts";
import { createRandom } from "./torture/random.ts";
import { sigterm } from "./torture/sigterm.ts";
import { slowReader } from "./torture/slow-reader.ts";
import { soak } from "./torture/soak.ts";

/** In order, each with its share of the time. */
const PARTS: Record<string, { run: Part; share: number }> = {
  browser: { run: browser, share: 0.05 },
  kills: { run: kills, share: 0.13 },
  faults: { run: faults, share: 0.12 },
  circuit: { run: circuit, share: 0.08 },
  fuzz: { run: fuzz, share: 0.27 },
  "slow-reader": { run: slowReader, share: 0.05 },
  sigterm: { run: sigterm, share: 0.05 },
  soak: { run: soak, share: 0.25 },
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { minutes: { type: "string", default: "10" }, seed: { type: "string" } },
});
const unknown = positionals.filter((name) => PARTS[name] === undefined);
if (unknown.length > 0) stopHere(`No part is called ${unknown.join(", ")}: ${Object.keys(PARTS).join(", ")}`);
const minutes = Number(values.minutes);
const seed = values.seed === undefined ? Date.now() % 1_000_000_000 : Number(values.seed);
if (!(minutes > 0) || !Number.isInteger(seed)) stopHere("--minutes takes a number, --seed a whole one");
if (!existsSync("dist/server/main.js")) stopHere("dist/server/main.js is missing: run `npm run build` first.");

const chosen = Object.entries(PARTS).filter(([name]) => positionals.length === 0 || positionals.includes(name));
const shares = chosen.reduce((sum, [, { share }]) => sum + share, 0);
console.log(`Seed ${seed}, at most ${minutes} minutes, load ${(loadavg()[0] ?? 0).toFixed(1)}`);
for (const [name, { run, share }] of chosen) {
  const startedAt = Date.now();
  const seconds = (minutes * 60 * share) / shares;
  const { broken, figures, notJudged = [] } = await run({ random: createRandom(seed, name), seconds });
  const mark = broken.length > 0 ? "✗" : notJudged.length > 0 ? "–" : "✓";
  console.log(`${mark} ${name}, ${((Date.now() - startedAt) / 1_000).toFixed(0)} s`);
  for (const figure of figures) console.log(`  ${figure}`);
  for (const law of notJudged) console.log(`  NOT JUDGED: ${law}`);
  for (const law of broken.slice(0, 5)) console.error(`  BROKEN, seed ${seed}: ${law}`);
  if (broken.length > 0) process.exitCode = 1;
}

function stopHere(why: string): never {
  console.error(why);
  process.exit(1);
}
