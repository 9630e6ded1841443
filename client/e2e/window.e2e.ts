// The coach in a window of its own: nothing is lost on the way out or back, and it is never out of sight.
import type { Page } from "playwright-core";
import { expect } from "vitest";
import { expectAccessible } from "./axe.ts";
import {
  ask,
  callCoach,
  composer,
  isFocused,
  openDay,
  replies,
  sheet,
  shownWords,
  SOON_MS,
  waitForWords,
} from "./cockpit.ts";
import { test } from "./model-test.ts";

const LONG_REPLY = "Mot à mot, la réponse avance. ".repeat(600);
const DRAFT = "Pas encore envoyée";

test("detaching and docking lose no typed word, no place in the thread and no word of the reply being written", async ({
  openPage,
  product,
  upstream,
}) => {
  const page = await openPage();
  await openDay(page, product.origin, 3);
  await callCoach(page);
  upstream.reply(LONG_REPLY, { chunk: 20, paceMs: 15 });
  await ask(page, "Alors ?");
  const thread = page.locator(".thread-scroll");
  await expect
    .poll(() => thread.evaluate((box) => box.scrollHeight - box.clientHeight), { timeout: SOON_MS })
    .toBeGreaterThan(150);
  // Whoever is at the foot follows the words there.
  const fromFoot = () => thread.evaluate((box) => box.scrollHeight - box.scrollTop - box.clientHeight);
  await expect.poll(fromFoot).toBeLessThanOrEqual(1);
  await composer(page).fill(DRAFT);
  // The very elements: what is mounted again is other ones.
  await page.evaluate(() =>
    document
      .querySelectorAll(".coach :is(textarea, .thread-scroll)")
      .forEach((one) => one.setAttribute("data-same", "")),
  );
  await thread.evaluate((box) => box.scrollTo(0, 40));

  await page.getByRole("button", { name: "Détacher la fenêtre" }).click();
  await page.getByRole("dialog", { name: "Second de Bord · IA, fenêtre détachée" }).waitFor();
  expect(await place(page)).toEqual({ left: 574, top: 306, width: 404, height: 512 });
  await expect.poll(() => isFocused(page, ".afloat > header")).toBe(true);
  expect(await page.locator(".coach [data-same]").count()).toBe(2);
  expect(await composer(page).inputValue()).toBe(DRAFT);
  // Whoever reads above the foot goes on reading there.
  expect(await thread.evaluate((box) => box.scrollTop)).toBe(40);
  const atDetaching = (await shownWords(page)).length;
  await waitForWords(page, atDetaching + 100);

  // Two ways back; the focus is where it was before.
  await page.getByRole("button", { name: "Rattacher" }).first().click();
  await page.locator(".coach:not(.afloat)").waitFor();
  await expect.poll(() => isFocused(page, '[aria-label="Détacher la fenêtre"]')).toBe(true);
  await page.keyboard.press("Enter");
  await page.locator(".coach-dock").getByText("Le Coach est dans sa fenêtre, répond").waitFor();
  expect(await page.locator(".coach-dock use").getAttribute("href")).toBe("#p-ap");
  await page.locator(".coach-dock").getByRole("button", { name: "Rattacher" }).click();
  await expect.poll(() => isFocused(page, '[aria-label="Détacher la fenêtre"]')).toBe(true);
  expect(await page.locator(".coach [data-same]").count()).toBe(2);
  expect(await composer(page).inputValue()).toBe(DRAFT);

  await page.getByRole("button", { name: "Suivre la réponse" }).click();
  const atFollowing = (await shownWords(page)).length;
  await waitForWords(page, atFollowing + 200);
  await expect.poll(fromFoot).toBeLessThanOrEqual(1);

  // Escape: the reply first, then the window.
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
  await replies(page).getByText("Arrêté ici").waitFor();
  await page.keyboard.press("Escape");
  await page.locator(".afloat").waitFor({ state: "detached" });
  await expect.poll(() => isFocused(page, ".veille button")).toBe(true);
});

