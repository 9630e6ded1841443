/** One reply streamed into a page of the benchmarks: what it cost the main thread, and the frames that were drawn meanwhile. */
import type { Opened } from "./in-chromium.ts";
import type { Streamed, View } from "./page/page.ts";

export const TOKENS_PER_SECOND = 500;

const SAMPLE_MS = 500;
const LONG_TASK_MS = 50;
const MICROSECONDS = 1_000_000;

/** CPU in microseconds of the main thread per token: of all, of the first and of the last `windowOf` tokens. */
export type Cost = { perToken: number; first: number; last: number; longTasks: number };
/** `layoutShift`: of the whole stream. */
export type Frames = { longestGapMs: number; perSecond: number; longTasks: number; layoutShift: number };

/** Nothing else draws: a page that counts its frames draws some that no word asked for, and they cost as well. */
export async function streamedCost(opened: Opened, view: View, tokens: readonly string[]): Promise<Cost> {
  const samples = [{ tokens: 0, cpuSeconds: await cpuSeconds(opened.cdp) }];
  const longTasks = await streamed(opened, view, tokens, false, async (now) => {
    samples.push({ tokens: now.tokens, cpuSeconds: await cpuSeconds(opened.cdp) });
  });
  const count = tokens.length;
  const span = windowOf(count);
  return {
    perToken: slope(samples, 0, count),
    first: slope(samples, 0, span),
    last: slope(samples, count - span, count),
    longTasks,
  };
}

export async function streamedFrames(opened: Opened, view: View, tokens: readonly string[]): Promise<Frames> {
  const frames = { longestGapMs: 0, perSecond: 0 };
  const longTasks = await streamed(opened, view, tokens, true, (now) => {
    frames.longestGapMs = now.longestFrameGapMs;
    frames.perSecond = now.framesPerSecond;
  });
  return { ...frames, longTasks, layoutShift: await opened.page.evaluate(() => window.layoutShift()) };
}

export function windowOf(count: number): number {
  return count <= 2_000 ? 500 : 1_000;
}

/** Tasks over 50 ms. `look` twice a second, and at the end. */
async function streamed(
  { page }: Opened,
  view: View,
  tokens: readonly string[],
  countsFrames: boolean,
  look: (now: Streamed) => Promise<void> | void,
): Promise<number> {
  await page.evaluate(([how, all, rate, counts]) => window.stream(how, all, rate, counts), [
    view,
    [...tokens],
    TOKENS_PER_SECOND,
    countsFrames,
  ] as const);
  let now = await page.evaluate(() => window.streamed);
  while (!now.done) {
    await page.waitForTimeout(SAMPLE_MS);
    now = await page.evaluate(() => window.streamed);
    await look(now);
  }
  const longTasksMs = await page.evaluate(() => window.longTasks());
  return longTasksMs.filter((ms) => ms > LONG_TASK_MS).length;
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
