// Everything by its name from one field, and panes that keep the size they were given; without a mouse.
import type { Page } from "playwright-core";
import { expect } from "vitest";
import {
  composer,
  isFocused,
  openDay,
  questions,
  storedQuestions,
  waitForWholeReply,
  writeDeliverable,
} from "./cockpit.ts";
import { test } from "./model-test.ts";

test("by name alone: to J5, into the journal, a chip asked, and Escape gives the keyboard back", async ({
  openPage,
  product,
  upstream,
}) => {
  const page = await openPage();
  upstream.reply("**Verdict** : PRESQUE — 3/4.");
  await openDay(page, product.origin, 3);
  await writeDeliverable(page, "Un texte.");
  await page.getByRole("link", { name: /^Enregistré sur cet appareil\s*\d\d:\d\d$/ }).waitFor();
  await page.locator("#deliverable").focus();

  await type(page, "j5");
  expect(await options(page).allInnerTexts()).toHaveLength(3);
  await page.keyboard.press("Escape");
  await field(page).waitFor({ state: "detached" });
  expect(await page.evaluate(() => document.activeElement?.id)).toBe("deliverable");

  await type(page, "jour 5");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: "Ce qu’ils ont vraiment dit" }).waitFor();
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe("page");

  // What nothing is called: Enter looks for it, and asks nobody.
  await type(page, "vélo cargo");
  expect(await chosen(page)).toContain("Chercher « vélo cargo » dans le journal");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: "Journal" }).waitFor();
  expect(new URL(page.url()).searchParams.get("q")).toBe("vélo cargo");

  await openDay(page, product.origin, 3);
  await type(page, "critique mon");
  await expect.poll(() => chosen(page)).toContain("avec la V1");
  await page.keyboard.press("Enter");
  await waitForWholeReply(page);
  expect((await storedQuestions(page)).map(({ label, deliverable }) => [label, deliverable?.text])).toEqual([
    ["Critique mon post", "Un texte."],
  ]);
  await page.getByRole("link", { name: /^[1-9][\d\s]*jetons/ }).waitFor();

  await type(page, "Et ma deuxième phrase ?");
  await page.keyboard.press("Home");
  expect(await chosen(page)).toContain("Demander au Coach");
  await page.keyboard.press("Enter");
  await questions(page).nth(1).waitFor();
  expect((await storedQuestions(page)).map(({ text }) => text).at(-1)).toBe("Et ma deuxième phrase ?");
  expect(await composer(page).inputValue()).toBe("");

  // A question that the disk refuses is given back where it can be sent from.
  await page.evaluate(() => {
    // oxlint-disable-next-line typescript/unbound-method -- called on its own store
    IDBObjectStore.prototype.add = new Proxy(IDBObjectStore.prototype.add, {
      apply(add, store: IDBObjectStore, row) {
        if (store.name === "messages") throw new DOMException("the disk is full", "QuotaExceededError");
        return Reflect.apply(add, store, row);
      },
    });
  });
  await type(page, "Et mon prix ?");
  await page.keyboard.press("Home");
  await page.keyboard.press("Enter");
  await page.locator(".toast").getByText("Elle est dans le champ du Coach.").waitFor();
  await expect.poll(() => composer(page).inputValue()).toBe("Et mon prix ?");
});

