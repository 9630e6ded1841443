/**
 * `npm run bench` measures for BENCHMARKS.md (about three minutes); `npm run bench -- --check` takes less time, holds
 * each figure to its bound and exits 1 when one does not hold. `npm run bench -- stream-relay` runs that one alone.
 */
import { availableParallelism, cpus, loadavg } from "node:os";
import { type Bench, holds } from "./figure.ts";
import { benchCoachStream } from "./coach-stream.ts";
import { benchInstantChecks } from "./instant-checks.ts";
import { benchLongThread } from "./long-thread.ts";
import { benchJournal } from "./journal.ts";
import { benchPageStart } from "./page-start.ts";
import { benchReplyReading } from "./reply-reading.ts";
import { benchServerStart } from "./server-start.ts";
import { benchStreamRelay } from "./stream-relay.ts";
import { benchStreamingMarkdown } from "./streaming-markdown.ts";

const BENCHES: Record<string, { title: string; measure: (quick: boolean) => Bench | Promise<Bench> }> = {
  "streaming-markdown": { title: "Streaming Markdown", measure: benchStreamingMarkdown },
  "coach-stream": { title: "A reply streamed into the coach's block", measure: benchCoachStream },
  "long-thread": { title: "Long threads", measure: benchLongThread },
  "instant-checks": { title: "Instant checks", measure: benchInstantChecks },
  "reply-reading": { title: "Reading a verdict while it streams", measure: benchReplyReading },
  journal: { title: "Journal", measure: benchJournal },
  "server-start": { title: "Server", measure: benchServerStart },
  "page-start": { title: "Start of the page", measure: benchPageStart },
  "stream-relay": { title: "Streams through the server", measure: benchStreamRelay },
};

const check = process.argv.includes("--check");
const asked = process.argv.slice(2).filter((argument) => !argument.startsWith("--"));
const unknown = asked.filter((name) => BENCHES[name] === undefined);
if (unknown.length > 0) {
  console.error(`No benchmark is called ${unknown.join(", ")}: ${Object.keys(BENCHES).join(", ")}`);
  process.exit(1);
}
const load = loadavg()[0] ?? 0;
console.log(
  `${availableParallelism()} × ${cpus()[0]?.model ?? "?"}, Node ${process.version}, load ${load.toFixed(1)}\n`,
);

const results: Bench[] = [];
for (const [name, { title, measure }] of Object.entries(BENCHES)) {
  if (asked.length === 0 || asked.includes(name)) results.push(show(title, await measure(check)));
}
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