test("it is moved and resized by the pointer and by keys, stays whole in sight, and is found where it was left", async ({
  openPage,
  product,
}) => {
  const page = await openPage();
  await openDay(page, product.origin, 3);
  await callCoach(page);
  await page.getByRole("button", { name: "Détacher la fenêtre" }).click();
  await expect.poll(() => isFocused(page, ".afloat > header")).toBe(true);
  await page.locator(".coach-dock").getByText("Le Coach est dans sa fenêtre, à bord").waitFor();
  await expectAccessible(page);
  for (const key of ["ArrowLeft", "ArrowUp", "ArrowUp", "Shift+ArrowRight", "Shift+ArrowDown"]) {
    await page.keyboard.press(key);
  }
  expect(await place(page)).toEqual({ left: 558, top: 274, width: 420, height: 528 });

  await drag(page, { x: 700, y: 300 }, { x: 300, y: 180 });
  expect(await place(page)).toEqual({ left: 158, top: 154, width: 420, height: 528 });
  await drag(page, { x: 300, y: 180 }, { x: -900, y: -900 });
  expect(await place(page)).toEqual({ left: 0, top: 0, width: 420, height: 528 });
  await drag(page, { x: 412, y: 520 }, { x: 10, y: 10 });
  expect(await place(page)).toEqual({ left: 0, top: 0, width: 320, height: 360 });
  await drag(page, { x: 312, y: 352 }, { x: 500, y: 2_000 });
  expect(await place(page)).toEqual({ left: 0, top: 0, width: 508, height: 900 });
  await drag(page, { x: 300, y: 20 }, { x: 1_400, y: 20 });
  expect((await place(page)).left).toBe(1440 - 508);

  await page.setViewportSize({ width: 900, height: 600 });
  expect(await place(page)).toEqual({ left: 900 - 508, top: 0, width: 508, height: 600 });
  await page.reload();
  await page.locator(".afloat").waitFor();
  expect(await place(page)).toEqual({ left: 900 - 508, top: 0, width: 508, height: 600 });
  // Narrower than 720 px there is one pane at a time, and no window over it.
  await page.setViewportSize({ width: 719, height: 800 });
  await page.locator(".afloat").waitFor({ state: "detached" });
  expect(await page.getByRole("button", { name: /Détacher|Rattacher/u }).count()).toBe(0);
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.locator(".afloat").waitFor();
  expect(await place(page)).toEqual({ left: 1440 - 508, top: 0, width: 508, height: 900 });
});

test("with the side column folded away the window floats on, and a call needs no drawer", async ({
  openPage,
  product,
}) => {
  const page = await openPage({ viewport: { width: 900, height: 700 } });
  await openDay(page, product.origin, 3);
  await page.keyboard.press("Control+j");
  await page.getByRole("button", { name: "Détacher la fenêtre" }).click();
  // The drawer it was in goes, the window stays.
  await page.locator(".binome").waitFor({ state: "hidden" });
  await page.locator(".afloat").waitFor();
  await sheet(page).focus();
  await page.keyboard.press("Control+j");
  await expect.poll(() => isFocused(page, ".afloat textarea")).toBe(true);
  await page.keyboard.press("Escape");
  await page.locator(".afloat").waitFor({ state: "detached" });
  await expect.poll(() => isFocused(page, "#page")).toBe(true);
  await page.keyboard.press("Control+j");
  await expect.poll(() => isFocused(page, ".afloat textarea")).toBe(true);
  expect(await page.locator(".binome").isVisible()).toBe(false);
  await page.locator(".afloat").getByRole("button", { name: "Rattacher" }).click();
  await page.locator(".binome").waitFor();
  await page.locator(".coach:not(.afloat)").waitFor();
});

async function drag(page: Page, from: { x: number; y: number }, to: { x: number; y: number }): Promise<void> {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2);
  await page.mouse.move(to.x, to.y);
  await page.mouse.up();
}

function place(page: Page): Promise<{ left: number; top: number; width: number; height: number }> {
  return page.locator(".afloat").evaluate((element: HTMLElement) => ({
    left: element.offsetLeft,
    top: element.offsetTop,
    width: element.offsetWidth,
    height: element.offsetHeight,
  }));
}
