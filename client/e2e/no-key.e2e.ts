// A fresh machine with no key: what is measured is this very text, and nothing written is ever lost.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { expect, onTestFinished } from "vitest";
import {
  ask,
  callCoach,
  chip,
  composer,
  openDay,
  POST,
  questions,
  replies,
  sheet,
  shownWords,
  SOON_MS,
  storedDrafts,
  storedQuestions,
  storedReplies,
  waitForWholeReply,
  writeDeliverable,
} from "./cockpit.ts";
import { openProfile } from "./open-browser.ts";
import { test } from "./product-test.ts";

/** Chromium reports each request that found no network, or no server. */
const NO_NETWORK = [/ERR_INTERNET_DISCONNECTED/, /ERR_CONNECTION_REFUSED/];
const WAITS = "Partira dès que l’app est ouverte avec du réseau";

test("« Critique mon post » answers with what was measured on that very post, says that no AI wrote it, and is there after a reload", async ({
  openPage,
  product,
}) => {
  const page = await openPage();
  await openDay(page, product.origin, 3);
  await writeDeliverable(page, POST);
  await callCoach(page);
  await chip(page, "Critique mon post").click();
  await waitForWholeReply(page);
  const said = await shownWords(page);
  expect(said).toContain("Contrôles instantanés, sans IA.");
  expect(said).toContain(`${Array.from(POST).length} caractères`);
  expect(said).toMatch(/Dernière phrase\s: «\sOn en parle bientôt 🚲\.\s»/);
  expect(said).toMatch(/2\s: «\sinnovante\s», «\saccompagnement sur-mesure\s»/);
  expect(said).not.toMatch(/Verdict|\d\s*\/\s*4/);
  const [reply] = await storedReplies(page);
  expect(reply?.source?.kind).toBe("checks");
  expect(await page.getByRole("region", { name: "Second de Bord · sans IA" }).locator(".ai").innerText()).toBe(
    "sans IA",
  );

  await page.reload();
  await expect.poll(() => shownWords(page)).toBe(said);
  await expect.poll(() => sheet(page).inputValue()).toBe(POST);

  await page.getByRole("link", { name: /^J4 / }).click();
  await page.getByRole("heading", { level: 1, name: "Ton premier post" }).waitFor({ state: "detached" });
  await callCoach(page);
  expect(await questions(page).count()).toBe(0);
  expect(await sheet(page).inputValue()).toBe("");
  expect(await storedQuestions(page, 4)).toEqual([]);

  await page.goBack();
  await expect.poll(() => shownWords(page)).toBe(said);
  await page.getByRole("button", { name: "Ajouter à ma journée" }).press("Enter");
  await page.getByRole("button", { name: "Ajouté", exact: true }).waitFor();
});

test("a post that changed is measured again: other words, other figures", async ({ openPage, product }) => {
  const page = await openPage();
  await openDay(page, product.origin, 3);
  await callCoach(page);
  for (const [index, text] of [POST, `${POST}\nEt toi, combien de pannes cette année ?`].entries()) {
    await writeDeliverable(page, text);
    await chip(page, "Critique mon post").click();
    await expect.poll(() => questions(page).count()).toBe(index + 1);
    await waitForWholeReply(page);
    await expect.poll(() => shownWords(page)).toContain(`${Array.from(text).length} caractères`);
  }
  expect(await shownWords(page)).toContain("Les deux dernières phrases demandent quelque chose.");
  expect(await replies(page).count()).toBe(2);
});

