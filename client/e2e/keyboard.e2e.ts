// The whole of it without a mouse, and settings and words that stay.
import type { Page } from "playwright-core";
import { expect } from "vitest";
import { focused, tabTo } from "./by-keyboard.ts";
import {
  composer,
  isFocused,
  openDay,
  POST,
  questions,
  replies,
  sheet,
  shownWords,
  storedDrafts,
  storedQuestions,
  storedReplies,
  waitForWholeReply,
  waitForWords,
} from "./cockpit.ts";
import { test } from "./model-test.ts";

test("by keyboard alone: to the mission, to another day, into the sheet, to the coach, and back", async ({
  openPage,
  product,
  upstream,
}) => {
  const page = await openPage();
  await openDay(page, product.origin, 1);
  await page.keyboard.press("Tab");
  expect(await focused(page)).toBe("Aller à la mission");
  await page.keyboard.press("Enter");
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe("page");

  await page.reload();
  await page.locator(".crit").waitFor();
  await tabTo(page, /^J3 /);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: "Ton premier post" }).waitFor();
  await tabTo(page, /^Livrable de J3/);
  await page.keyboard.insertText(POST);
  await expect.poll(() => sheet(page).inputValue()).toBe(POST);

  await page.keyboard.press("Control+j");
  await expect.poll(() => isFocused(page, ".composer textarea")).toBe(true);
  await page.keyboard.type("Une ligne");
  await page.keyboard.press("Shift+Enter");
  await page.keyboard.type("puis une autre");
  expect(await composer(page).inputValue()).toBe("Une ligne\npuis une autre");
  expect(await questions(page).count()).toBe(0);
  upstream.reply("Mot à mot, la réponse avance. ".repeat(100), { chunk: 4, paceMs: 20 });
  await page.keyboard.press("Enter");
  await waitForWords(page, 20);
  expect((await storedQuestions(page)).map(({ text }) => text)).toEqual(["Une ligne\npuis une autre"]);
  await expect.poll(() => composer(page).inputValue()).toBe("");
  await expect.poll(() => isFocused(page, ".composer textarea")).toBe(true);

  await page.keyboard.press("Escape");
  await replies(page).getByText("Arrêté ici").waitFor();
  expect((await shownWords(page)).length).toBeGreaterThan(0);
  await page.keyboard.press("Escape");
  await composer(page).waitFor({ state: "detached" });
  await expect.poll(() => focused(page)).toMatch(/^Demander conseil au Coach/);
});

test("Escape stops a reply that goes on while the coach is in veille", async ({ openPage, product, upstream }) => {
  const page = await openPage();
  await openDay(page, product.origin, 3);
  await page.keyboard.press("Control+j");
  upstream.reply("Mot à mot, la réponse avance. ".repeat(200), { chunk: 4, paceMs: 20 });
  await composer(page).fill("Alors ?");
  await composer(page).press("Enter");
  await waitForWords(page, 20);
  await page.getByRole("button", { name: "Remettre en veille" }).click();
  await composer(page).waitFor({ state: "detached" });
  // What lies over the page is closed first.
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox").waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("combobox").waitFor({ state: "detached" });
  expect((await storedReplies(page)).map(({ state }) => state.status)).toEqual(["streaming"]);
  await page.keyboard.press("Escape");
  await page.getByText("Réponse arrêtée. Ce qui est arrivé est gardé.").waitFor();
  await expect.poll(async () => (await storedReplies(page)).map(({ state }) => state.status)).toEqual(["stopped"]);
  expect(upstream.openCount).toBe(0);
});

