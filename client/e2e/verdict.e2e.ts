// The coach's form on the screen: what it judged, what is really in the text, and what can be made of it.
import type { Page } from "playwright-core";
import { expect } from "vitest";
import { expectAccessible } from "./axe.ts";
import {
  ask,
  callCoach,
  chip,
  composer,
  openDay,
  POST,
  replies,
  sheet,
  storedDrafts,
  storedQuestions,
  tryToAsk,
  waitForWholeReply,
  writeDeliverable,
} from "./cockpit.ts";
import { test } from "./model-test.ts";

const REWRITE = "Mardi, 7 h 40. Le vélo cargo ne freine plus, deux enfants à bord.\nTu fais quoi ce matin-là ?";
const ACTION = "Publie la V2 sur LinkedIn, 20 minutes, et note trois réponses.";
const [HOOK = ""] = POST.split("\n");
const VERDICT = `**Verdict** : PRESQUE — 2/4. Le problème est juste, l’accroche le noie.

**Ce qui bloque**

1. « ${HOOK} » — critère 1 : trop longue — le client passe son chemin.
2. « une phrase que personne n’a écrite » — critère 3 — il ne répond pas.

**Réécriture**

${REWRITE}

**Prochaine action**

${ACTION}`;

test("a verdict is read, its true quotation found, its rewrite made V2, its action promised, and all of it is there tomorrow", async ({
  openPage,
  product,
  upstream,
}) => {
  const page = await openPage({ tolerates: [/ERR_INTERNET_DISCONNECTED/] });
  await openDay(page, product.origin, 3);
  await writeDeliverable(page, POST);
  await callCoach(page);
  upstream.reply(VERDICT);
  await chip(page, "Critique mon post").click();
  await waitForWholeReply(page);

  const reply = replies(page).last();
  await reply.getByRole("heading", { name: "Verdict" }).waitFor();
  // One score, beside the verdict, in the margin and on the version: what is measured is counted, not believed.
  await reply.getByRole("img", { name: "3 critères remplis sur 4" }).waitFor();
  await reply.getByText("Le Coach écrit 2/4.").waitFor();
  expect(await reply.locator(".verdict").innerText()).toBe("Le problème est juste, l’accroche le noie.");
  // What is in the text is a quotation that leads there; what is not is never shown as one.
  expect(await reply.locator(".quote").allInnerTexts()).toEqual([HOOK]);
  expect(await reply.innerText()).toContain("une phrase que personne n’a écrite (pas dans ton texte)");
  await reply.locator(".quote").click();
  await expect.poll(() => chosenWords(page)).toBe(HOOK);

  // A quotation that is not in the text breaks the form: said in one line, what it is to whoever opens it.
  const note = reply.locator(".form-note");
  await note.getByText("Cette réponse s’écarte de sa forme sur un point.").press("Enter");
  await note.getByText("une phrase que personne n’a écrite").waitFor();

  // The blockers name the two criteria that its score says are missed: the judged one is met, until the text changes.
  const proof = page.locator(".crit li", { hasText: "Une preuve" });
  await proof.getByText("jugé par le Coach").waitFor();
  expect(await proof.textContent()).toContain(", rempli");
  await page.locator("#page").getByLabel("3 critères remplis sur 4").waitFor();

  // Pressed twice in a hurry, it is pressed once, and can be taken back.
  await reply.getByRole("button", { name: "Créer la V2" }).dblclick();
  await reply.getByRole("button", { name: "Dans la V2" }).waitFor();
  await page.getByText("V2 créée. La V1 reste lisible.").waitFor();
  await proof.getByText("à juger").waitFor();
  await expect.poll(() => sheet(page).inputValue()).toBe(REWRITE);
  await page.getByRole("button", { name: "Juger la V2" }).waitFor();
  await page.keyboard.press("Control+K");
  await page.getByRole("option", { name: "Juger la V2" }).waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("tab", { name: "V1 3 critères sur 4 au dernier verdict" }).click();
  await expect.poll(() => sheet(page).inputValue()).toBe(POST);
  expect(await sheet(page).evaluate((field: HTMLTextAreaElement) => field.readOnly)).toBe(true);
  await page.getByRole("button", { name: "Voir ce qui change" }).press("Enter");
  const difference = page.getByRole("region", { name: "Ce qui change de la V1 à la V2" });
  expect(await difference.locator("del").first().textContent()).toMatch(/^retiré\s: /);
  const newer = await difference.locator(".difference-text").evaluate((shown) => {
    for (const apart of shown.querySelectorAll("del, .sr")) apart.remove();
    return shown.textContent;
  });
  expect(newer).toBe(REWRITE);
  await page.getByRole("button", { name: "Ajouter à ma journée" }).click();
  await page.getByRole("button", { name: "Ajouté" }).click();
  await page.getByText("Retiré de ta journée.").waitFor();
  await page.getByRole("button", { name: "Ajouter à ma journée" }).press("Enter");
  await page.getByRole("button", { name: "Ajouté" }).waitFor();

  upstream.reply("Avis maintenu. Le critère 1 manque encore.");
  await ask(page, "Et la suite ?");
  await expect.poll(() => upstream.requests.length).toBe(2);
  await waitForWholeReply(page);
  expect(await replies(page).last().getByText("Avis maintenu").count()).toBe(1);
  const told = JSON.stringify(upstream.requests.at(-1)?.body.messages);
  expect(told).toContain("J3 PRESQUE 3/4");
  expect(told).toContain(ACTION);

  await page.clock.setFixedTime(Date.now() + 86_400_000);
  await page.goto(`${product.origin}/app/today`);
  await page.getByText("Promesse de J3, pour aujourd’hui").waitFor();
  await page.waitForLoadState("networkidle");
  await page.context().setOffline(true);
  await page.getByRole("button", { name: "Fait", exact: true }).click();
  await page.getByText("Promesse tenue.").waitFor();
  await page.getByText("Promesse de J3").waitFor({ state: "detached" });

  // By the keyboard: it is where the promise was, takes it up again, and puts it in other words on another day.
  await expect.poll(() => focusedIn(page, ".page .c")).toBe(true);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.getByText("Promesse reprise.").waitFor();
  await page.getByText("Promesse de J3, pour aujourd’hui").waitFor();
  await page.getByRole("button", { name: "Modifier" }).press("Enter");
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type("Publie le post à midi.");
  await page.getByRole("button", { name: "Demain", exact: true }).press("Enter");
  await page.getByText("Promesse de J3, pour demain").waitFor();
  await page.getByLabel("Une date").fill("2099-12-24");
  await page.getByText("Promesse de J3, pour le 24 déc.").waitFor();
  await page.getByRole("button", { name: "Terminé" }).press("Enter");
  await page.locator(".promise-said", { hasText: "Publie le post à midi." }).waitFor();
  await page.keyboard.press("Enter");
  expect(await page.locator(".promise-words").inputValue()).toBe("Publie le post à midi.");
});

