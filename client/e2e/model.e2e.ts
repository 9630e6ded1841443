// With a model behind the server: what it is told, what it says, and what the browser never learns.
import type { Page } from "playwright-core";
import { expect } from "vitest";
import type { MockUpstream } from "#server/testing/mock-upstream.ts";
import {
  ask,
  callCoach,
  chip,
  openDay,
  POST,
  questions,
  replies,
  shownWords,
  SOON_MS,
  storedReplies,
  waitForWholeReply,
  waitForWords,
  writeDeliverable,
} from "./cockpit.ts";
import { KEY, test } from "./model-test.ts";

const ROLE = "Tu es un Directeur Artistique et Sales Coach impitoyable mais bienveillant.";

/** Accents both composed and not, French spaces, and emoji of several code points that the wire may cut anywhere. */
const REPLY = [
  "**Verdict** : PRESQUE — 3/4. L’accroche tient\u202f; l’appel manque.",
  "**Ce qui bloque** :",
  "1. «\u00a0On en parle bientôt 🚲.\u00a0» — critère 3 — personne ne répond à ça 👩🏽‍💻🇫🇷.",
  "**Réécriture** : Mardi, 7 h 40. Un vélo-cargo en panne, deux enfants dedans, et la pluie. E\u0301té comme hiver, tu fais quoi\u202f?",
  "**Prochaine action** : demande-le à un parent devant l’école, 10 minutes. Preuve : sa phrase, mot pour mot. ✍️",
].join("\n\n");

test("the model is told the role word for word, J3's mission, the profile as typed, and the post inside its fence", async ({
  openPage,
  product,
  upstream,
}) => {
  const page = await openPage();
  await page.goto(`${product.origin}/app/profil`);
  await page.getByLabel("Ce que tu sais faire").fill("Mécanique cycles, spécialité vélo cargo");
  await page.getByLabel("Ce que tu vends, avec son prix").fill("Révision au pied de l’immeuble, 79 €");
  await page.getByRole("link", { name: /^J3 / }).click();
  await writeDeliverable(page, POST);
  await callCoach(page);
  await chip(page, "Critique mon post").click();
  await waitForWholeReply(page);

  expect(upstream.requests).toHaveLength(1);
  const messages = upstream.requests[0]?.body.messages ?? [];
  const system = messages.filter(({ role }) => role === "system").map(({ content }) => content);
  expect(system).toHaveLength(1);
  expect(system[0]).toContain(ROLE);
  expect(system[0]).toContain("Mission : Ton premier post");
  expect(system[0]).toContain("Objectif : Publier un post qui ouvre trois conversations sur le problème.");
  const profile = fenced(system[0] ?? "", "PROFIL");
  expect(profile).toContain("Métier : Mécanique cycles, spécialité vélo cargo");
  expect(profile).toContain("Offre : Révision au pied de l’immeuble, 79 €");
  const turn = messages.at(-1);
  expect(turn?.role).toBe("user");
  expect(fenced(turn?.content ?? "", "LIVRABLE")).toBe(POST);
  expect(turn?.content).toMatch(/Question :\nCe post donne-t-il envie de répondre/);
});

test("the reply is written under the reader's eyes, and what is kept is to the byte what the model said", async ({
  openPage,
  product,
  upstream,
}) => {
  const page = await openPage();
  await openDay(page, product.origin, 3);
  await callCoach(page);
  upstream.reply(REPLY, { chunk: 3, paceMs: 10 });
  await recordShownLengths(page);
  await ask(page, "Alors ?");
  await waitForWholeReply(page);
  const lengths = await shownLengths(page);
  expect(new Set(lengths).size).toBeGreaterThan(10);
  expect(lengths).toEqual(lengths.toSorted((one, other) => one - other));
  expect((await storedReplies(page))[0]?.text).toBe(REPLY);
  const shown = await shownWords(page);
  for (const said of ["👩🏽‍💻🇫🇷", "✍️", "E\u0301té comme hiver", "On en parle bientôt 🚲. (pas dans ton texte)"])
    expect(shown).toContain(said);

  upstream.fault("split-bytes");
  upstream.reply(REPLY, { paceMs: 0 });
  await ask(page, "Et octet par octet ?");
  await waitForWholeReply(page);
  expect((await storedReplies(page))[1]?.text).toBe(REPLY);
});

