/**
 * A day with very many messages, in a real Chromium: how long it takes to open, whether it scrolls at the screen's rate, and
 * how soon a keystroke is painted, at rest and while a reply is written at the foot.
 */
import type { Page } from "playwright-core";
import { type Bench, type Figure, percentile } from "./figure.ts";
import { inChromium, type Opened } from "./in-chromium.ts";
import type { Keystroke } from "./in-page/keystrokes.ts";
import { replyTokens } from "./reply-tokens.ts";

const COUNTS = [20, 100, 1_000, 5_000];
const QUICK_COUNTS = [20, 1_000];
/** Some 1,200 characters: a reply of the usual length. */
const REPLY_TOKENS = 300;
const KEYSTROKES = 60;
const KEY_EVERY_MS = 60;
const OPEN_TIMES = 3;
const SLOW_FRAME_MS = 25;

type Open = () => Promise<Opened>;

/** `quick` measures 20 and 1,000 messages alone. */
export async function benchLongThread(quick: boolean): Promise<Bench> {
  return inChromium("thread-page", async (open) => {
    const figures: Figure[] = [];
    const cpu = new Map<number, Cpu>();
    for (const count of quick ? QUICK_COUNTS : COUNTS) {
      const measured = await longThread(open, count);
      figures.push(...measured.figures);
      cpu.set(count, measured.cpu);
    }
    // Of the processor's time, so that a busy machine shows the same.
    const [short, long] = [cpu.get(20), cpu.get(1_000)];
    if (short !== undefined && long !== undefined) {
      figures.push(
        { name: "1000 messages against 20, CPU of a keystroke", value: long.rest / short.rest, unit: "×", atMost: 1.5 },
        {
          name: "1000 messages against 20, the same while a reply is written",
          value: long.busy / short.busy,
          unit: "×",
          atMost: 1.5,
        },
      );
    }
    return { figures, note: `replies of ${REPLY_TOKENS} tokens, in a pane of 432 × 760 px` };
  });
}

/** Milliseconds of the main thread for each keystroke; `busy`: with the three tokens that come meanwhile. */
type Cpu = { rest: number; busy: number };

async function longThread(open: Open, count: number): Promise<{ figures: Figure[]; cpu: Cpu }> {
  const reply = replyTokens(REPLY_TOKENS).join("");
  const isBound = count === 1_000;
  const opened: number[] = [];
  for (let time = 1; time < OPEN_TIMES; time++) {
    const { page, tookMs } = await openThread(open, count, reply);
    opened.push(tookMs);
    await page.close();
  }
  const { page, cdp, tookMs } = await openThread(open, count, reply);
  opened.push(tookMs);
  const shown = await page.evaluate(() => window.bench.shownTurns());
  const read = await page.evaluate(() => window.bench.read());
  const startedAt = await cpuMs(cdp);
  const rest = await typed(page);
  const restCpu = (await cpuMs(cdp)) - startedAt;
  const gaps = await page.evaluate(() => window.bench.scroll());
  await page.evaluate((text) => {
    window.bench.longTasks();
    window.bench.stream(text);
  }, reply);
  const streamedAt = await cpuMs(cdp);
  const busy = await typed(page);
  const busyCpu = (await cpuMs(cdp)) - streamedAt;
  const longTasks = await page.evaluate(() => window.bench.longTasks());
  await page.evaluate(() => window.bench.endStream());
  await page.close();
  const named = (name: string) => `${count} messages, ${name}`;
  const cpu = { rest: restCpu / KEYSTROKES, busy: busyCpu / KEYSTROKES };
  const figures = [
    { name: named("opened, median"), value: percentile(opened, 0.5), unit: "ms", atMost: isBound ? 300 : null },
    { name: named("articles in the page"), value: shown, unit: "", atMost: null },
    { name: named("read once"), value: read, unit: "ms", atMost: null },
    { name: named("scrolling, frames over 25 ms"), value: slowShare(gaps), unit: "%", atMost: isBound ? 5 : null },
    { name: named("scrolling, gap between frames, p95"), value: percentile(gaps, 0.95), unit: "ms", atMost: null },
    { name: named("keystroke, work, p95"), value: p95(rest, "workedMs"), unit: "ms", atMost: isBound ? 16 : null },
    { name: named("keystroke, to paint, p95"), value: p95(rest, "paintedMs"), unit: "ms", atMost: null },
    {
      name: named("keystroke while a reply is written, work, p95"),
      value: p95(busy, "workedMs"),
      unit: "ms",
      atMost: isBound ? 16 : null,
    },
    {
      name: named("keystroke while a reply is written, to paint, p95"),
      value: p95(busy, "paintedMs"),
      unit: "ms",
      atMost: null,
    },
    { name: named("while a reply is written, tasks over 50 ms"), value: longTasks.length, unit: "tasks", atMost: null },
    { name: named("CPU of a keystroke"), value: cpu.rest, unit: "ms", atMost: null },
    { name: named("CPU of a keystroke while a reply is written"), value: cpu.busy, unit: "ms", atMost: null },
  ];
  return { figures, cpu };
}

async function openThread(
  open: Open,
  count: number,
  reply: string,
): Promise<{ page: Page; cdp: Opened["cdp"]; tookMs: number }> {
  const { page, cdp } = await open();
  await cdp.send("Performance.disable");
  await cdp.send("Performance.enable", { timeDomain: "threadTicks" });
  await page.evaluate(([messages, text]) => window.bench.seed(messages, text), [count, reply] as const);
  return { page, cdp, tookMs: await page.evaluate(() => window.bench.open()) };
}

async function cpuMs(cdp: Opened["cdp"]): Promise<number> {
  const { metrics } = await cdp.send("Performance.getMetrics");
  return (metrics.find(({ name }) => name === "TaskDuration")?.value ?? 0) * 1_000;
}

async function typed(page: Page): Promise<Keystroke[]> {
  await page.evaluate(() => window.bench.keystrokes());
  await page.locator(".composer textarea").focus();
  await page.keyboard.type("x".repeat(KEYSTROKES), { delay: KEY_EVERY_MS });
  await page.waitForTimeout(KEY_EVERY_MS * 2);
  return page.evaluate(() => window.bench.keystrokes());
}

function p95(keystrokes: readonly Keystroke[], of: keyof Keystroke): number {
  return percentile(
    keystrokes.map((keystroke) => keystroke[of]),
    0.95,
  );
}

function slowShare(gaps: readonly number[]): number {
  return (gaps.filter((gap) => gap > SLOW_FRAME_MS).length / Math.max(gaps.length, 1)) * 100;
}