test("F6 leads from pane to pane and back, Alt and the arrows from day to day, but not out of a text", async ({
  openPage,
  product,
}) => {
  const page = await openPage();
  await openDay(page, product.origin, 3);
  await page.waitForLoadState("networkidle");
  const panes = [".rail a[aria-current]", "#page", "#binome", ".veille button", ".status *", ".rail a[aria-current]"];
  for (const pane of panes) {
    await page.keyboard.press("F6");
    await expect.poll(() => isFocused(page, pane)).toBe(true);
  }
  await page.keyboard.press("Shift+F6");
  await page.keyboard.press("Shift+F6");
  expect(await isFocused(page, ".veille button")).toBe(true);

  await page.keyboard.press("Alt+ArrowDown");
  await expect.poll(() => new URL(page.url()).pathname).toBe("/app/day/4");
  await expect.poll(() => isFocused(page, "#page")).toBe(true);
  await page.keyboard.press("Alt+ArrowUp");
  await expect.poll(() => new URL(page.url()).pathname).toBe("/app/day/3");
  await sheet(page).focus();
  await page.keyboard.press("Alt+ArrowUp");
  expect(new URL(page.url()).pathname).toBe("/app/day/3");

  for (const [screen, walked] of [
    ["journal", [".rail [aria-current]", ".journal > .list *", ".status *"]],
    ["profil", [".rail [aria-current]", "#page", "aside.side", ".status *"]],
  ] as const) {
    await page.goto(`${product.origin}/app/${screen}`, { waitUntil: "networkidle" });
    for (const pane of walked) {
      await page.keyboard.press("F6");
      await expect.poll(() => isFocused(page, pane), { message: pane }).toBe(true);
    }
  }
});

test("the keys of a cockpit lead to it from the other screens, and on a phone to the pane that was hidden", async ({
  openPage,
  product,
}) => {
  const page = await openPage();
  const path = () => new URL(page.url()).pathname;
  await page.goto(`${product.origin}/app/reglages`, { waitUntil: "networkidle" });
  await page.getByRole("button", { name: "Activés", exact: true }).click();
  await page.keyboard.press("Control+j");
  await expect.poll(() => isFocused(page, ".composer textarea")).toBe(true);
  expect(path()).toBe("/app/today");
  await page.keyboard.press("Escape");
  await page.goto(`${product.origin}/app/voyage`, { waitUntil: "networkidle" });
  for (const [keys, target] of [
    ["e", "#deliverable"],
    ["b", "#binome"],
    ["gc", ".crit"],
    ["c", ".composer textarea"],
    ["gt", "#page"],
  ] as const) {
    for (const key of keys) await page.keyboard.press(key);
    await expect.poll(() => isFocused(page, target), { message: keys }).toBe(true);
    if (keys === "gt") break;
    await page.goBack();
    await expect.poll(path).toBe("/app/voyage");
  }
  for (const key of "gp") await page.keyboard.press(key);
  await expect.poll(() => [path(), page.url().includes("volet")]).toEqual(["/app/profil", false]);
  await expect.poll(() => isFocused(page, "#page")).toBe(true);
  await page.keyboard.press("Alt+ArrowDown");
  await expect.poll(path).toBe("/app/day/2");

  await page.setViewportSize({ width: 390, height: 844 });
  for (const [key, target] of [
    ["e", "#deliverable"],
    ["gc", ".crit"],
  ] as const) {
    await page.goto(`${product.origin}/app/day/3?volet=coach`, { waitUntil: "networkidle" });
    for (const one of key) await page.keyboard.press(one);
    await expect.poll(() => isFocused(page, target), { message: key }).toBe(true);
  }
  // The page that the first link of all leads to is hidden in the tab of the coach.
  await page.goto(`${product.origin}/app/day/3?volet=coach`, { waitUntil: "networkidle" });
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  expect(await isFocused(page, ".side")).toBe(true);
  const walked: boolean[] = [];
  for (const pane of [".coach", ".tabs [aria-current]", ".mob-h *"]) {
    await page.keyboard.press("F6");
    walked.push(await isFocused(page, pane));
  }
  expect(walked).toEqual([true, true, true]);
});

