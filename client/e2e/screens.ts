/**
 * `npm run screens`: a picture of each screen in every size, theme and language, in `test-results/screens`, to look at beside
 * the mocks. Build first. Words after the command keep only the pictures whose name holds one of them: `night-en`, `360x640`.
 */
import { mkdir } from "node:fs/promises";
import { chromium, type Page } from "playwright-core";
import { pairOwner, seedBuddyWords } from "./crew.ts";
import { findChromium } from "./find-chromium.ts";
import { type Product, startProduct } from "./start-product.ts";

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
  // The last one: from here on there is a binôme.
  ["binome", "/app/today?volet=binome"],
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
        if (screen === "binome") await boardBinome(product, page);
        for (const [width, height] of SIZES) {
          const name = `${screen}-${width}x${height}-${themeName}-${lang}`;
          if (wanted.length > 0 && !wanted.some((word) => name.includes(word))) continue;
          await page.setViewportSize({ width, height });
          await page.goto(product.origin + path);
          await page.getByRole("heading", { level: 1 }).waitFor();
          if (screen === "binome") await page.locator(".buddy-entry").last().waitFor();
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
/** Whose owner the first visit makes, whichever pictures are wanted. */
async function boardBinome(product: Product, page: Page): Promise<void> {
  await page.goto(product.origin);
  await page.getByRole("heading", { level: 1 }).waitFor();
  await seedBuddyWords(product, await pairOwner(product, "Léa Martin", "Yanis Haddad"));
}

console.log(`Pictures are in ${FOLDER}.`);