function focusedIn(page: Page, place: string): Promise<boolean> {
  return page.evaluate((selector) => document.activeElement?.closest(selector) !== null, place);
}

/** Of a sheet that is in sight and has the focus. */
function chosenWords(page: Page): Promise<string> {
  return sheet(page).evaluate((field: HTMLTextAreaElement) =>
    field === document.activeElement && field.checkVisibility()
      ? field.value.slice(field.selectionStart, field.selectionEnd)
      : "",
  );
}

test("the next action stays below the thread, unless that leaves the thread too little, and is the one solid block there is", async ({
  openPage,
  product,
  upstream,
}) => {
  const page = await openPage();
  await openDay(page, product.origin, 3);
  await writeDeliverable(page, POST);
  await callCoach(page);
  upstream.reply(VERDICT);
  for (const asked of [1, 2]) {
    await ask(page, "Alors ?");
    await expect.poll(() => upstream.requests.length).toBe(asked);
    await waitForWholeReply(page);
  }
  const below = page.locator(".below-thread .next-action");
  await below.waitFor();
  // That of the reply before is no manoeuvre any more.
  expect(await page.locator(".next-action").count()).toBe(2);
  expect(await page.locator(".next-action.now").count()).toBe(1);
  await page.locator(".thread-scroll").evaluate((box) => box.scrollTo(0, 0));
  const beforeTyping = await below.boundingBox();
  expect((beforeTyping?.y ?? 0) + (beforeTyping?.height ?? 0)).toBeLessThan(
    (await composer(page).boundingBox())?.y ?? 0,
  );
  // Whatever takes the focus in the thread is in sight: the block stands beside the thread, not over it.
  const contest = replies(page).last().getByRole("button", { name: "Contester ce point" }).last();
  await contest.focus();
  const focused = await contest.boundingBox();
  expect((focused?.y ?? 0) + (focused?.height ?? 0)).toBeLessThanOrEqual((await below.boundingBox())?.y ?? 0);
  // The newest reply's tools are a bar under the block, once.
  const tools = page.locator(".below-thread").getByRole("group", { name: "Réponse du Coach" });
  expect((await tools.boundingBox())?.y).toBeGreaterThanOrEqual((beforeTyping?.y ?? 0) + (beforeTyping?.height ?? 0));
  expect(await page.getByRole("button", { name: "Tout copier" }).count()).toBe(1);
  await tools.getByRole("button", { name: "Épingler" }).press("Enter");
  await tools.getByRole("button", { name: "Désépingler" }).waitFor();

  await expectAccessible(page);

  await page.setViewportSize({ width: 1280, height: 600 });
  await page.locator(".thread .next-action.now").waitFor();
  await page.locator(".thread .tools").waitFor();
  expect(await below.count()).toBe(0);
  await page.setViewportSize({ width: 390, height: 844 });
  await below.waitFor();

  await below.getByRole("button", { name: "Ajouter à ma journée" }).click();
  await below.getByRole("button", { name: "Ajouté" }).waitFor();
  await expect.poll(() => page.locator(".next-action.now").count()).toBe(0);

  // A quotation leads to its words on a phone too, however far down they have come.
  await page.getByRole("link", { name: "Mission", exact: true }).click();
  const longer = `${"Une ligne.\n".repeat(40)}${POST}`;
  await writeDeliverable(page, longer);
  await page.locator(".log").evaluate((box) => box.scrollTo(0, 0));
  await page.getByRole("link", { name: "Coach", exact: true }).click();
  const quote = replies(page).last().locator(".quote");
  await quote.click();
  await expect.poll(() => chosenWords(page)).toBe(HOOK);
  await expect.poll(() => page.locator(".log").evaluate((box) => box.scrollTop)).toBeGreaterThan(200);
  // The drawer that it was read in does not stay over them.
  await page.setViewportSize({ width: 800, height: 700 });
  await page.getByRole("button", { name: "Afficher Binôme et Coach" }).click();
  await quote.click();
  await expect.poll(() => chosenWords(page)).toBe(HOOK);
  await quote.waitFor({ state: "hidden" });
  // Gone from the newest version, they are shown in the one that has them.
  await page.getByRole("button", { name: "Nouvelle version" }).click();
  await writeDeliverable(page, "Tout autre chose.");
  await page.getByRole("button", { name: "Afficher Binôme et Coach" }).click();
  await quote.click();
  await expect.poll(() => chosenWords(page)).toBe(HOOK);
  expect(await sheet(page).inputValue()).toBe(longer);
});

