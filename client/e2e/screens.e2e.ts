// Every screen, in both themes, judged by axe and measured for what does not fit.
import type { Page } from "playwright-core";
import { expect } from "vitest";
import { expectAccessible } from "./axe.ts";
import { ask, callCoach, composer, openDay, POST, sheet, waitForWholeReply } from "./cockpit.ts";
import { test } from "./model-test.ts";

const LAPTOP = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };
const TABLET = { width: 1024, height: 768 };
const PICTURED = [LAPTOP, TABLET, PHONE];
const SIZES = [...PICTURED, { width: 1280, height: 600 }, { width: 360, height: 640 }, { width: 320, height: 568 }];

const REPLY = [
  "**Verdict** : PRESQUE — 3/4. L’accroche tient ; l’appel manque.",
  "## Ce qui bloque\n\n1. « On en parle bientôt » — critère 3.\n2. `un-mot-d-un-seul-tenant-bien-plus-long-que-la-colonne-d-un-telephone-etroit`",
  "| Critère | Rempli | Pourquoi | Effet sur le client |\n|---|---|---|---|\n| Accroche | oui | un fait | il lit la suite |",
  "> Une citation, puis [un lien](https://example.com/une/adresse/assez/longue/pour/deborder).",
].join("\n\n");

test.for(["fr", "en"] as const)(
  "nothing for axe to say by day or by night, and nothing that overflows, in %s",
  { timeout: 150_000 },
  async (lang, { openPage, product, upstream }) => {
    const page = await openPage({ lang, tolerates: [/ERR_INTERNET_DISCONNECTED/] });
    const { origin } = product;
    upstream.reply(REPLY);

    await page.goto(`${origin}/app/depart`);
    await page.locator(".line-in").first().waitFor();
    await expectSound(page, "first-run");
    await page.goto(`${origin}/app/journal`);
    await page.getByRole("heading", { level: 1 }).waitFor();
    await expectSound(page, "journal-empty");
    await page.goto(`${origin}/app/today`);
    await page.locator(".crit").waitFor();
    await expectSound(page, "today");
    expect(await page.locator(".day .t").evaluateAll(whatIsCut)).toEqual([]);
    await page.goto(`${origin}/app/day/99`);
    await page.getByRole("heading", { level: 1 }).waitFor();
    await expectSound(page, "unknown-day");
    await page.goto(`${origin}/app/profil`);
    await page.locator(".line-in").first().waitFor();
    await expectSound(page, "profile");
    await page.goto(`${origin}/app/reglages`);
    await page.locator(".choice").first().waitFor();
    await expectSound(page, "settings");
    await page.locator(".help-open:visible").click();
    await page.getByRole("dialog").waitFor();
    await expectAccessible(page);
    await expectContrastByNight(page);
    // The bar that it was opened from is not there on a phone; the help is.
    await page.setViewportSize(PHONE);
    expect(await page.getByRole("dialog").isVisible()).toBe(true);
    await page.setViewportSize(LAPTOP);
    await page.keyboard.press("Escape");

    await openDay(page, origin, 3);
    await callCoach(page);
    await expectSound(page, "coach-aboard");
    await page.keyboard.press("Control+k");
    await page.getByRole("combobox").fill("c");
    await expectSound(page, "palette");
    await page.keyboard.press("Escape");
    await sheet(page).fill(POST);
    await page.locator(".chip").first().click();
    await waitForWholeReply(page);
    await expectSound(page, "verdict");
    upstream.fault("bad-key");
    await ask(page, "Et la fin ?");
    await page.locator(".coach .err").waitFor();
    await expectSound(page, "failure");
    await page.context().setOffline(true);
    await ask(page, "Et sans réseau ?");
    await page.locator(".queue").waitFor();
    await expectSound(page, "offline-question");
    await page.locator('.rail a[href="/app/journal"]').click();
    await page.locator(".res").waitFor();
    await expectSound(page, "journal");
    await page.locator(".res").click();
    await page.locator(".reading .md").first().waitFor();
    for (const size of [PHONE, LAPTOP]) {
      await page.setViewportSize(size);
      await expectNoOverflow(page);
      await expectContrastByNight(page);
    }
  },
);

