/**
 * How long a person waits between an address and the day's heading on the screen: on a browser that has never been here,
 * on one that comes back, and on one that comes back to a dead server. A mark is the frame in which the heading was painted.
 */
import { existsSync } from "node:fs";
import { chromium, type BrowserContext } from "playwright-core";
import { findChromium } from "#client/e2e/find-chromium.ts";
import { startProduct } from "#client/e2e/start-product.ts";
import type { Bench, Figure } from "./figure.ts";

const RUNS = 7;
const QUICK_RUNS = 3;

type Visit = "first" | "again" | "offline";
/** Wide: on two cores under a load of 25 the medians were 1.6, 1.2 and 1.3 s. */
const VISITS: Record<Visit, { name: string; atMost: number }> = {
  first: { name: "cold start, first visit", atMost: 2_000 },
  again: { name: "start, second visit", atMost: 1_500 },
  offline: { name: "start, server dead", atMost: 1_500 },
};

/** Medians, each of a fresh browser profile on a product of its own. */
export async function benchPageStart(quick: boolean): Promise<Bench> {
  const executablePath = findChromium();
  if (executablePath === undefined || !existsSync("dist/client/sw.js")) {
    return { figures: [], note: "start of the page not measured: it needs a Chromium and `npm run build`" };
  }
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
  const times: Record<Visit, number[]> = { first: [], again: [], offline: [] };
  try {
    for (let run = 0; run < (quick ? QUICK_RUNS : RUNS); run += 1) {
      const context = await browser.newContext({ locale: "fr-FR" });
      const product = await startProduct();
      try {
        times.first.push(await openToday(context, product.origin, true));
        times.again.push(await openToday(context, product.origin, false));
        await product.kill9();
        times.offline.push(await openToday(context, product.origin, false));
      } finally {
        await context.close();
        await product.stop();
      }
    }
  } finally {
    await browser.close();
  }
  return { figures: [figureOf("first", times), figureOf("again", times), figureOf("offline", times)], note: null };
}

function figureOf(visit: Visit, times: Record<Visit, number[]>): Figure {
  const { name, atMost } = VISITS[visit];
  const sorted = times[visit].toSorted((a, b) => a - b);
  return { name: `${name}, to the day's heading`, value: sorted[sorted.length >> 1] ?? 0, unit: "ms", atMost };
}

/** In a page of its own. Milliseconds from the navigation; `waitForWorker`: stays until the next start needs no server. */
async function openToday(context: BrowserContext, origin: string, waitForWorker: boolean): Promise<number> {
  const page = await context.newPage();
  await page.addInitScript(markHeading);
  await page.goto(`${origin}/app/today`);
  const handle = await page.waitForFunction(() => performance.getEntriesByName("heading")[0]?.startTime);
  const time = Number(await handle.jsonValue());
  if (waitForWorker) {
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  }
  await page.close();
  return time;
}

/** Runs in the page before any of its scripts. */
function markHeading(): void {
  const watch = new MutationObserver(() => {
    const heading = document.querySelector("main h1");
    if (heading === null || heading.textContent === "") return;
    watch.disconnect();
    // The frame that shows it ends before the next one begins.
    requestAnimationFrame(() => requestAnimationFrame(() => performance.mark("heading")));
  });
  watch.observe(document, { childList: true, subtree: true, characterData: true });
}
