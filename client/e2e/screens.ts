/**
 * `npm run screens`: a picture of each screen in every size, theme and language, in `test-results/screens`, to look at beside
 * the mocks; then those of a coach at work, which `screens.e2e.ts` takes on its way. Build first. Words after the command
 * keep only the pictures of the first kind whose name holds one of them: `night-en`, `360x640`.
 */
import { spawnSync } from "node:child_process";
import { mkdir } from "node:fs/promises";
import { chromium, type Page } from "playwright-core";
import { startMockUpstream } from "#server/testing/mock-upstream.ts";
import { findChromium } from "./find-chromium.ts";
import { startProduct } from "./start-product.ts";
import { walkScreens } from "./walk-screens.ts";

const FOLDER = "test-results/screens";
const SIZES = [
  [1440, 900],
  [1280, 600],
  [1024, 768],
  [820, 1180],
  [390, 844],
  [360, 640],
  [320, 568],
] as const;
const LAPTOP = { width: 1440, height: 900 };
const THEMES = [
  ["night", "dark"],
  ["day", "light"],
] as const;
const LOCALES = [
  ["fr", "fr-FR"],
  ["en", "en-GB"],
] as const;
/** Live queries and lazy screens have painted by then; a picture needs no proof. */
const SETTLE_MS = 250;

const wanted = process.argv.slice(2);
await mkdir(FOLDER, { recursive: true });
const executablePath = findChromium();
const browser = await chromium.launch({
  args: ["--no-sandbox", "--disable-gpu"],
  ...(executablePath === undefined ? {} : { executablePath }),
});
try {
  for (const [lang, locale] of LOCALES) {
    const upstream = await startMockUpstream();
    const product = await startProduct({ env: { OPENAI_BASE_URL: upstream.url, OPENAI_API_KEY: "sk-screens" } });
    const context = await browser.newContext({ locale, timezoneId: "Europe/Paris", viewport: LAPTOP });
    const page = await context.newPage();
    await walkScreens({ page, lang, origin: product.origin, upstream, keep: (screen) => keep(page, screen, lang) });
    await context.close();
    await product.stop();
    await upstream.close();
  }
} finally {
  await browser.close();
}
if (wanted.length === 0) {
  const args = ["run", "--project", "e2e", "client/e2e/screens.e2e.ts"];
  spawnSync("vitest", args, { stdio: "inherit", env: { ...process.env, PICTURES: "true" } });
}
console.log(`Pictures are in ${FOLDER}.`);

async function keep(page: Page, screen: string, lang: string): Promise<void> {
  for (const [width, height] of SIZES) {
    for (const [theme, colorScheme] of THEMES) {
      const name = `${screen}-${width}x${height}-${theme}-${lang}`;
      if (wanted.length > 0 && !wanted.some((word) => name.includes(word))) continue;
      await page.setViewportSize({ width, height });
      await page.emulateMedia({ colorScheme });
      await page.waitForTimeout(SETTLE_MS);
      await page.screenshot({ path: `${FOLDER}/${name}.png` });
    }
  }
  await page.setViewportSize(LAPTOP);
}
