/** One reply streamed into a page of the benchmarks: what it cost the main thread, from the first token to the last. */
import type { Opened } from "./in-chromium.ts";
import type { View } from "./page/page.ts";

export const TOKENS_PER_SECOND = 500;

const SAMPLE_MS = 500;
const LONG_TASK_MS = 50;
const MICROSECONDS = 1_000_000;

/** CPU in microseconds of the main thread per token: of all, of the first and of the last `windowOf` tokens. */
export type Streaming = {
  perToken: number;
  first: number;
  last: number;
  longTasks: number;
  longestFrameGapMs: number;
  framesPerSecond: number;
};

export async function streamed({ page, cdp }: Opened, view: View, tokens: readonly string[]): Promise<Streaming> {
  const samples = [{ tokens: 0, cpuSeconds: await cpuSeconds(cdp) }];
  await page.evaluate(([how, all, rate]) => window.stream(how, all, rate), [
    view,
    [...tokens],
    TOKENS_PER_SECOND,
  ] as const);
  let now = await page.evaluate(() => window.streamed);
  while (!now.done) {
    await page.waitForTimeout(SAMPLE_MS);
    now = await page.evaluate(() => window.streamed);
    samples.push({ tokens: now.tokens, cpuSeconds: await cpuSeconds(cdp) });
  }
  const longTasksMs = await page.evaluate(() => window.longTasks());
  const count = tokens.length;
  const span = windowOf(count);
  return {
    perToken: slope(samples, 0, count),
    first: slope(samples, 0, span),
    last: slope(samples, count - span, count),
    longTasks: longTasksMs.filter((ms) => ms > LONG_TASK_MS).length,
    longestFrameGapMs: now.longestFrameGapMs,
    framesPerSecond: now.framesPerSecond,
  };
}

export function windowOf(count: number): number {
  return count <= 2_000 ? 500 : 1_000;
}

type Sample = { tokens: number; cpuSeconds: number };

/** Between the samples nearest to two counts of tokens. */
function slope(samples: readonly Sample[], from: number, to: number): number {
  const nearest = (count: number) =>
    samples.reduce((best, sample) => (Math.abs(sample.tokens - count) < Math.abs(best.tokens - count) ? sample : best));
  const [start, end] = [nearest(from), nearest(to)];
  return ((end.cpuSeconds - start.cpuSeconds) * MICROSECONDS) / (end.tokens - start.tokens);
}

async function cpuSeconds(cdp: Opened["cdp"]): Promise<number> {
  const { metrics } = await cdp.send("Performance.getMetrics");
  return metrics.find(({ name }) => name === "TaskDuration")?.value ?? 0;
}
