/**
 * `npm run screens`: a picture of each screen in every size, theme and language, in `test-results/screens`, to look at beside
 * the mocks. Build first. Words after the command keep only the pictures whose name holds one of them: `night-en`, `360x640`.
 */
import { mkdir } from "node:fs/promises";
import { chromium } from "playwright-core";
import { findChromium } from "./find-chromium.ts";
import { startProduct } from "./start-product.ts";

const FOLDER = "test-results/screens";
const SIZES = [
  [1440, 900],
  [1280, 600],
  [1024, 768],
  [390, 844],
  [360, 640],
] as const;
const THEMES = [
  ["day", "light"],
  ["night", "dark"],
] as const;
const LOCALES = [
  ["fr", "fr-FR"],
  ["en", "en-GB"],
] as const;
const SCREENS = [
  ["first-run", "/app/depart"],
  ["today", "/app/today"],
  ["day-3", "/app/day/3"],
  ["journal", "/app/journal"],
  ["profile", "/app/profil"],
  ["settings", "/app/reglages"],
  ["voyage", "/app/voyage"],
  ["pilotage", "/app/pilotage"],
] as const;
/** Live queries and lazy screens have painted by then; a picture needs no proof. */
const SETTLE_MS = 400;

const wanted = process.argv.slice(2);
await mkdir(FOLDER, { recursive: true });
const executablePath = findChromium();
const browser = await chromium.launch({
  args: ["--no-sandbox", "--disable-gpu"],
  ...(executablePath === undefined ? {} : { executablePath }),
});
try {
  for (const [themeName, colorScheme] of THEMES) {
    for (const [lang, locale] of LOCALES) {
      // The first visit makes the owner: each browser context gets a product of its own.
      const product = await startProduct();
      const context = await browser.newContext({ colorScheme, locale, timezoneId: "Europe/Paris" });
      const page = await context.newPage();
      for (const [screen, path] of SCREENS) {
        for (const [width, height] of SIZES) {
          const name = `${screen}-${width}x${height}-${themeName}-${lang}`;
          if (wanted.length > 0 && !wanted.some((word) => name.includes(word))) continue;
          await page.setViewportSize({ width, height });
          await page.goto(product.origin + path);
          await page.getByRole("heading", { level: 1 }).waitFor();
          await page.waitForTimeout(SETTLE_MS);
          await page.screenshot({ path: `${FOLDER}/${name}.png` });
        }
      }
      await context.close();
      await product.stop();
    }
  }
} finally {
  await browser.close();
}
console.log(`Pictures are in ${FOLDER}.`);
