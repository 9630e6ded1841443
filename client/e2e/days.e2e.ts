// A day ends with a line for the next one, and every day after finds what was left.
import type { Page } from "playwright-core";
import { expect } from "vitest";
import { expectAccessible } from "./axe.ts";
import { openDay, sheet, writeDeliverable } from "./cockpit.ts";
import { test } from "./product-test.ts";

const LINE = "Si midi passe sans un message envoyé, alors j’écris à Nadia.";
const DAY_MS = 86_400_000;

test("the line written in the evening is there in the morning, by keyboard and with no network", async ({
  openPage,
  product,
}) => {
  const page = await openPage({ tolerates: [/ERR_INTERNET_DISCONNECTED/] });
  await openToday(page, product.origin);
  await page.getByRole("button", { name: "Une ligne pour demain" }).press("Enter");
  const line = page.getByRole("textbox", { name: "Une ligne pour demain" });
  await expect.poll(() => line.evaluate((field) => field === document.activeElement)).toBe(true);
  await page.keyboard.type(LINE);
  await page.locator(".ev-state", { hasText: /^enregistré$/ }).waitFor();
  await page.getByRole("button", { name: "Replier la ligne pour demain" }).press("Enter");
  await line.waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Valider la journée" }).press("Enter");
  await page.reload();
  // A day that is closed has its line in sight.
  await expect.poll(() => line.inputValue()).toBe(LINE);

  await openToday(page, product.origin, 1);
  await page.context().setOffline(true);
  await page.getByText("Ta ligne du soir de J1").waitFor();
  await page.locator(".ev-recalled", { hasText: LINE }).waitFor();
  await line.waitFor({ state: "detached" });
  expect(await sheet(page).inputValue()).toBe("");
  await page.context().setOffline(false);

  // After midnight the evening goes on: its line can still be changed, and is no morning's yet.
  const night = new Date(Date.now() + DAY_MS);
  night.setHours(0, 30);
  await page.clock.setFixedTime(night);
  await page.reload();
  await page.getByRole("heading", { level: 1, name: "Dix personnes" }).waitFor();
  await expect.poll(() => line.inputValue()).toBe(LINE);
  expect(await page.locator(".ev-recalled").count()).toBe(0);
});

test("what was counted in the field is the first draft of the review, and can be taken back", async ({
  openPage,
  product,
}) => {
  const page = await openPage();
  await openToday(page, product.origin);
  // J1 is not about people: the counters are there, folded.
  const field = page.locator(".fw");
  await field.waitFor();
  expect(await field.evaluate((details: HTMLDetailsElement) => details.open)).toBe(false);

  await openDay(page, product.origin, 4);
  const more = page.getByRole("button", { name: "Une conversation de plus" });
  await more.press("Enter");
  await more.press("Enter");
  await page.getByRole("textbox", { name: "Refus" }).pressSequentially("3");
  await page.getByRole("textbox", { name: "Euros" }).pressSequentially("79,50");
  await page.locator(".fw-told", { hasText: "2 conversations, 3 refus, 79,50" }).waitFor();

  await openDay(page, product.origin, 7);
  await page.getByText("Depuis J1").waitFor();
  await page.getByRole("button", { name: "Partir de mes chiffres" }).press("Enter");
  await expect.poll(() => sheet(page).inputValue()).toMatch(/J4\s: 2 conversations, 3 refus, 79,50\s€/u);
  await page.getByRole("button", { name: "Partir de mes chiffres" }).waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Annuler" }).click();
  await expect.poll(() => sheet(page).inputValue()).toBe("");
  await page.getByRole("button", { name: "Partir de mes chiffres" }).waitFor();
});

test("back after days off nothing is lost; J14 leads to the page of them all, and the cockpit goes on after it", async ({
  openPage,
  product,
}) => {
  const page = await openPage({ tolerates: [/ERR_INTERNET_DISCONNECTED/] });
  await openToday(page, product.origin);
  await writeDeliverable(page, "Un atelier de vélos cargo au pied de l’immeuble.");
  await page.getByRole("button", { name: "Valider la journée" }).click();
  await page.locator(".rail .streak", { hasText: "1 jour tenu" }).waitFor();
  // A phone has no rail: the page says it.
  await page.setViewportSize({ width: 390, height: 800 });
  await page.locator(".streak-foot", { hasText: "1 jour tenu, 2 escales en réserve" }).waitFor();
  await page.setViewportSize({ width: 1440, height: 900 });

  await openToday(page, product.origin, 3);
  await page.getByRole("heading", { level: 1, name: "Sept questions" }).waitFor();
  await page.getByRole("button", { name: "Reprendre J2" }).press("Enter");
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe("page");
  await page.getByRole("heading", { level: 1, name: "Dix personnes" }).waitFor();
  await page.locator(".rail .streak", { hasText: "2 escales en réserve" }).waitFor();
  await page.getByRole("button", { name: "Annuler" }).click();
  await page.getByRole("button", { name: "Rejoindre J4" }).click();
  await page.getByRole("heading", { level: 1, name: "Sept questions" }).waitFor();
  await page.locator(".rail .streak", { hasText: "aucune escale en réserve" }).waitFor();
  await page.reload();
  await page.getByRole("button", { name: "Une ligne pour demain" }).waitFor();
  expect(await page.getByRole("button", { name: /Reprendre/ }).count()).toBe(0);

  await openDay(page, product.origin, 13);
  await page.getByRole("textbox", { name: "Refus" }).pressSequentially("10");
  await page.locator(".fw-told", { hasText: "10 refus" }).waitFor();
  await openToday(page, product.origin, 13);
  await page.getByRole("button", { name: "Rejoindre J14" }).click();
  await page.getByRole("button", { name: "Valider la journée" }).click();
  await page.context().setOffline(true);
  await page.getByRole("link", { name: "Voir les quatorze jours" }).click();
  await page.getByRole("heading", { level: 1, name: "Les quatorze jours" }).waitFor();
  await page.getByText("Une preuve : 10 refus.").waitFor();
  await page.getByText("Un atelier de vélos cargo").waitFor();
  expect(await page.getByText("Escale.").count()).toBe(12);
  await expectAccessible(page);
  await page.emulateMedia({ media: "print" });
  expect(await page.getByRole("button", { name: "Imprimer" }).isVisible()).toBe(false);
  expect(await page.locator(".rail").isVisible()).toBe(false);
  expect(await page.getByText("Un atelier de vélos cargo").isVisible()).toBe(true);
  await page.emulateMedia({ media: "screen" });
  await page.context().setOffline(false);

  await openToday(page, product.origin, 15);
  await page.getByRole("heading", { level: 1, name: "Après J14" }).waitFor();
  await expectAccessible(page);
  await page.keyboard.press("Control+k");
  await page.keyboard.type("quatorze");
  await page.getByRole("option", { name: "Voir les quatorze jours" }).waitFor();
});

/** `/app/today` at noon, `days` after the real date: at night it would be another evening. */
async function openToday(page: Page, origin: string, days = 0): Promise<void> {
  const noon = new Date(Date.now() + days * DAY_MS);
  noon.setHours(12, 0);
  await page.clock.setFixedTime(noon);
  await page.goto(`${origin}/app/today`);
  await page.getByRole("heading", { level: 1 }).waitFor();
  await page.locator("#deliverable").waitFor();
}
