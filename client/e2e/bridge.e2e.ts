// The bridge between a person's day, their binôme and their coach: nothing crosses it but by their own gesture.
import { expect, onTestFinished } from "vitest";
import { expectAccessible } from "./axe.ts";
import {
  ask,
  callCoach,
  chip,
  composer,
  isFocused,
  POST,
  questions,
  sheet,
  SOON_MS,
  waitForWholeReply,
  writeDeliverable,
} from "./cockpit.ts";
import { buddyField, pairOwner, writeToBuddy } from "./crew.ts";
import { test } from "./model-test.ts";

const [HOOK = ""] = POST.split("\n");
const ACTION = "Appelle trois parents, 20 minutes, et note une phrase.";
const VERDICT = `**Verdict** : PRESQUE — 2/4. Le problème est juste, l’accroche le noie.

**Ce qui bloque**

1. « ${HOOK} » — critère 1 : trop longue — le client passe son chemin.

**Prochaine action**

${ACTION}`;

test(
  "a verdict, a passage and a promise arrive as cards, seen done comes back, and one remark reaches the coach as it was shown",
  { timeout: 90_000 },
  async ({ browser, openPage, product, upstream }) => {
    const lea = await openPage();
    await lea.goto(`${product.origin}/app/today`);
    await lea.locator(".crit").waitFor();
    const { cookie } = await pairOwner(product, "Léa Martin", "Yanis Haddad");
    await lea.reload();
    const yanis = await browser.newPage(product.origin);
    onTestFinished(() => yanis.context().close());
    await yanis.context().addCookies([cookie]);
    await yanis.goto(`${product.origin}/app/today`);
    await buddyField(lea).waitFor({ timeout: SOON_MS });
    await buddyField(yanis).waitFor({ timeout: SOON_MS });
    // By its name from the palette, what is typed next is to them.
    await yanis.keyboard.press("Control+k");
    await yanis.getByRole("combobox").fill("écrire à léa");
    await yanis.keyboard.press("Enter");
    await expect.poll(() => isFocused(yanis, "#binome textarea")).toBe(true);

    upstream.reply(VERDICT);
    await writeDeliverable(lea, POST);
    await callCoach(lea);
    await chip(lea, "Valide mon idée").click();
    await waitForWholeReply(lea);
    await chip(lea, "Ajouter à ma journée").click();
    // Sent and taken back: it never leaves.
    const send = lea.locator(".coach").getByRole("button", { name: "Envoyer à Yanis" });
    await send.click();
    await chip(lea, "Annuler").click();
    await send.click();
    await lea.locator(".promises").getByRole("button", { name: "Envoyer à Yanis" }).click();
    await sheet(lea).evaluate((field: HTMLTextAreaElement, end) => {
      field.focus();
      field.setSelectionRange(0, end);
    }, HOOK.length);
    await chip(lea, "Envoyer le passage à Yanis").click();
    await expectAccessible(lea);

    const cards = yanis.locator(".buddy-card");
    await expect.poll(() => cards.count(), { timeout: SOON_MS }).toBe(3);
    const [verdict = "", promise = "", passage = ""] = await cards.allInnerTexts();
    expect(verdict).toContain("2 / 4");
    expect(verdict).toContain("Le problème est juste, l’accroche le noie.");
    expect(promise).toContain(ACTION);
    expect(passage).toContain(HOOK);
    await chip(yanis, "Vu, c’est fait").click();
    await writeToBuddy(yanis, "Ton accroche est trop longue pour moi.");
    await lea.locator(".promise-when", { hasText: "vu fait par Yanis" }).waitFor({ timeout: SOON_MS });

    upstream.reply("Yanis a raison.");
    await lea.locator(".buddy-entry", { hasText: "trop longue pour moi" }).hover();
    await chip(lea, "Montrer au Coach").click();
    const card = lea.getByRole("group", { name: "Remarque de Yanis Haddad" });
    await card.getByText("Ton accroche est trop longue pour moi.").waitFor();
    await expectAccessible(lea);
    await ask(lea, "Tu es d’accord ?");
    await card.waitFor({ state: "detached" });
    await expect.poll(() => upstream.requests.length, { timeout: SOON_MS }).toBe(2);
    await waitForWholeReply(lea);
    await questions(lea).last().getByText("Ton accroche est trop longue pour moi.").waitFor();
    expect(await composer(lea).inputValue()).toBe("");
    const sent = upstream.requests.map(({ body }) => JSON.stringify(body.messages));
    expect(sent.map((body) => body.split("trop longue pour moi").length - 1)).toEqual([0, 1]);

    // All of it is read again in the journal.
    await lea.goto(`${product.origin}/app/journal?filtre=binome`);
    await lea.getByText("Chat Binôme avec Yanis Haddad").first().click();
    await lea.locator(".reading").getByText("Ton accroche est trop longue pour moi.").waitFor();
    await expectAccessible(lea);
  },
);