test("closing the browser and coming back asks for no link, and finds the thread, the sheet and the words not sent yet", async ({
  product,
}) => {
  const folder = await mkdtemp(join(tmpdir(), "second-de-bord-profile-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  let page = await openProfile(folder, product.origin);
  await openDay(page, product.origin, 3);
  await writeDeliverable(page, POST);
  await callCoach(page);
  await chip(page, "Critique mon post").click();
  await waitForWholeReply(page);
  const said = await shownWords(page);
  await composer(page).fill("Et mon accroche, à voix haute ?");
  await expect.poll(() => storedDrafts(page)).toEqual(["Et mon accroche, à voix haute ?"]);
  await page.context().close();

  page = await openProfile(folder, product.origin);
  await openDay(page, product.origin, 3);
  await expect.poll(() => sheet(page).inputValue()).toBe(POST);
  await callCoach(page);
  await expect.poll(() => shownWords(page)).toBe(said);
  await expect.poll(() => composer(page).inputValue()).toBe("Et mon accroche, à voix haute ?");
});

test("the last words before a reload are kept, however soon it comes: sheet, question and profile", async ({
  openPage,
  product,
}) => {
  const page = await openPage();
  await openDay(page, product.origin, 3);
  await callCoach(page);
  for (const words of ["Un début", "Un début, puis une fin"]) {
    for (const field of [sheet(page), composer(page)]) {
      await field.fill(words);
      // Both fields hold what was kept before the next one is typed into.
      const kept = [await sheet(page).inputValue(), await composer(page).inputValue()];
      await page.reload();
      await expect.poll(async () => [await sheet(page).inputValue(), await composer(page).inputValue()]).toEqual(kept);
    }
  }
  await page.goto(`${product.origin}/app/profil`, { waitUntil: "networkidle" });
  const trade = page.getByLabel("Ce que tu sais faire");
  await trade.fill("Mécanique cycles");
  await page.reload();
  await expect.poll(() => trade.inputValue()).toBe("Mécanique cycles");
});

test("with the network gone, then the server, everything can be read; a question waits in sight, can be taken back, and leaves once", async ({
  openPage,
  product,
}) => {
  const page = await openPage({ worker: true, tolerates: NO_NETWORK });
  const posted: string[] = [];
  page.on("response", (response) => {
    const request = response.request();
    if (request.method() === "POST" && request.url().endsWith("/api/ai/coach")) posted.push(request.postData() ?? "");
  });
  await openDay(page, product.origin, 3);
  await writeDeliverable(page, POST);
  await callCoach(page);
  await chip(page, "Critique mon post").click();
  await waitForWholeReply(page);
  const said = await shownWords(page);

  await page.context().setOffline(true);
  await expectAllReadable(page, said);

  await ask(page, "Celle-ci sera retirée");
  await page.getByText(WAITS).waitFor();
  await page.getByRole("button", { name: "Retirer de la file" }).click();
  await expect.poll(() => questions(page).count()).toBe(1);
  expect(await storedQuestions(page)).toHaveLength(1);

  await ask(page, "Et la fin ?");
  await page.getByText(WAITS).waitFor();
  expect(posted).toHaveLength(1);
  await page.context().setOffline(false);
  await waitForWholeReply(page);
  expect(posted.slice(1).map((body) => JSON.parse(body).question)).toEqual(["Et la fin ?"]);
  expect(await page.getByText(WAITS).count()).toBe(0);
  expect(await storedReplies(page)).toHaveLength(2);

  const lastSaid = await shownWords(page);
  await page.getByRole("button", { name: "Remettre en veille" }).click();
  // Nothing that reading needs may wait for the moment when it is read.
  await page.reload({ waitUntil: "networkidle" });
  await product.kill9();
  await callCoach(page);
  await expect.poll(() => shownWords(page)).toBe(lastSaid);
  await expectAllReadable(page, lastSaid);
});

async function expectAllReadable(page: Page, said: string): Promise<void> {
  const rail = page.getByRole("navigation", { name: "Programme" });
  await rail.getByRole("link", { name: "Journal" }).click();
  await page.getByRole("heading", { level: 1, name: "Journal" }).waitFor();
  await page.getByRole("link", { name: /Critique mon post/ }).click();
  await replies(page).getByText("Contrôles instantanés, sans IA.").first().waitFor();
  await rail.getByRole("link", { name: /^J3 / }).click();
  await page.getByRole("heading", { level: 1, name: "Ton premier post" }).waitFor();
  await expect.poll(() => shownWords(page), { timeout: SOON_MS }).toBe(said);
  expect(await sheet(page).inputValue()).toBe(POST);
  await rail.getByRole("link", { name: /^J4 / }).click();
  await page.locator(".crit").waitFor();
  await writeDeliverable(page, "Écrit sans réseau.");
  await rail.getByRole("link", { name: /^J3 / }).click();
  await expect.poll(() => sheet(page).inputValue()).toBe(POST);
}
