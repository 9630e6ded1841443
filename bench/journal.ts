/**
 * The journal with 1,000, 10,000 and 100,000 messages, in the built product in a real Chromium: how long until it opens,
 * until it has been read, until what is typed is found, what that holds up, and what it weighs.
 */
import { readFile } from "node:fs/promises";
import { type Browser, chromium, type Page } from "playwright-core";
import { findChromium } from "#client/e2e/find-chromium.ts";
import { putRows } from "#client/e2e/seed-journal.ts";
import { startProduct } from "#client/e2e/start-product.ts";
import type { FromWorker, ToWorker } from "#client/db/search/look.ts";
import { type Bench, type Figure, percentile } from "./figure.ts";
import { journalRows } from "./journal-rows.ts";

/** Messages, and what the first results may take at the 95th percentile (milliseconds; `null`: only shown). */
const SIZES = [
  { messages: 1_000, firstResultsMs: null },
  { messages: 10_000, firstResultsMs: 20 },
  { messages: 100_000, firstResultsMs: 150 },
];
const SETTLED_MS = 300;
const ROUNDS = 4;
/** Common, rare and absent words, beginnings, several words, phrases: as they are typed, letter after letter. */
const TYPED = ["accroche", "ecoute trois", "« pas encore »", "xylophone", "prob", "J", "freins enfants", "zzz"];

/** `quick` leaves the largest journal out. */
export async function benchJournal(quick: boolean): Promise<Bench> {
  const figures: Figure[] = [];
  for (const size of quick ? SIZES.slice(0, 2) : SIZES) figures.push(...(await measured(size)));
  return { figures, note: `${TYPED.length} searches, a look per letter, ${ROUNDS} times; the built product` };
}

async function measured({ messages, firstResultsMs }: (typeof SIZES)[number]): Promise<Figure[]> {
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error("No Chromium: install one, or set CHROME_PATH to yours.");
  const product = await startProduct();
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
  try {
    const page = await browser.newPage({ locale: "fr-FR", viewport: { width: 1440, height: 900 } });
    // What compiles this file for Node names functions by a call that a page does not know.
    await page.addInitScript("globalThis.__name = (named) => named");
    await page.addInitScript(watch);
    await page.goto(`${product.origin}/app/today`);
    await page.locator(".crit").waitFor();
    await fill(page, messages);
    await page.goto(`${product.origin}/app/today`);
    await page.locator(".crit").waitFor();
    await page.waitForTimeout(SETTLED_MS);
    const withoutMegabytes = await rendererMegabytes(browser);
    const opened = await open(page, product.origin);
    const found = await search(page);
    const name = (what: string) => `${messages} messages: ${what}`;
    return [
      { name: name("journal open, first lines"), value: opened.linesMs, unit: "ms", atMost: null },
      { name: name("journal open, all read"), value: opened.readMs, unit: "ms", atMost: null },
      {
        name: name("tasks over 50 ms while opening and reading"),
        value: opened.longTasksMs.length,
        unit: "tasks",
        atMost: null,
      },
      { name: name("longest of them"), value: Math.max(0, ...opened.longTasksMs), unit: "ms", atMost: null },
      { name: name("first results, median"), value: percentile(found.answersMs, 0.5), unit: "ms", atMost: null },
      {
        name: name("first results, p95"),
        value: percentile(found.answersMs, 0.95),
        unit: "ms",
        atMost: firstResultsMs,
      },
      {
        name: name("keystroke to lines in the page, p95"),
        value: percentile(found.paintsMs, 0.95),
        unit: "ms",
        atMost: null,
      },
      {
        name: name("tasks over 50 ms while searching"),
        value: found.longTasksMs.length,
        unit: "tasks",
        atMost: 0,
      },
      { name: name("longest of them"), value: Math.max(0, ...found.longTasksMs), unit: "ms", atMost: null },
      {
        name: name("memory of the page with its worker, over that of /app/today"),
        value: (await rendererMegabytes(browser)) - withoutMegabytes,
        unit: "MB",
        atMost: null,
      },
    ];
  } finally {
    await browser.close();
    await product.stop();
  }
}

