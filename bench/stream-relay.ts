/**
 * What our server adds to a stream of a model's words: latency, CPU per chunk, memory per stream, for many streams at
 * 50 tokens/s through one process, against the model read directly and against a Node process that only pipes
 * bytes, in the same run. Model, readers and what is measured each have their own process; a minute in all. Only the
 * ratio of CPU is held to a bound: latencies on two shared cores are those of whoever else works on them.
 */
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import * as z from "zod/mini";
import { type Product, startProduct } from "#client/e2e/start-product.ts";
import { addMembers } from "#server/testing/add-members.ts";
import { coachRequest } from "#server/testing/coach-request.ts";
import type { Bench, Figure } from "./figure.ts";
import { usageOf } from "#server/testing/process-usage.ts";
import { Measured, type ReadOrder } from "./relay/read-order.ts";

const TOKENS_PER_SECOND = 50;
const STREAMS = 150;
/** What one core should carry. */
const MANY_STREAMS = 300;
const WARM_UP_STREAMS = 20;
const SERVER = "dist/server/main.js";

/** `quick`: shorter intervals, and no run with 300 streams. */
export async function benchStreamRelay(quick: boolean): Promise<Bench> {
  if (!existsSync(SERVER)) {
    return { figures: [], note: `not measured: ${SERVER} is missing, run \`npm run build\` first` };
  }
  const measureMs = quick ? 4_000 : 7_000;
  const upstream = await startServing("timed-upstream.ts", String(TOKENS_PER_SECOND));
  const pipe = await startServing("raw-pipe.ts", `${upstream.origin}/v1/chat/completions`);
  const product = await startProduct({
    env: { OPENAI_BASE_URL: `${upstream.origin}/v1`, LOG_LEVEL: "warn", COACH_DAILY_TOKENS: "1000000000" },
  });
  try {
    const cookies = await addMembers(product.dataDir, product.port, WARM_UP_STREAMS + STREAMS + MANY_STREAMS);
    const toProduct = (count: number) => cookies.splice(0, count).map((cookie) => questionOf(product, cookie));
    const toModel = (count: number) => Array.from({ length: count }, () => BARE_REQUEST);
    const piped = { url: pipe.origin, pid: pipe.pid };
    const served = { url: `${product.origin}/api/ai/coach`, pid: product.pid };
    const direct = { url: `${upstream.origin}/v1/chat/completions`, pid: upstream.pid };

    for (const [place, requests] of [
      [piped, toModel(WARM_UP_STREAMS)],
      [served, toProduct(WARM_UP_STREAMS)],
    ] as const) {
      await measure(place, requests, 1_500);
    }
    const asDirect = await measure(direct, toModel(STREAMS), measureMs);
    const asPiped = await measure(piped, toModel(STREAMS), measureMs);
    const asServed = await measure(served, toProduct(STREAMS), measureMs);
    const figures = [
      ...figuresOf("pipe", asPiped, asDirect),
      ...figuresOf("server", asServed, asDirect),
      figure("server, CPU per chunk against the pipe", asServed.cpuUs / asPiped.cpuUs, "×", 3.5),
    ];
    if (!quick) {
      const manyDirect = await measure(direct, toModel(MANY_STREAMS), measureMs);
      const manyServed = await measure(served, toProduct(MANY_STREAMS), measureMs);
      figures.push(...figuresOf(`server, ${MANY_STREAMS} streams`, manyServed, manyDirect));
    }
    return { figures, note: `${STREAMS} streams at ${TOKENS_PER_SECOND} tokens/s through one process` };
  } finally {
    await product.stop();
    pipe.child.kill();
    upstream.child.kill();
  }
}

type Place = { url: string; pid: number };
type Measurement = {
  tokensPerSecond: number;
  p50Ms: number;
  p99Ms: number;
  cpuUs: number;
  cpuShare: number;
  kbPerStream: number;
};

async function measure(place: Place, requests: ReadOrder["requests"], measureMs: number): Promise<Measurement> {
  const readers = startProcess("readers.ts");
  const before = usageOf(place.pid);
  const order: ReadOrder = { ...place, requests, openEveryMs: 5, settleMs: 1_500, measureMs };
  readers.send(order);
  await answerOf(readers);
  const began = usageOf(place.pid);
  const measured = await answerOf(readers);
  const ended = usageOf(place.pid);
  await once(readers, "exit");
  if (measured.kind === "began" || measured.chunks === 0) throw new Error("the readers read nothing");
  const cpuSeconds = ended.cpuSeconds - began.cpuSeconds;
  return {
    tokensPerSecond: (measured.chunks * 1_000) / (measureMs * requests.length),
    p50Ms: measured.p50Ms,
    p99Ms: measured.p99Ms,
    cpuUs: (cpuSeconds * 1_000_000) / measured.chunks,
    cpuShare: (cpuSeconds * 1_000) / measureMs,
    kbPerStream: (ended.rssKb - before.rssKb) / requests.length,
  };
}

async function answerOf(readers: ChildProcess): Promise<Measured> {
  return Measured.parse(await messageOf(readers));
}

function figuresOf(
  name: string,
  { tokensPerSecond, p50Ms, p99Ms, cpuUs, cpuShare, kbPerStream }: Measurement,
  direct: Measurement,
): Figure[] {
  return [
    // Under 50, the machine could not make or read as many as was meant, and the rest is about a smaller load.
    figure(`${name}, received per stream`, tokensPerSecond, "tokens/s", null),
    figure(`${name}, direct, received per stream`, direct.tokensPerSecond, "tokens/s", null),
    figure(`${name}, direct, age of a token, p99`, direct.p99Ms, "ms", null),
    figure(`${name}, added latency, median`, p50Ms - direct.p50Ms, "ms", null),
    figure(`${name}, added latency, p99`, p99Ms - direct.p99Ms, "ms", null),
    figure(`${name}, CPU per chunk`, cpuUs, "µs", null),
    figure(`${name}, of one core`, cpuShare * 100, "%", null),
    figure(`${name}, memory per stream`, kbPerStream, "kB", null),
  ];
}

const BARE_REQUEST = { headers: { "Content-Type": "application/json" }, body: "{}" };

function questionOf({ origin }: Product, cookie: string): ReadOrder["requests"][number] {
  return {
    headers: { "Content-Type": "application/json", Origin: origin, Cookie: cookie },
    body: JSON.stringify(coachRequest()),
  };
}

async function startServing(file: string, argument: string) {
  const child = startProcess(file, argument);
  const { port } = z.object({ port: z.number() }).parse(await messageOf(child));
  return { child, pid: child.pid ?? 0, origin: `http://127.0.0.1:${port}` };
}

function messageOf(child: ChildProcess): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const stopped = () => reject(new Error(`${child.spawnfile} stopped without a word`));
    child.once("exit", stopped);
    child.once("message", (message) => {
      child.off("exit", stopped);
      resolve(message);
    });
  });
}

function startProcess(file: string, ...args: string[]): ChildProcess {
  return fork(fileURLToPath(new URL(`relay/${file}`, import.meta.url)), args);
}

function figure(name: string, value: number, unit: string, atMost: number | null): Figure {
  return { name, value, unit, atMost };
}