test("words of distress bring help before any call, and leave only when the person says so", async ({
  openPage,
  product,
  upstream,
}) => {
  const page = await openPage();
  await openDay(page, product.origin, 3);
  await callCoach(page);
  await tryToAsk(page, "Je n’en peux plus, j’ai envie de mourir.");
  await page.getByRole("alert").getByRole("link", { name: "3114" }).waitFor();
  expect(await storedQuestions(page)).toEqual([]);
  expect(await composer(page).inputValue()).toBe("Je n’en peux plus, j’ai envie de mourir.");
  await page.getByText("Tes mots sont encore dans le champ").waitFor();
  upstream.reply("Ce que tu vis compte plus que ce texte.");
  await page.getByRole("button", { name: "Envoyer quand même au Coach" }).click();
  await waitForWholeReply(page);
  expect(upstream.requests).toHaveLength(1);

  // The palette is no way around it, and the words it held are in the composer.
  await openDay(page, product.origin, 4);
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox", { name: "Palette de commandes" }).fill("Je voudrais disparaître.");
  await page.getByRole("option", { name: /^Demander au Coach/ }).click();
  await page.getByRole("alert").getByRole("link", { name: "3114" }).waitFor();
  await page.getByRole("alert").getByText("Le contact du programme").waitFor();
  expect(await storedQuestions(page)).toHaveLength(1);
  await expect.poll(() => composer(page).inputValue()).toBe("Je voudrais disparaître.");
  upstream.reply("Parle à quelqu’un de proche, ou appelle le 3114.");
  await page.getByRole("button", { name: "Envoyer quand même au Coach" }).click();
  await waitForWholeReply(page);
  expect(await composer(page).inputValue()).toBe("");
  expect((await storedQuestions(page)).map(({ heard }) => heard)).toEqual([true, true]);

  // What a chip asks stands in no field.
  await openDay(page, product.origin, 5);
  await writeDeliverable(page, "Je n’en peux plus, j’ai envie de mourir.");
  await callCoach(page);
  await page.locator(".chips .chip").first().click();
  await page.getByText("Rien n’est parti. Ton livrable reste tel quel.").waitFor();
});

