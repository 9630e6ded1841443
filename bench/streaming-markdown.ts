/**
 * What a streaming reply costs the main thread, in a real Chromium: CPU per token as Markdown against plain
 * paragraphs, at the start and at the end of a long reply, long tasks, frame gaps; and the longest task that texts made
 * to hurt can cause.
 */
import type { Bench, Figure } from "./figure.ts";
import { inChromium, type Opened } from "./in-chromium.ts";
import { replyTokens } from "./reply-tokens.ts";
import { streamedCost, streamedFrames, TOKENS_PER_SECOND, windowOf } from "./streamed.ts";

const LONG_RUN_TOKENS = 16_000;
const QUICK_RUN_TOKENS = 2_000;

/** `quick` streams 2,000 tokens instead of 16,000 and compares windows of 500 tokens instead of 1,000. */
export async function benchStreamingMarkdown(quick: boolean): Promise<Bench> {
  const count = quick ? QUICK_RUN_TOKENS : LONG_RUN_TOKENS;
  return inChromium("page", async (open) => {
    const tokens = replyTokens(count);
    const plain = await streamedCost(await open(), "plain", tokens);
    const markdown = await streamedCost(await open(), "markdown", tokens);
    const some = tokens.slice(0, QUICK_RUN_TOKENS);
    const plainFrames = await streamedFrames(await open(), "plain", some);
    const frames = await streamedFrames(await open(), "markdown", some);
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
        figure("Markdown, longest gap between frames", frames.longestGapMs, "ms", null),
        figure("plain, longest gap between frames", plainFrames.longestGapMs, "ms", null),
        figure(`longest task of a Markdown bomb (${bombs.name})`, bombs.ms, "ms", 200),
      ],
      note: `${count} tokens at ${TOKENS_PER_SECOND}/s; windows of ${windowOf(count)} tokens`,
    };
  });
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
    const longTasksMs = await page.evaluate(() => window.longTasks());
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