async function fill(page: Page, messages: number): Promise<void> {
  for (const rows of journalRows(messages)) await putRows(page, rows);
}

/** A cold page, as after a reload; times since its navigation began. */
async function open(page: Page, origin: string) {
  await page.goto(`${origin}/app/journal`);
  await page.waitForFunction(() => window.journalBench.readAtMs > 0, undefined, { timeout: 120_000 });
  await page.waitForTimeout(SETTLED_MS);
  return page.evaluate(() => {
    const { firstLineAtMs, readAtMs, longTasksMs } = window.journalBench;
    return { linesMs: firstLineAtMs, readMs: readAtMs, longTasksMs: longTasksMs.splice(0) };
  });
}

async function search(page: Page) {
  for (let round = 0; round < ROUNDS; round++) for (const typed of TYPED) await type(page, typed);
  return page.evaluate(() => window.journalBench);
}

/** Letter after letter, each once the one before was answered and painted; then the field is emptied. */
function type(page: Page, words: string): Promise<void> {
  return page.evaluate(async (typed) => {
    const field = document.querySelector<HTMLInputElement>(".search-field input");
    // React hears a value that was set past its own setter.
    // oxlint-disable-next-line typescript/unbound-method
    const setValue = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set;
    if (field === null || setValue === undefined) throw new Error("no search field");
    const letters = Array.from({ length: typed.length }, (_, at) => typed.slice(0, at + 1));
    for (const text of [...letters, ""]) {
      const { answersMs, paintsMs } = window.journalBench;
      const answered = answersMs.length;
      const startedAt = performance.now();
      setValue.call(field, text);
      field.dispatchEvent(new Event("input", { bubbles: true }));
      while (answersMs.length === answered) await nextFrame();
      await nextFrame();
      paintsMs.push(performance.now() - startedAt);
    }
    function nextFrame() {
      return new Promise((resolve) => {
        requestAnimationFrame(resolve);
      });
    }
  }, words);
}

/** Resident memory of the page's process, its worker included. */
async function rendererMegabytes(browser: Browser): Promise<number> {
  const cdp = await browser.newBrowserCDPSession();
  const { processInfo } = await cdp.send("SystemInfo.getProcessInfo");
  const sizes = await Promise.all(
    processInfo
      .filter(({ type: kind }) => kind === "renderer")
      .map(async ({ id }) => /VmRSS:\s+(\d+) kB/.exec(await readFile(`/proc/${id}/status`, "utf8"))?.[1]),
  );
  return Math.max(...sizes.map(Number)) / 1_000;
}

type Watched = {
  firstLineAtMs: number;
  readAtMs: number;
  answersMs: number[];
  paintsMs: number[];
  longTasksMs: number[];
};

declare global {
  interface Window {
    journalBench: Watched;
  }
}

/** Runs before the page's own code: notes when looks are asked and answered, and every task over 50 ms. */
function watch(): void {
  const watched: Watched = { firstLineAtMs: 0, readAtMs: 0, answersMs: [], paintsMs: [], longTasksMs: [] };
  window.journalBench = watched;
  let askedAt = 0;
  window.Worker = class extends Worker {
    override postMessage(message: ToWorker): void {
      if (message.kind === "open") this.addEventListener("message", hear);
      if (message.kind === "look") askedAt = performance.now();
      super.postMessage(message);
    }
  };
  function hear({ data }: MessageEvent<FromWorker>) {
    if (data.kind !== "answer") return;
    watched.answersMs.push(performance.now() - askedAt);
    if (!data.answer.isReading && watched.readAtMs === 0) watched.readAtMs = performance.now();
  }
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) watched.longTasksMs.push(duration);
  }).observe({ type: "longtask" });
  const lookForLine = () => {
    if (document.querySelector(".res") === null) requestAnimationFrame(lookForLine);
    else watched.firstLineAtMs = performance.now();
  };
  requestAnimationFrame(lookForLine);
}