test("what is folded away never takes the focus along, and nothing folds where nobody would see it", async ({
  openPage,
  product,
}) => {
  const page = await openPage();
  await page.goto(`${product.origin}/app/reglages`, { waitUntil: "networkidle" });
  await page.getByRole("button", { name: "Activés", exact: true }).click();
  await page.keyboard.press("]");
  await openDay(page, product.origin, 3);
  await page.waitForLoadState("networkidle");
  const call = page.getByRole("button", { name: /^Demander conseil/ });
  await call.focus();
  await page.keyboard.press("]");
  await expect.poll(() => isFocused(page, "#page")).toBe(true);
  // It is seen to be there, inside the edges of the pane.
  expect(await page.locator("#page").evaluate((at) => getComputedStyle(at).outlineWidth)).toBe("2px");
  expect(await call.isVisible()).toBe(false);
  await page.keyboard.press("]");
  await call.waitFor();

  await page.keyboard.press("[");
  await expect.poll(() => railWidth(page)).toBe(60);
  await page.keyboard.press("[");
  await page.setViewportSize({ width: 1100, height: 800 });
  await page.keyboard.press("[");
  await page.setViewportSize({ width: 1440, height: 900 });
  await expect.poll(() => railWidth(page)).toBe(248);
});

test("what a key or a command leads to in the page is not left under the drawer", async ({ openPage, product }) => {
  const page = await openPage({ viewport: { width: 900, height: 700 } });
  await page.goto(`${product.origin}/app/reglages`, { waitUntil: "networkidle" });
  await page.getByRole("button", { name: "Activés", exact: true }).click();
  await openDay(page, product.origin, 3);
  await page.waitForLoadState("networkidle");
  const drawer = page.locator(".side");
  for (const [keys, target] of [
    ["gc", ".crit"],
    ["gt", "#page"],
    ["e", "#deliverable"],
  ] as const) {
    await page.keyboard.press("b");
    await expect.poll(() => isFocused(page, "#binome"), { message: keys }).toBe(true);
    expect(await drawer.isVisible()).toBe(true);
    for (const key of keys) await page.keyboard.press(key);
    await drawer.waitFor({ state: "hidden" });
    await expect.poll(() => isFocused(page, target), { message: keys }).toBe(true);
  }
  await sheet(page).blur();
  await page.keyboard.press("b");
  await drawer.waitFor();
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox").fill("écrire");
  await page.keyboard.press("Enter");
  await drawer.waitFor({ state: "hidden" });
  await expect.poll(() => isFocused(page, "#deliverable")).toBe(true);
});

test("Escape closes an open menu, then the drawer, and only then what the coach does", async ({
  openPage,
  product,
}) => {
  const page = await openPage({ viewport: { width: 900, height: 700 } });
  await openDay(page, product.origin, 3);
  await page.waitForLoadState("networkidle");
  await page.keyboard.press("Control+j");
  await expect.poll(() => isFocused(page, ".composer textarea")).toBe(true);
  await page.keyboard.press("Escape");
  await composer(page).waitFor({ state: "hidden" });
  await expect.poll(() => isFocused(page, "#page")).toBe(true);
  await page.keyboard.press("Control+j");
  await expect.poll(() => isFocused(page, ".composer textarea")).toBe(true);

  await page.setViewportSize({ width: 390, height: 844 });
  const menu = page.locator(".mob-h .menu");
  await menu.locator("summary").press("Enter");
  await menu.getByRole("link", { name: "Profil" }).focus();
  await page.keyboard.press("Escape");
  expect(await isFocused(page, ".mob-h summary")).toBe(true);
  expect([await menu.getAttribute("open"), await composer(page).isVisible()]).toEqual([null, true]);
  await page.keyboard.press("Enter");
  await menu.getByRole("link", { name: "Profil" }).click();
  await page.getByRole("heading", { level: 1 }).waitFor();
  expect(await menu.getAttribute("open")).toBe(null);
});

