/**
 * `npm run bench` measures for BENCHMARKS.md (about two minutes); `npm run bench -- --check` streams a shorter reply,
 * holds each figure to its bound and exits 1 when one does not hold.
 */
import { availableParallelism, cpus, loadavg } from "node:os";
import { type Bench, holds } from "./figure.ts";
import { benchInstantChecks } from "./instant-checks.ts";
import { benchServerStart } from "./server-start.ts";
import { benchStreamingMarkdown } from "./streaming-markdown.ts";

const check = process.argv.includes("--check");
const load = loadavg()[0] ?? 0;
console.log(
  `${availableParallelism()} × ${cpus()[0]?.model ?? "?"}, Node ${process.version}, load ${load.toFixed(1)}\n`,
);

const results = [
  show("Streaming Markdown", await benchStreamingMarkdown(check)),
  show("Instant checks", benchInstantChecks()),
  show("Server", await benchServerStart()),
];
const broken = results.flatMap(({ figures }) => figures.filter((figure) => !holds(figure)));
if (check && broken.length > 0) {
  console.error(`Over their bound: ${broken.map(({ name }) => name).join("; ")}`);
  process.exitCode = 1;
}

function show(title: string, bench: Bench): Bench {
  console.log(`${title}${bench.note === null ? "" : ` (${bench.note})`}`);
  for (const { name, value, unit, atMost } of bench.figures) {
    console.log(`  ${name}: ${value.toFixed(2)} ${unit}${atMost === null ? "" : ` (at most ${atMost})`}`);
  }
  return bench;
}
