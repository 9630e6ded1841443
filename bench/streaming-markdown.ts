/**
 * What a streaming reply costs the main thread, in a real Chromium: CPU per token as Markdown against plain
 * paragraphs, at the start and at the end of a long reply, long tasks, frame gaps; and the longest task that texts made
 * to hurt can cause.
 */
import type { Bench, Figure } from "./figure.ts";
import { inChromium, type Opened } from "./in-chromium.ts";
import type { View } from "./page/page.ts";
import { replyTokens } from "./reply-tokens.ts";

const TOKENS_PER_SECOND = 500;
const LONG_RUN_TOKENS = 16_000;
const QUICK_RUN_TOKENS = 2_000;
const SAMPLE_MS = 500;
const LONG_TASK_MS = 50;
const MICROSECONDS = 1_000_000;

/** `quick` streams 2,000 tokens instead of 16,000 and compares windows of 500 tokens instead of 1,000. */
export async function benchStreamingMarkdown(quick: boolean): Promise<Bench> {
  const count = quick ? QUICK_RUN_TOKENS : LONG_RUN_TOKENS;
  return inChromium("page", async (open) => {
    const plain = await streamed(await open(), "plain", count);
    const markdown = await streamed(await open(), "markdown", count);
    const bombs = await longestBombTask(await open());
    return {
      figures: [
        figure("plain paragraphs, CPU per token", plain.perToken, "µs", null),
        figure("Markdown, CPU per token", markdown.perToken, "µs", null),
        figure("Markdown against plain", markdown.perToken / plain.perToken, "×", quick ? 4 : 3),
        figure("Markdown, first window, CPU per token", markdown.first, "µs", null),
        figure("Markdown, last window, CPU per token", markdown.last, "µs", null),
        figure("Markdown, last window against first", markdown.last / markdown.first, "×", 2),
        figure("plain, last window against first", plain.last / plain.first, "×", null),
        figure("Markdown, tasks over 50 ms", markdown.longTasks, "tasks", 2),
        figure("Markdown, longest gap between frames", markdown.longestFrameGapMs, "ms", null),
        figure("plain, longest gap between frames", plain.longestFrameGapMs, "ms", null),
        figure(`longest task of a Markdown bomb (${bombs.name})`, bombs.ms, "ms", 200),
      ],
      note: `${count} tokens at ${TOKENS_PER_SECOND}/s; windows of ${windowOf(count)} tokens`,
    };
  });
}

async function streamed({ page, cdp }: Opened, view: View, count: number) {
  const tokens = replyTokens(count);
  const samples = [{ tokens: 0, cpuSeconds: await cpuSeconds(cdp) }];
  await page.evaluate(([how, all, rate]) => window.stream(how, all, rate), [view, tokens, TOKENS_PER_SECOND] as const);
  let now = await page.evaluate(() => window.streamed);
  while (!now.done) {
    await page.waitForTimeout(SAMPLE_MS);
    now = await page.evaluate(() => window.streamed);
    samples.push({ tokens: now.tokens, cpuSeconds: await cpuSeconds(cdp) });
  }
  const span = windowOf(count);
  return {
    perToken: slope(samples, 0, count),
    first: slope(samples, 0, span),
    last: slope(samples, count - span, count),
    longTasks: now.longTasksMs.filter((ms) => ms > LONG_TASK_MS).length,
    longestFrameGapMs: now.longestFrameGapMs,
  };
}

function windowOf(count: number): number {
  return count === QUICK_RUN_TOKENS ? 500 : 1_000;
}

type Sample = { tokens: number; cpuSeconds: number };

/** Microseconds of main-thread work per token between the samples nearest to two counts of tokens. */
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

const BOMBS: Record<string, string> = {
  "**a** × 16,000": "**a**".repeat(16_000),
  "100 kB of [": "[".repeat(100_000),
  "100 kB of >": ">".repeat(100_000),
  "8,000 items": "- a\n".repeat(8_000),
  "short lines of a_": `${"a_".repeat(990)}\n\n`.repeat(50),
  "deep lists": Array.from({ length: 300 }, (_, depth) => `${" ".repeat(2 * depth)}- a\n`).join(""),
  "lazy quotes": "> > > > > > > > a\nb\nc\n\n".repeat(4_000),
  "bold lines": `${"**a**".repeat(390)}\n\n`.repeat(40),
};

const BOMB_MS = 1_000;

/** Each bomb is shown at once, as a reply read again from the device is; 0 when no task reached 50 ms. */
async function longestBombTask({ page }: Opened): Promise<{ name: string; ms: number }> {
  let longest = { name: "none over 50 ms", ms: 0 };
  for (const [name, text] of Object.entries(BOMBS)) {
    await page.evaluate((bomb) => window.showAtOnce(bomb), text);
    await page.waitForTimeout(BOMB_MS);
    const { longTasksMs } = await page.evaluate(() => window.streamed);
    await page.evaluate(() => window.clear());
    await page.waitForTimeout(BOMB_MS);
    const ms = Math.max(0, ...longTasksMs);
    if (ms > longest.ms) longest = { name, ms };
  }
  return longest;
}

function figure(name: string, value: number, unit: string, atMost: number | null): Figure {
  return { name, value, unit, atMost };
}