test("a new exchange, the coach's window, the criteria and a new version are each had by their name", async ({
  openPage,
  product,
  upstream,
}) => {
  const page = await openPage();
  await openDay(page, product.origin, 3);
  await writeDeliverable(page, "Un texte.");
  await page.keyboard.press("Control+j");
  upstream.reply("Vu.");
  await composer(page).fill("Alors ?");
  await composer(page).press("Enter");
  await waitForWholeReply(page);
  await composer(page).fill("Pas encore envoyée");

  await type(page, "nouvel échange");
  await page.keyboard.press("Enter");
  const undo = page.getByRole("button", { name: "Annuler" });
  // Under the pointer it does not go away.
  await undo.hover();
  await expect.poll(() => questions(page).count()).toBe(0);
  await undo.click();
  await questions(page).waitFor();
  expect(await composer(page).inputValue()).toBe("Pas encore envoyée");

  await page.locator("#deliverable").focus();
  await type(page, "détacher");
  await page.keyboard.press("Enter");
  await expect.poll(() => isFocused(page, ".afloat > header")).toBe(true);
  await type(page, "rattacher");
  await page.keyboard.press("Enter");
  await page.locator(".coach:not(.afloat)").waitFor();
  await expect.poll(() => isFocused(page, "#deliverable")).toBe(true);

  // Before any word, `?` asks what else the keys can do.
  await type(page, "?");
  await page.locator("dialog.keys[open]").waitFor();
  await page.keyboard.press("Escape");
  await expect.poll(() => isFocused(page, "#deliverable")).toBe(true);

  await type(page, "3114");
  await page.keyboard.press("Enter");
  await page.locator("dialog.help[open]").waitFor();
  await page.keyboard.press("Escape");
  await expect.poll(() => isFocused(page, "#deliverable")).toBe(true);

  await type(page, "exporter");
  await page.keyboard.press("Enter");
  await expect.poll(() => isFocused(page, "#copies button")).toBe(true);
  await openDay(page, product.origin, 3);

  await type(page, "aller aux critères");
  await page.keyboard.press("Enter");
  await expect.poll(() => isFocused(page, ".crit")).toBe(true);

  await page.locator("#deliverable").focus();
  await page.keyboard.press("End");
  await page.keyboard.type(" Sa suite.");
  await type(page, "nouvelle version");
  await page.keyboard.press("Enter");
  await page.getByRole("tab", { name: /^V2/u }).waitFor();
  await expect.poll(() => isFocused(page, "#deliverable")).toBe(true);
  expect(await page.locator("#deliverable").inputValue()).toBe("Un texte. Sa suite.");
  // With less room for the tabs, the open one stays among those in sight.
  await page.setViewportSize({ width: 360, height: 640 });
  await expect
    .poll(() => right(page, '.tab[aria-selected="true"]'))
    .toBeLessThan(await right(page, ".ed-head .icon-btn"));
  await page.setViewportSize({ width: 1440, height: 900 });

  // From a screen without the coach, its window is asked for to be seen.
  await page.goto(`${product.origin}/app/journal`);
  await page.getByRole("heading", { level: 1, name: "Journal" }).waitFor();
  await type(page, "détacher");
  await page.keyboard.press("Enter");
  await page.locator(".afloat > header").waitFor();
});

test("a splitter moved by its keys is where it was put after a reload, and never outside the window", async ({
  openPage,
  product,
}) => {
  const page = await openPage();
  await openDay(page, product.origin, 3);
  await page.keyboard.press("Control+j");
  await composer(page).waitFor();
  const width = page.getByRole("separator", { name: "Largeur de Binôme et Coach" });
  const height = page.getByRole("separator", { name: "Hauteur du Chat Binôme" });
  await width.press("ArrowLeft");
  await width.press("ArrowLeft");
  await height.press("Home");
  await page.getByRole("button", { name: "Déplier le chat" }).waitFor();

  await page.reload();
  await composer(page).waitFor();
  expect([await width.getAttribute("aria-valuenow"), await sideWidth(page)]).toEqual(["464", 464]);
  expect(await height.getAttribute("aria-valuenow")).toBe("56");
  await page.setViewportSize({ width: 1024, height: 768 });
  await expect.poll(() => sideWidth(page)).toBe(404);
  expect(await width.getAttribute("aria-valuemax")).toBe("404");
  await page.setViewportSize({ width: 1440, height: 900 });
  await width.dblclick();
  await expect.poll(() => sideWidth(page)).toBe(432);

  await page.goto(`${product.origin}/app/journal`);
  const list = page.getByRole("separator", { name: "Largeur de la liste" });
  await list.press("ArrowRight");
  await page.reload();
  await list.waitFor();
  expect((await page.locator(".journal > .list").boundingBox())?.width).toBe(392);
  const bar = await list.boundingBox();
  await page.mouse.move((bar?.x ?? 0) + 4, 400);
  await page.mouse.down();
  await page.mouse.move((bar?.x ?? 0) - 16, 400);
  await page.mouse.up();
  await expect.poll(() => list.getAttribute("aria-valuenow")).toBe("372");
});

const field = (page: Page) => page.getByRole("combobox", { name: "Palette de commandes" });
const options = (page: Page) => page.getByRole("option");
const chosen = (page: Page) => page.getByRole("option", { selected: true }).innerText();

/** Opens the palette and types into it. */
async function type(page: Page, words: string): Promise<void> {
  await page.keyboard.press("Control+k");
  await field(page).waitFor();
  await page.keyboard.type(words);
}

async function right(page: Page, selector: string): Promise<number> {
  const box = await page.locator(selector).boundingBox();
  return (box?.x ?? 0) + (box?.width ?? 0);
}

async function sideWidth(page: Page): Promise<number | undefined> {
  return (await page.locator(".side").boundingBox())?.width;
}
