// The journal: found, read again, kept, thrown away and taken up again, on the device alone.
import type { Locator, Page } from "playwright-core";
import { describe, expect } from "vitest";
import { expectAccessible } from "./axe.ts";
import {
  ask,
  callCoach,
  composer,
  isFocused,
  openDay,
  questions,
  SOON_MS,
  storedQuestions,
  waitForWholeReply,
  waitForWords,
} from "./cockpit.ts";
import { test } from "./model-test.ts";
import { seedJournal, type Seed } from "./seed-journal.ts";

const DAY_MS = 86_400_000;
const PHONE = { width: 390, height: 844 };
/** Long enough that the passage is not in view by itself. */
const LONG_REPLY = `${"Une ligne de conseil, puis une autre.\n\n".repeat(60)}Écoute la **deuxième** personne jusqu’au bout.`;

const THREADS: Seed = {
  exchanges: [
    { day: 3, atMs: ago(0), label: "Critique mon post", turns: [["Critique mon post", "L’accroche le noie."]] },
    { day: 2, atMs: ago(1), turns: [["Que retenir de mes appels", "Sa phrase est déjà une accroche."]] },
    { day: 1, atMs: ago(2), turns: [["Mon problème est-il assez précis", LONG_REPLY]] },
  ],
};

const lines = (page: Page): Locator => page.locator(".res");
const field = (page: Page): Locator => page.getByRole("textbox", { name: "Chercher dans le journal" });
const reader = (page: Page): Locator => page.getByRole("region", { name: "Lecture" });
const hit = (page: Page): Locator => page.locator('[data-here="true"] mark.first-hit');
const title = (page: Page): Locator => reader(page).getByRole("heading", { level: 2 });

