/** What a person does in the cockpit and reads there, in the French of its screens, and what their browser keeps. */
import type { Locator, Page } from "playwright-core";
import { expect } from "vitest";
import type { Message, Question, Reply } from "#shared/message.ts";

/** J3 measures all six checks: a hook, a figure, no final question, and two empty words. */
export const POST = [
  "Mardi, 7 h 40 : un vélo cargo en panne devant l’école, deux enfants dedans et la pluie qui commence.",
  "Dans ma rue, 12 parents sur 20 m’ont raconté la même scène, et aucun n’avait de réparateur à moins de 3 km.",
  "Je propose une révision innovante au pied de l’immeuble, un accompagnement sur-mesure, sans déposer le vélo.",
  "On en parle bientôt 🚲.",
].join("\n");

/** What a recovery may take, said by a user: five seconds, and the time of two busy cores. */
export const SOON_MS = 20_000;

export async function openDay(page: Page, origin: string, day: number): Promise<void> {
  await page.goto(`${origin}/app/day/${day}`);
  await page.locator(".crit").waitFor();
}

export const sheet = (page: Page): Locator => page.locator("#deliverable");

/** Resolves once the screen says that it is kept. */
export async function writeDeliverable(page: Page, text: string): Promise<void> {
  await sheet(page).fill(text);
  await waitForKept(page);
}

/** « non enregistré » ends with the same word. */
export function waitForKept(page: Page): Promise<void> {
  return page.locator(".m", { hasText: /(?<!non )enregistré$/ }).waitFor();
}

const CLICK_MS = 2_000;

/** From veille; a coach that is aboard stays so. */
export async function callCoach(page: Page): Promise<void> {
  const call = page.getByRole("button", { name: /^(?:Demander conseil au Coach|Ask the Coach)/ });
  await call.or(composer(page)).waitFor();
  // One that was aboard before a reload comes back by itself, maybe in place of the button that is about to be pressed.
  if (await call.isVisible()) await call.click({ timeout: CLICK_MS }).catch(() => undefined);
  await composer(page).waitFor();
}

export const composer = (page: Page): Locator => page.locator(".coach .composer textarea");

export const chip = (page: Page, label: string): Locator => page.getByRole("button", { name: label, exact: true });

/** « Besoin d’aide ? », one click away on every screen: numbers that answer, and somebody to turn to. */
export async function expectHelp(page: Page): Promise<void> {
  const opener = page.getByText("Besoin d’aide\u202f?").filter({ visible: true }).first();
  await opener.click();
  for (const number of ["3114", "112"]) {
    await page.locator(`a[href="tel:${number}"]`).filter({ visible: true }).waitFor();
  }
  await page.getByText("Tu peux parler à quelqu’un maintenant.").filter({ visible: true }).waitFor();
  await page.getByText("personne de confiance").filter({ visible: true }).waitFor();
  const close = page.locator("dialog.help[open]").getByRole("button", { name: "Fermer" });
  if (await close.isVisible()) await close.click();
}

/**
 * Resolves once the question is in the thread, its commit has emptied the field: what is waited for next is about it. The
 * pictures of the screens ask too, outside any test: the page itself is waited on.
 */
export async function ask(page: Page, question: string): Promise<void> {
  await tryToAsk(page, question);
  const empty = page.locator(".coach .composer:has(textarea:placeholder-shown)");
  await empty.waitFor({ timeout: SOON_MS });
}

/** The same, of a question that may be held back. */
export async function tryToAsk(page: Page, question: string): Promise<void> {
  await composer(page).fill(question);
  await composer(page).press("Enter");
}

/** The articles of the thread, in either language. */
export const replies = (page: Page): Locator =>
  page.getByRole("article", { name: /^(?:Réponse du Coach|The Coach’s reply)$/ });

export const questions = (page: Page): Locator =>
  page.getByRole("article", { name: /^(?:Ta question|Your question)$/ });

/** Until nothing is on its way any more, and the newest reply ended well. Its question is in the thread: see `ask`. */
export async function waitForWholeReply(page: Page): Promise<void> {
  await expect
    .poll(async () => (await storedReplies(page)).map(({ state }) => state.status).at(-1), { timeout: SOON_MS })
    .toBe("complete");
  await page.locator('article[aria-busy="true"]').waitFor({ state: "detached" });
}

/** Until the newest reply shows at least `length` characters. */
export async function waitForWords(page: Page, length: number): Promise<void> {
  await expect.poll(async () => (await shownWords(page)).length, { timeout: SOON_MS }).toBeGreaterThanOrEqual(length);
}

/** Of the newest reply, "" before its first; of a verdict, section by section, the next action below the thread with them. */
export async function shownWords(page: Page): Promise<string> {
  const newest = replies(page).last();
  if ((await newest.count()) === 0) return "";
  return (await newest.or(page.locator(".below-thread")).locator(".words").allInnerTexts()).join("\n");
}

/** Every message of the day (of all days when absent) that this browser keeps, oldest first. */
async function storedMessages(page: Page, day?: number): Promise<Message[]> {
  const rows = (await storedRows(page, "messages")) as Message[];
  return rows
    .filter((row) => day === undefined || row.day === day)
    .toSorted((one, other) => (one.id < other.id ? -1 : 1));
}

export async function storedReplies(page: Page, day?: number): Promise<Reply[]> {
  return (await storedMessages(page, day)).filter((message) => message.role === "reply");
}

export async function storedQuestions(page: Page, day?: number): Promise<Question[]> {
  return (await storedMessages(page, day)).filter((message) => message.role === "question");
}

/** Words typed and not sent. */
export async function storedDrafts(page: Page): Promise<string[]> {
  return ((await storedRows(page, "drafts")) as { text: string }[]).map(({ text }) => text);
}

/** By the browser's own API: what is on the disk, not what the app shows of it. */
function storedRows(page: Page, store: "messages" | "drafts"): Promise<unknown[]> {
  return page.evaluate(async (name) => {
    const answer = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.addEventListener("success", () => resolve(request.result));
        request.addEventListener("error", () => reject(request.error ?? new Error("no answer")));
      });
    const ours = (await indexedDB.databases())
      .map((database) => database.name ?? "")
      .find((one) => one.startsWith("sdb-"));
    if (ours === undefined) return [];
    const db = await answer(indexedDB.open(ours));
    try {
      return await answer<unknown[]>(db.transaction(name).objectStore(name).getAll());
    } finally {
      db.close();
    }
  }, store);
}

export function isFocused(page: Page, selector: string): Promise<boolean> {
  return page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector);
}