test("the browser receives neither the key nor a word of the instructions, not even when the model's error quotes the key", async ({
  openPage,
  product,
  upstream,
}) => {
  const page = await openPage();
  const bodies: Promise<string>[] = [];
  page.on("requestfinished", (request) => {
    bodies.push(
      request.response().then(async (response) => (await response?.body().catch(() => null))?.toString() ?? ""),
    );
  });
  // A stream is left as soon as its end is read, and its body is then nobody's: it is heard beside the page's own reader.
  await page.addInitScript(listenToFetches);
  await openDay(page, product.origin, 3);
  await writeDeliverable(page, POST);
  await callCoach(page);
  await chip(page, "Critique mon post").click();
  await waitForWholeReply(page);
  const heard = () => page.evaluate(() => (globalThis as unknown as { heard: string[] }).heard.join(""));
  await expect.poll(heard).toContain(`"type":"delta"`);
  const streamed = await heard();
  upstream.fault("bad-key");
  await ask(page, "Encore ?");
  await page.getByRole("alert").waitFor();
  const refused = await heard();
  await page.goto(`${product.origin}/app/reglages`);
  await page.goto(`${product.origin}/app/profil`, { waitUntil: "networkidle" });

  const received = [...(await Promise.all(bodies)), streamed, refused].join("\n");
  expect(refused).toContain(`"failure":"bad-key"`);
  const [system] = upstream.requests[0]?.body.messages ?? [];
  expect(upstream.requests[1]?.headers.authorization).toBe(`Bearer ${KEY}`);
  expect(received).not.toContain(KEY);
  for (const line of system?.content.split("\n").filter((text) => /^#|Directeur Artistique|^⟦/u.test(text)) ?? []) {
    expect(received).not.toContain(line);
  }
  expect(product.logs()).not.toContain(KEY);
});

test("two tabs show one reply, as it is written, for one call", async ({ browser, openPage, product, upstream }) => {
  const page = await openPage();
  await openDay(page, product.origin, 3);
  await callCoach(page);
  upstream.reply(REPLY, { chunk: 2, paceMs: 15 });
  await ask(page, "Alors ?");
  await waitForWords(page, 20);
  const tab = await browser.newTab(page, product.origin);
  await openDay(tab, product.origin, 3);
  await callCoach(tab);
  await waitForWords(tab, 40);
  expect((await shownWords(tab)).length).toBeLessThan(REPLY.length / 2 + 200);
  upstream.hurry();
  await Promise.all([waitForWholeReply(page), waitForWholeReply(tab)]);
  await expect.poll(() => shownWords(tab)).toBe(await shownWords(page));
  expect(upstream.requests).toHaveLength(1);

  // The tab that asks is not the one that delivers.
  upstream.reply(REPLY);
  await ask(tab, "Et d’ici ?");
  await expect.poll(() => replies(page).count(), { timeout: SOON_MS }).toBe(2);
  await waitForWholeReply(tab);
  // Closing the tab that delivers leaves the other in charge.
  await page.close();
  await ask(tab, "Et maintenant ?");
  await expect.poll(async () => (await storedReplies(tab)).length).toBe(3);
  await waitForWholeReply(tab);
  expect(upstream.requests).toHaveLength(3);
  expect((await storedReplies(tab)).map(({ text }) => text)).toEqual([REPLY, REPLY, REPLY]);
});

test("« Arrêter » closes the model's connection and keeps what arrived; « Refaire » keeps both replies", async ({
  openPage,
  product,
  upstream,
}) => {
  const page = await openPage();
  await openDay(page, product.origin, 3);
  await callCoach(page);
  upstream.reply(REPLY.repeat(20), { chunk: 2, paceMs: 20 });
  await ask(page, "Alors ?");
  await waitForWords(page, 40);
  await page.getByRole("button", { name: "Arrêter" }).click();
  await replies(page).getByText("Arrêté ici").waitFor();
  await leftAlone(upstream);
  const [stopped] = await storedReplies(page);
  expect(stopped?.state.status).toBe("stopped");
  expect(REPLY.startsWith(stopped?.text ?? "?")).toBe(true);
  expect(stopped?.text.length).toBeGreaterThan(30);
  await page.reload();
  await replies(page).getByText("Arrêté ici").waitFor();

  upstream.reply(REPLY);
  await page.getByRole("button", { name: "Refaire" }).click();
  await waitForWholeReply(page);
  await page.getByText("2 / 2").waitFor();
  expect((await storedReplies(page)).map(({ text }) => text)).toEqual([stopped?.text, REPLY]);
  await page.getByRole("button", { name: "Réponse précédente" }).click();
  await replies(page).getByText("Arrêté ici").waitFor();
  expect(await questions(page).count()).toBe(1);
});

async function leftAlone(upstream: MockUpstream): Promise<void> {
  await expect.poll(() => [upstream.openCount, upstream.leftCount], { timeout: SOON_MS }).toEqual([0, 1]);
}

/** What stands between the marks, without the marks. */
function fenced(prompt: string, name: string): string | undefined {
  return new RegExp(`⟦${name} (\\S+)⟧\\n([\\s\\S]*?)\\n⟦FIN \\1⟧`, "u").exec(prompt)?.[2];
}

/** Notes how many letters of the reply each change of the page shows. */
async function recordShownLengths(page: Page): Promise<void> {
  await page.evaluate(() => {
    const lengths: number[] = [];
    Object.assign(globalThis, { shownLengths: lengths });
    new MutationObserver(() => {
      // Letters: the marks of Markdown and of the form are drawn, not written.
      const words = [...document.querySelectorAll(".words")].map(({ textContent }) => textContent).join("");
      const shown = words.match(/\p{L}/gu)?.length;
      if (shown !== undefined && shown !== lengths.at(-1)) lengths.push(shown);
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
}

function shownLengths(page: Page): Promise<number[]> {
  return page.evaluate(() => (globalThis as unknown as { shownLengths: number[] }).shownLengths);
}

/** Runs in the page: keeps every word that `fetch` brings, whatever the page does with it. */
function listenToFetches(): void {
  const heard: string[] = [];
  const { fetch } = globalThis;
  Object.assign(globalThis, {
    heard,
    fetch: async (...asked: Parameters<typeof fetch>) => {
      const response = await fetch(...asked);
      const words = response.clone().body?.pipeThrough(new TextDecoderStream());
      const listening = words?.pipeTo(new WritableStream({ write: (chunk) => void heard.push(chunk) }));
      listening?.catch(() => undefined);
      return response;
    },
  });
}