describe("the journal", () => {
  test("a word said two days ago is found without its accents, and read where it stands, server dead", async ({
    openPage,
    product,
  }) => {
    const page = await openPage({ tolerates: [/ERR_CONNECTION_REFUSED/, /Failed to load resource/] });
    await openJournal(page, product.origin);
    await page.waitForLoadState("networkidle");
    await product.kill9();
    await field(page).fill("ecoute DEUXIEME");
    await page.getByText("1 passage dans 1 échange, cherché sur cet appareil").waitFor();
    await expect.poll(() => lines(page).locator(".excerpt mark").allInnerTexts()).toEqual(["Écoute", "deuxième"]);
    // From the field to the passage with the keyboard alone.
    await field(page).press("ArrowDown");
    await page.keyboard.press("Enter");
    await hit(page).waitFor();
    expect(await hit(page).innerText()).toBe("Écoute");
    await expect.poll(() => isInView(page, hit(page)), { timeout: SOON_MS }).toBe(true);
    await expectAccessible(page);

    await field(page).fill("zzz");
    await page.getByText("Rien pour « zzz ». Essaie un mot plus court.").waitFor();
  });

  test("each step, filter and thread is in the address: back, forward, and a link opened in another tab", async ({
    browser,
    openPage,
    product,
  }) => {
    const page = await openPage();
    await openJournal(page, product.origin);
    await field(page).pressSequentially("accroche");
    await page.getByText("2 passages dans 2 échanges").waitFor();
    await expect.poll(() => new URL(page.url()).search).toBe("?q=accroche");
    await lines(page).first().click();
    await expect.poll(() => title(page).innerText()).toBe("Critique mon post");
    await page.getByRole("link", { name: "Passage suivant" }).click();
    await expect.poll(() => title(page).innerText()).toBe("Que retenir de mes appels");
    await reader(page).getByText("2 sur 2").waitFor();
    const link = page.url();

    await page.goBack();
    await page.getByText("Choisis un échange").waitFor();
    expect(await field(page).inputValue()).toBe("accroche");
    await page.getByRole("button", { name: "Critiques" }).click();
    await page.getByText("1 passage dans 1 échange").waitFor();
    await page.goBack();
    await page.getByText("2 passages dans 2 échanges").waitFor();
    await lines(page).filter({ hasText: "Que retenir" }).click();
    await expect.poll(() => title(page).innerText()).toBe("Que retenir de mes appels");
    await page.goBack();
    await page.getByText("Choisis un échange").waitFor();
    await page.goForward();
    await expect.poll(() => title(page).innerText()).toBe("Que retenir de mes appels");

    const other = await browser.newTab(page, product.origin);
    await other.goto(link);
    await hit(other).waitFor();
    expect(await field(other).inputValue()).toBe("accroche");
    expect(await title(other).innerText()).toBe("Que retenir de mes appels");
  });

  test("a pinned thread is found among the pinned, in the other tab too", async ({ browser, openPage, product }) => {
    const page = await openPage();
    await openJournal(page, product.origin);
    const other = await browser.newTab(page, product.origin);
    await other.goto(`${product.origin}/app/journal?filtre=epingles`);
    await other.getByText("Aucun échange épinglé").waitFor();
    await lines(page).filter({ hasText: "Que retenir" }).click();
    await page.getByRole("button", { name: "Épingler", exact: true }).click();
    await page.getByRole("button", { name: "Désépingler" }).waitFor();
    await page.getByRole("button", { name: "Épinglés" }).click();
    await expect.poll(() => names(page)).toEqual(["Que retenir de mes appels"]);
    await expect.poll(() => names(other)).toEqual(["Que retenir de mes appels"]);
  });

  test("what is thrown away is undone, or had back from the bin; the keyboard stays in the journal", async ({
    openPage,
    product,
  }) => {
    const page = await openPage();
    await openJournal(page, product.origin);
    await page.waitForLoadState("networkidle");
    await lines(page).first().click();
    await page.getByRole("button", { name: "Mettre à la corbeille" }).click();
    await expect.poll(() => lines(page).count()).toBe(2);
    await expect.poll(() => page.evaluate(() => document.activeElement?.closest("main") !== null)).toBe(true);
    await page.getByRole("button", { name: "Annuler" }).click();
    await expect.poll(() => lines(page).count()).toBe(3);

    await lines(page).first().click();
    await page.getByRole("button", { name: "Mettre à la corbeille" }).click();
    await page.getByRole("button", { name: "Corbeille (1)" }).click();
    await lines(page).filter({ hasText: "Effacé pour de bon dans 30 jours." }).click();
    await reader(page).getByText("Effacé pour de bon dans 30 jours.").waitFor();
    await expectAccessible(page);
    await page.getByRole("button", { name: "Restaurer" }).click();
    await page.getByText("La corbeille est vide.").waitFor();
    await page.getByRole("button", { name: "Tout", exact: true }).click();
    await expect.poll(() => lines(page).count()).toBe(3);
  });

  test("a thread thrown away while its reply is being written stops it at the model", async ({
    openPage,
    product,
    upstream,
  }) => {
    const page = await openPage();
    await openDay(page, product.origin, 4);
    await callCoach(page);
    upstream.reply("Mot à mot, la réponse avance. ".repeat(200), { chunk: 4, paceMs: 20 });
    await ask(page, "Et la pluie ?");
    await waitForWords(page, 20);
    await page.locator('.rail a[href="/app/journal"]').click();
    await lines(page).first().click();
    await page.getByRole("button", { name: "Mettre à la corbeille" }).click();
    await page.getByText("La réponse en cours est arrêtée").waitFor();
    await expect.poll(() => upstream.leftCount, { timeout: 10_000 }).toBe(1);
    await page.getByRole("button", { name: "Annuler" }).click();
    await lines(page).first().click();
    await reader(page).getByText("Arrêté ici").waitFor();
  });

  test("« Reprendre » opens a new exchange that the next question joins, and leaves the old one as it is", async ({
    openPage,
    product,
    upstream,
  }) => {
    const page = await openPage();
    await openJournal(page, product.origin);
    await lines(page).first().click();
    await page.getByRole("button", { name: "Reprendre cet échange" }).click();
    await expect
      .poll(() => composer(page).inputValue())
      .toMatch(/«\sCritique mon post\s»\. Tu disais\s: «\sL’accroche le noie\.\s»/u);
    expect(await questions(page).count()).toBe(0);
    upstream.reply("On reprend.");
    // The keyboard is there already, behind the words.
    await expect.poll(() => isFocused(page, ".composer textarea")).toBe(true);
    await page.keyboard.type("Et maintenant ?");
    await expect.poll(() => composer(page).inputValue()).toMatch(/Et maintenant \?$/u);
    await page.keyboard.press("Enter");
    await expect.poll(() => questions(page).count()).toBe(1);
    await waitForWholeReply(page);
    const [old, fresh] = await storedQuestions(page, 3);
    expect(fresh?.exchangeId).not.toBe(old?.exchangeId);
    expect(fresh?.parentId).toBeNull();
    await page.locator('.rail a[href="/app/journal"]').click();
    await expect.poll(() => lines(page).count()).toBe(4);
    await lines(page).filter({ hasText: "Critique mon post" }).last().click();
    await reader(page).getByText("L’accroche le noie.").waitFor();
  });

  test("a day of a hundred messages opens at its last words", async ({ openPage, product }) => {
    const page = await openPage();
    await openDay(page, product.origin, 3);
    const turns = Array.from({ length: 50 }, (_, turn): [string, string] => [
      `Question ${turn}`,
      `${"Une ligne de conseil. ".repeat(5 + ((turn * 7) % 40))}\n\nFin ${turn}.`,
    ]);
    await seedJournal(page, { exchanges: [{ day: 3, atMs: ago(0), turns }] });
    await callCoach(page);
    await page.getByText("Fin 49.").waitFor();
    await expect.poll(() => fromFoot(page)).toBeLessThanOrEqual(1);
  });

  test("a quoted passage joins the draft of its day, on a phone too", async ({ openPage, product }) => {
    const page = await openPage({ viewport: PHONE });
    await openDay(page, product.origin, 3);
    await page.getByRole("link", { name: "Coach" }).click();
    await callCoach(page);
    await composer(page).fill("Déjà tapé");
    await seedJournal(page, THREADS);
    await page.getByRole("link", { name: "Journal" }).last().click();
    await lines(page).first().click();
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe("Critique mon post");
    await expectAccessible(page);
    await page.getByRole("button", { name: "Citer au Coach" }).last().click();
    await expect
      .poll(() => composer(page).inputValue())
      .toMatch(/^Déjà tapé\n\n«\sL’accroche le noie\.\s» \(J3\)\n\n$/u);
    await expect.poll(() => isFocused(page, ".composer textarea")).toBe(true);
  });
});

async function openJournal(page: Page, origin: string): Promise<void> {
  await openDay(page, origin, 1);
  await seedJournal(page, THREADS);
  await page.goto(`${origin}/app/journal`);
  await lines(page).first().waitFor();
}

async function names(page: Page): Promise<string[]> {
  return lines(page).locator(".name").allInnerTexts();
}

function ago(days: number): number {
  return Date.now() - days * DAY_MS - 60_000;
}

async function isInView(page: Page, locator: Locator): Promise<boolean> {
  const [box, view] = await Promise.all([locator.boundingBox(), page.locator(".reading").boundingBox()]);
  return box !== null && view !== null && box.y >= view.y && box.y + box.height <= view.y + view.height;
}

async function fromFoot(page: Page): Promise<number> {
  return page.locator(".thread-scroll").evaluate((box) => box.scrollHeight - box.scrollTop - box.clientHeight);
}