test("a control that goes away when pressed leaves the keyboard with the coach", async ({
  openPage,
  product,
  upstream,
}) => {
  const page = await openPage({ tolerates: [/ERR_FAILED/] });
  await openDay(page, product.origin, 3);
  await page.waitForLoadState("networkidle");
  await page.keyboard.press("Control+j");
  upstream.reply("Mot à mot, la réponse avance. ".repeat(100), { chunk: 4, paceMs: 20 });
  await tabTo(page, /^Critique mon post$/, "Shift+Tab");
  await page.keyboard.press("Enter");
  await waitForWords(page, 20);
  await expect.poll(() => isFocused(page, ".coach, .coach *")).toBe(true);
  // A stop that does not get through is said, and can be asked again.
  await page.route("**/stop", (route) => route.abort());
  await page.keyboard.press("Escape");
  await page
    .getByRole("alert")
    .getByText(/^Le serveur ne répond pas.* gardé/)
    .waitFor();
  await page.unroute("**/stop");
  await tabTo(page, /^Arrêter/);
  await page.keyboard.press("Enter");
  await replies(page).getByText("Arrêté ici").waitFor();
  await expect.poll(() => isFocused(page, ".coach, .coach *")).toBe(true);
});

test("Escape while writing the deliverable takes no key away from it", async ({ openPage, product }) => {
  const page = await openPage();
  await openDay(page, product.origin, 3);
  await page.keyboard.press("Control+j");
  await composer(page).waitFor();
  await sheet(page).focus();
  await page.keyboard.type("Mon tex");
  await page.keyboard.press("Escape");
  await composer(page).waitFor({ state: "detached" });
  await page.keyboard.type("te, suite");
  expect(await sheet(page).inputValue()).toBe("Mon texte, suite");
});

test("Enter that ends a composed word does not send it", async ({ openPage, product }) => {
  const page = await openPage();
  await openDay(page, product.origin, 3);
  await page.keyboard.press("Control+j");
  await composer(page).fill("にほん");
  for (const how of [
    { isComposing: true, keyCode: 13 },
    { isComposing: false, keyCode: 229 },
  ]) {
    await composer(page).evaluate((field, init) => {
      field.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true, ...init }));
    }, how);
  }
  expect(await composer(page).inputValue()).toBe("にほん");
  expect(await storedQuestions(page)).toEqual([]);
  await composer(page).press("Enter");
  await waitForWholeReply(page);
  expect((await storedQuestions(page)).map(({ text }) => text)).toEqual(["にほん"]);
});

test("a question being typed is still in the field after a reload, each day its own", async ({ openPage, product }) => {
  const page = await openPage();
  await openDay(page, product.origin, 3);
  await page.keyboard.press("Control+j");
  await composer(page).fill("Pas encore envoyée");
  await expect.poll(() => storedDrafts(page)).toEqual(["Pas encore envoyée"]);
  await page.reload();
  await expect.poll(() => composer(page).inputValue()).toBe("Pas encore envoyée");
  await page.getByRole("link", { name: /^J4 / }).click();
  await page.getByRole("heading", { level: 1, name: "Ton premier post" }).waitFor({ state: "detached" });
  await expect.poll(() => composer(page).inputValue()).toBe("");
});

test("language and theme chosen by keyboard hold over a reload", async ({ openPage, product }) => {
  const page = await openPage({ lang: "fr", theme: "light" });
  await page.goto(`${product.origin}/app/reglages`);
  await page.getByRole("heading", { level: 1, name: "Réglages" }).waitFor();
  await tabTo(page, /^English$/);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: "Settings" }).waitFor();
  const day = await paper(page);
  await tabTo(page, /^Night$/);
  await page.keyboard.press("Space");
  await expect.poll(() => paper(page)).not.toBe(day);
  const night = await paper(page);
  await page.reload();
  await page.getByRole("heading", { level: 1, name: "Settings" }).waitFor();
  expect(await paper(page)).toBe(night);
  expect(await page.evaluate(() => document.documentElement.lang)).toBe("en");
  expect(await page.getByRole("button", { name: "Night" }).getAttribute("aria-pressed")).toBe("true");
});