test("with the phone's keyboard open the field being written in stays in sight", async ({ openPage, product }) => {
  const page = await openPage({ viewport: { width: 360, height: 640 }, touch: true, lang: "en" });
  await page.goto(`${product.origin}/app/day/3?volet=coach`);
  await callCoach(page);
  await expectTargets(page, 44);
  // One header: who speaks, beside the help and the menu.
  for (const part of [".coach > .pane-h", ".mob-h .help-open", ".mob-h summary"]) await expectInView(page, part);
  expect((await page.locator(".coach > .pane-h").boundingBox())?.y).toBe(0);
  await composer(page).click();
  // `interactive-widget=resizes-content`: the keyboard takes its height from the page.
  await page.setViewportSize({ width: 360, height: 320 });
  await composer(page).fill("Une question de deux lignes,\nla deuxième ici.");
  await expectInView(page, ".composer textarea");
  await expectInView(page, ".composer .send");
  // The bars come back with the field's focus: what is pressed does not move from under the finger.
  await page.locator(".composer .send").tap();
  await page.locator(".asked", { hasText: "Une question de deux lignes" }).waitFor();
  await page.setViewportSize({ width: 360, height: 640 });
  await page.goto(`${product.origin}/app/day/3`);
  await sheet(page).click();
  await page.setViewportSize({ width: 360, height: 320 });
  await page.keyboard.type("Et toi ? Et lui ? x");
  expect(await page.evaluate(() => document.activeElement?.id)).toBe("deliverable");
  // The measure that is broken is in sight beside the words.
  await expectInView(page, ".gauge:nth-child(1 of .off)");
  await expectNoOverflow(page);
});

test("a phone held sideways, and a laptop at 200 %, keep help, the tabs, the day's closing and every alert", async ({
  openPage,
  product,
}) => {
  const page = await openPage({ viewport: { width: 640, height: 300 }, touch: true });
  await openDay(page, product.origin, 3);
  const frame = [".mob-h .help-open", ".tabs a", ".page > .actions button", ".notices"];
  const shown = () => Promise.all(frame.map((part) => page.locator(part).first().evaluate(isRendered)));
  for (const size of [
    { width: 640, height: 300 },
    { width: 667, height: 375 },
  ]) {
    await page.setViewportSize(size);
    expect(await shown()).toEqual([true, true, true, true]);
    await expectInView(page, ".tabs a:last-child");
    await expectNoOverflow(page);
    await expectTargets(page, 44);
  }
  // With the words being written the keyboard comes, and it takes half of what there is.
  await sheet(page).focus();
  expect(await shown()).toEqual([false, false, false, false]);
  await sheet(page).blur();
  expect(await shown()).toEqual([true, true, true, true]);

  // One too wide for tabs: with the keyboard open the coach has the height that is left, and gives it back.
  await page.setViewportSize({ width: 844, height: 390 });
  await page.keyboard.press("Control+j");
  await composer(page).click();
  await page.setViewportSize({ width: 844, height: 200 });
  await expect.poll(() => page.locator(".status").isVisible()).toBe(false);
  await expectInView(page, ".composer .send");
  expect((await page.locator(".thread-scroll").boundingBox())?.height).toBeGreaterThan(64);
  await composer(page).blur();
  await page.locator(".status .help-open").waitFor();
  await expectNoOverflow(page);
});

test("with forced colours what is open is told from the rest; where motion is unwanted nothing moves", async ({
  openPage,
  product,
}) => {
  const page = await openPage();
  await page.emulateMedia({ forcedColors: "active", reducedMotion: "reduce" });
  await openDay(page, product.origin, 3);
  await sheet(page).fill(POST);
  const style = (selector: string, name: string) =>
    page.locator(selector).evaluate((at, property) => getComputedStyle(at).getPropertyValue(property), name);
  // Words that are written twice, one over the other, are hard to read.
  expect(await style(".sheet .mirror", "color")).toBe("rgba(0, 0, 0, 0)");
  await page.getByRole("button", { name: "Nouvelle version" }).click();
  await page.locator(".tab:nth-of-type(2)").waitFor();
  const underlines = [1, 2].map((nth) => style(`.tab:nth-of-type(${nth})`, "border-bottom-color"));
  const [closed, open] = await Promise.all(underlines);
  expect([closed, open === closed]).toEqual(["rgb(255, 255, 255)", false]);
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox").waitFor();
  expect(await style(".pal", "animation-name")).toBe("none");
});