test("what is typed while words that were held are on their way stays in the field", async ({
  openPage,
  product,
  upstream,
}) => {
  const page = await openPage();
  await openDay(page, product.origin, 3);
  await callCoach(page);
  await tryToAsk(page, "J’ai envie de mourir.");
  upstream.reply("Ce que tu vis compte plus que ce texte.");
  await page.getByRole("button", { name: "Envoyer quand même au Coach" }).waitFor();
  // In one go: the disk answers within milliseconds.
  await page.evaluate(() => {
    document.querySelector<HTMLElement>(".distress .btn-quiet")?.click();
    const field = document.querySelector<HTMLTextAreaElement>(".coach .composer textarea");
    field?.setSelectionRange(field.value.length, field.value.length);
    field?.focus();
    document.execCommand("insertText", false, " Je ne dors plus.");
  });
  await waitForWholeReply(page);
  expect((await storedQuestions(page)).map(({ text }) => text)).toEqual(["J’ai envie de mourir."]);
  expect(await composer(page).inputValue()).toBe("J’ai envie de mourir. Je ne dors plus.");
  await expect.poll(() => storedDrafts(page)).toEqual(["J’ai envie de mourir. Je ne dors plus."]);
});

test("other words that are sent in place of those that were held leave nothing to send all the same", async ({
  openPage,
  product,
}) => {
  const page = await openPage();
  await openDay(page, product.origin, 3);
  await callCoach(page);
  await tryToAsk(page, "J’ai envie de mourir.");
  const sendAnyway = page.getByRole("button", { name: "Envoyer quand même au Coach" });
  await sendAnyway.waitFor();
  await ask(page, "Mon accroche tient-elle ?");
  await sendAnyway.waitFor({ state: "detached" });
  await waitForWholeReply(page);
  expect((await storedQuestions(page)).map(({ text }) => text)).toEqual(["Mon accroche tient-elle ?"]);
});