test("each item of the status bar opens its detail, on a tablet too; a phone has them as a row of its settings", async ({
  openPage,
  product,
}) => {
  const page = await openPage({ viewport: { width: 820, height: 700 } });
  await openDay(page, product.origin, 3);
  const status = page.locator(".status");
  for (const [item, detail] of [
    [status.getByText("En ligne"), "hors-ligne"],
    [status.getByText("Enregistré sur cet appareil"), "donnees"],
    [status.locator(".in-use a").first(), "coach"],
  ] as const) {
    await item.click();
    // Where nothing leads further down, it is in sight all the same.
    await expect
      .poll(() => page.locator(`#${detail} h2`).evaluate((title) => title.getBoundingClientRect().top))
      .toBeLessThan(650);
  }
  await page.setViewportSize({ width: 390, height: 844 });
  await page.locator(".state-row").getByText("En ligne").waitFor();
  await page.locator(".state-row").getByText("Enregistré sur cet appareil").waitFor();
});

test("single keys do nothing until they are turned on, and then lead everywhere but into the text", async ({
  openPage,
  product,
}) => {
  const page = await openPage();
  await openDay(page, product.origin, 3);
  await page.keyboard.press("e");
  expect(await isFocused(page, "#deliverable")).toBe(false);
  await page.goto(`${product.origin}/app/reglages`, { waitUntil: "networkidle" });
  await page.getByRole("button", { name: "Activés", exact: true }).click();
  await page.keyboard.press("?");
  await page.getByRole("dialog", { name: "Clavier" }).waitFor();
  await page.keyboard.press("Escape");

  await openDay(page, product.origin, 3);
  await page.waitForLoadState("networkidle");
  await page.keyboard.press("e");
  await expect.poll(() => isFocused(page, "#deliverable")).toBe(true);
  await page.keyboard.type("ce c");
  expect(await sheet(page).inputValue()).toBe("ce c");
  await sheet(page).blur();
  for (const key of ["g", "c"]) await page.keyboard.press(key);
  await expect.poll(() => isFocused(page, ".crit")).toBe(true);
  expect(await composer(page).count()).toBe(0);
  await page.keyboard.press("c");
  await expect.poll(() => isFocused(page, ".composer textarea")).toBe(true);
  await composer(page).blur();
  await page.keyboard.press("1");
  await waitForWholeReply(page);
  expect((await storedQuestions(page)).map(({ label }) => label)).toEqual(["Critique mon post"]);
  for (const key of ["g", "j"]) await page.keyboard.press(key);
  await page.getByRole("heading", { level: 1, name: "Journal" }).waitFor();
});

test("a profile typed by keyboard is on the server, and in the fields after a reload", async ({
  openPage,
  product,
}) => {
  const page = await openPage();
  await page.goto(`${product.origin}/app/profil`);
  await page.locator(".line-in:not([readonly])").first().waitFor();
  await tabTo(page, /^Ce que tu sais faire$/);
  await page.keyboard.type("Mécanique cycles");
  await page.keyboard.press("Tab");
  await page.keyboard.type("Révision à 79 €");
  await tabTo(page, /^Direct/);
  await page.keyboard.press("ArrowDown");
  const onServer = () => page.evaluate(async () => (await (await fetch("/api/profile")).json()).profile);
  await expect.poll(onServer).toMatchObject({ trade: "Mécanique cycles", offer: "Révision à 79 €", tone: "demanding" });
  await page.reload();
  await expect.poll(() => page.getByLabel("Ce que tu sais faire").inputValue()).toBe("Mécanique cycles");
  await expect.poll(() => page.getByLabel("Ce que tu vends, avec son prix").inputValue()).toBe("Révision à 79 €");
});

async function railWidth(page: Page): Promise<number | undefined> {
  return (await page.locator(".rail").boundingBox())?.width;
}

function paper(page: Page): Promise<string> {
  return page.evaluate(() => getComputedStyle(document.body).backgroundColor);
}