/**
 * On a laptop and, in French, on a phone and by night for axe: what these change is not the language. In every size for what
 * does not fit. Leaves the page on a laptop.
 */
async function expectSound(page: Page, screen: string): Promise<void> {
  const lang = await page.evaluate(() => document.documentElement.lang);
  const isFrench = lang === "fr";
  for (const size of SIZES) {
    await page.setViewportSize(size);
    await expectNoOverflow(page);
    if (size === LAPTOP || (size === PHONE && isFrench)) await expectAccessible(page);
    if (size === LAPTOP && isFrench) await expectContrastByNight(page);
    if (process.env["PICTURES"] === "true" && PICTURED.includes(size))
      await keepPictures(page, `${screen}-${size.width}x${size.height}`, lang);
  }
  await page.setViewportSize(LAPTOP);
}

/** For `npm run screens`: what a screen shows once something was asked in it. */
async function keepPictures(page: Page, name: string, lang: string): Promise<void> {
  for (const [theme, colorScheme] of [
    ["night", "dark"],
    ["day", "light"],
  ] as const) {
    await page.emulateMedia({ colorScheme });
    await page.screenshot({ path: `test-results/screens/${name}-${theme}-${lang}.png` });
  }
}

/** The fourteen titles are read in the rail, not guessed. */
function whatIsCut(titles: Element[]): string[] {
  return titles.filter((title) => title.scrollHeight > title.clientHeight + 1).map((title) => title.textContent);
}

/** The night changes colours and nothing else: of the rules, only that of contrast can say something new. */
async function expectContrastByNight(page: Page): Promise<void> {
  await page.emulateMedia({ colorScheme: "dark" });
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toBe("dark");
  await expectAccessible(page, ["color-contrast"]);
  await page.emulateMedia({ colorScheme: "light" });
}

/** The page never scrolls sideways, and nothing that can be seen stands outside of it. */
async function expectNoOverflow(page: Page): Promise<void> {
  const outside = await page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const scrolls =
      document.documentElement.scrollWidth > width ? [`the page is ${document.documentElement.scrollWidth}`] : [];
    const beyond = [...document.querySelectorAll("main *, aside *, header *, nav *, footer *")].filter((element) => {
      const { left, right, width: own, height } = element.getBoundingClientRect();
      const seen =
        own > 1 && height > 1 && element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
      return seen && (right > width + 1 || left < -1) && !isScrolledInside(element);
    });
    return [...scrolls, ...beyond.slice(0, 5).map((element) => element.outerHTML.slice(0, 160))];

    /** What is wider than its box on purpose scrolls or is cut there. */
    function isScrolledInside(element: Element): boolean {
      for (let box = element.parentElement; box !== null; box = box.parentElement) {
        const { right } = box.getBoundingClientRect();
        if (getComputedStyle(box).overflowX !== "visible" && right <= width + 1) return true;
      }
      return false;
    }
  });
  const { width, height } = page.viewportSize() ?? LAPTOP;
  expect(outside, `${page.url()} at ${width}×${height}`).toEqual([]);
}

async function expectInView(page: Page, selector: string): Promise<void> {
  const box = await page.locator(selector).boundingBox();
  const height = page.viewportSize()?.height ?? 0;
  expect(box, selector).not.toBeNull();
  expect(box?.y).toBeGreaterThanOrEqual(0);
  expect((box?.y ?? 0) + (box?.height ?? 0), `${selector} ends in view`).toBeLessThanOrEqual(height);
}

function isRendered(element: Element): boolean {
  return element.checkVisibility();
}

/** What is pressed is at least so large each way: itself, or the label that it is in. */
async function expectTargets(page: Page, leastPx: number): Promise<void> {
  const small = await page.evaluate((least) => {
    const pressed = document.querySelectorAll("button, summary, nav a, input:is([type=checkbox], [type=radio])");
    return [...pressed].flatMap((element) => {
      const { width, height } = (element.closest("label") ?? element).getBoundingClientRect();
      const isSmall = element.checkVisibility() && (width < least - 0.5 || height < least - 0.5);
      return isSmall ? [`${Math.round(width)}×${Math.round(height)} ${element.outerHTML.slice(0, 100)}`] : [];
    });
  }, leastPx);
  expect(small, `${page.url()}: targets under ${leastPx} px`).toEqual([]);
}
