// Copies: out of the device, erased, and back; files that are none; a database that the browser lost.
import { mkdtemp, open, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { expect, onTestFinished } from "vitest";
import {
  callCoach,
  chip,
  composer,
  openDay,
  POST,
  sheet,
  shownWords,
  SOON_MS,
  storedDrafts,
  storedQuestions,
  storedReplies,
  waitForWholeReply,
  writeDeliverable,
} from "./cockpit.ts";
import { test } from "./model-test.ts";

const LOST = "Cet appareil gardait tes textes";

test("what was copied, then erased, is read back to the last character", async ({ openPage, browser, product }) => {
  const page = await openPage();
  const said = await writeAndAsk(page, product.origin);
  await composer(page).fill("Pas encore envoyée");
  await expect.poll(() => storedDrafts(page)).toEqual(["Pas encore envoyée"]);
  const before = await stored(page);
  // Another tab is in the middle of the same text: it must not bring it back.
  const tab = await browser.newTab(page, product.origin);
  await openDay(tab, product.origin, 3);
  await expect.poll(() => sheet(tab).inputValue()).toBe(POST);
  await tab.waitForLoadState("networkidle");

  await openSettings(page, product.origin);
  await page.getByText("Aucune copie encore.").waitFor();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Faire une copie" }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^second-de-bord-\d{4}-\d\d-\d\d\.json$/);
  const copy = await download.path();
  await page.getByText(/^Dernière copie\s: \d/).waitFor();
  expect(JSON.parse(await readFile(copy, "utf8")).tables.versions[0].text).toBe(POST);

  await page.getByRole("button", { name: "Tout effacer sur cet appareil" }).click();
  await page.getByLabel(/Écris EFFACER/).fill("effacer tout");
  await page.getByLabel(/Écris EFFACER/).press("Enter");
  expect(await stored(page)).toEqual(before);
  await page.getByLabel(/Écris EFFACER/).fill("effacer");
  await Promise.all([
    page.waitForURL(/\/app\/today$/),
    page.getByRole("button", { name: "Effacer pour de bon" }).click(),
  ]);
  await openDay(page, product.origin, 3);
  await expect.poll(() => sheet(page).inputValue()).toBe("");
  await expect.poll(() => sheet(tab).inputValue(), { timeout: SOON_MS }).toBe("");
  await tab.close();
  expect(await stored(page)).toEqual({ questions: [], replies: [], drafts: [] });
  expect(await page.getByText(LOST).count()).toBe(0);

  await openSettings(page, product.origin);
  await page.getByLabel("Choisir un fichier").setInputFiles(copy);
  await page.getByText(/^J3\s: 1 échange, 2 messages, 1 version du livrable$/).waitFor();
  expect(await stored(page)).toEqual({ questions: [], replies: [], drafts: [] });
  await page.getByRole("button", { name: "Ajouter à cet appareil" }).click();
  await page.getByText("C’est fait.").waitFor();
  expect(await stored(page)).toEqual(before);
  await openDay(page, product.origin, 3);
  await expect.poll(() => sheet(page).inputValue()).toBe(POST);
  await callCoach(page);
  await expect.poll(() => shownWords(page)).toBe(said);
  expect(await composer(page).inputValue()).toBe("Pas encore envoyée");
});

test("a file that is hostile, too big, later or no copy at all is named as what it is, and changes nothing", async ({
  openPage,
  product,
}) => {
  const page = await openPage();
  await writeAndAsk(page, product.origin);
  const before = await stored(page);
  const folder = await mkdtemp(join(tmpdir(), "second-de-bord-files-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const head = '{"format":"second-de-bord","version":1,"exportedAt":"2026-11-22T10:00:00.000Z"';
  const files: [name: string, content: string, told: string][] = [
    ["holiday.json", '{"name":"vacances"}', "Ce fichier n’est pas une copie de Second de Bord"],
    ["later.json", head.replace(":1,", ":7,").concat("}"), "Cette copie vient d’une version plus récente"],
    ["proto.json", `${head},"tables":{"__proto__":{"isAdmin":true}}}`, "Ce fichier a été modifié ou abîmé"],
    ["deep.json", `${head},"tables":${"[".repeat(1e5)}${"]".repeat(1e5)}}`, "Ce fichier a été modifié ou abîmé"],
  ];
  await openSettings(page, product.origin);
  for (const [name, content, told] of files) {
    await writeFile(join(folder, name), content);
    await page.getByLabel("Choisir un fichier").setInputFiles(join(folder, name));
    const alert = page.locator('[role="alert"]', { hasText: told });
    await alert.waitFor();
    expect(await alert.innerText()).toContain("Rien n’a changé ici.");
  }
  // 500 MB that take no room on the disk.
  const huge = await open(join(folder, "huge.json"), "w");
  await huge.truncate(500e6);
  await huge.close();
  await page.getByLabel("Choisir un fichier").setInputFiles(join(folder, "huge.json"));
  await page.locator('[role="alert"]', { hasText: "Ce fichier est trop grand" }).waitFor();
  expect(await page.evaluate(() => "isAdmin" in {})).toBe(false);
  expect(await stored(page)).toEqual(before);
});

test("a file of 12 MB, made to be slow, holds the page up for less than half of what parsing it there would", async ({
  openPage,
  product,
}) => {
  const page = await openPage();
  const folder = await mkdtemp(join(tmpdir(), "second-de-bord-files-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const file = join(folder, "slow.json");
  const slow = `[${"{},".repeat(4e6)}{}]`;
  await writeFile(file, `{"format":"second-de-bord","version":1,"tables":${slow}}`);
  await openSettings(page, product.origin);
  await page.evaluate(() => {
    const tasks: number[] = [];
    Object.assign(window, { tasks });
    new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({
      type: "longtask",
    });
  });
  await page.getByLabel("Choisir un fichier").setInputFiles(file);
  await page.locator('[role="alert"]', { hasText: "Ce fichier a été modifié" }).waitFor({ timeout: SOON_MS });
  const [longestMs, parsingMs] = await page.evaluate((text) => {
    const longest = Math.max(0, ...(Reflect.get(window, "tasks") as number[]));
    const begunMs = performance.now();
    JSON.parse(text);
    return [longest, performance.now() - begunMs] as const;
  }, slow);
  expect(longestMs).toBeLessThan(parsingMs / 2);
});

test("a database that the browser lost is told, never taken for a new account, and a copy brings the words back", async ({
  openPage,
  product,
}) => {
  const page = await openPage({ tolerates: [/favicon\.ico/] });
  await page.goto(`${product.origin}/app/today`, { waitUntil: "networkidle" });
  await writeAndAsk(page, product.origin);
  const before = await stored(page);
  await page.waitForLoadState("networkidle");
  expect(await page.getByText(LOST).count()).toBe(0);
  await openSettings(page, product.origin);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Faire une copie" }).click(),
  ]);
  const copy = await download.path();
  await loseDatabase(page, product.origin);

  await page.goto(`${product.origin}/`);
  await page.getByText(LOST).waitFor();
  expect(new URL(page.url()).pathname).toBe("/app/today");
  await page.reload();
  await page.getByText(LOST).waitFor();
  await page.getByRole("link", { name: "Relire une copie" }).click();
  await page.getByLabel("Choisir un fichier").setInputFiles(copy);
  await page.getByRole("button", { name: "Ajouter à cet appareil" }).click();
  await page.getByText("C’est fait.").waitFor();
  await page.getByText(LOST).waitFor({ state: "detached" });
  expect(await stored(page)).toEqual(before);
});

/** The reply that was shown. */
async function writeAndAsk(page: Page, origin: string): Promise<string> {
  await openDay(page, origin, 3);
  await writeDeliverable(page, POST);
  await callCoach(page);
  await chip(page, "Critique mon post").click();
  await waitForWholeReply(page);
  return shownWords(page);
}

async function openSettings(page: Page, origin: string): Promise<void> {
  await page.goto(`${origin}/app/reglages`);
  await page.getByRole("heading", { level: 1, name: "Réglages" }).waitFor();
}

async function stored(page: Page) {
  const [questions, replies, drafts] = await Promise.all([
    storedQuestions(page),
    storedReplies(page),
    storedDrafts(page),
  ]);
  return { questions, replies, drafts };
}

/** From a page of the same origin that runs nothing of ours. */
async function loseDatabase(page: Page, origin: string): Promise<void> {
  await page.goto(`${origin}/theme.js`);
  await page.evaluate(async () => {
    for (const { name = "" } of await indexedDB.databases()) {
      await new Promise((resolve) => {
        indexedDB.deleteDatabase(name).addEventListener("success", resolve);
      });
    }
  });
}
