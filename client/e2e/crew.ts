/** Two people and their pair, written into a running product's database beside it, as a command would. */
import { randomUUID } from "node:crypto";
import type { Page } from "playwright-core";
import { v7 as uuidv7 } from "uuid";
import type { BuddyBody } from "#shared/binome-protocol.ts";
import { openSession } from "#server/accounts/sessions.ts";
import { writeEntry } from "#server/binome/entries.ts";
import { findOpenPair, makePair } from "#server/binome/pairs.ts";
import { withDatabase } from "./own-database.ts";
import type { Product } from "./start-product.ts";

/** `cookie`: for a browser context, so that the person is signed in there. */
export type CrewMember = { userId: string; cookie: { name: string; value: string; url: string } };

/** The owner of `ownerPage`, who is given a name, gets a binôme; answers the other one. */
export function pairOwner(product: Product, ownerName: string, otherName: string): Promise<CrewMember> {
  return withDatabase(product, async (db) => {
    const nowMs = Date.now();
    const owner = await db.selectFrom("users").select("id").where("role", "=", "owner").executeTakeFirstOrThrow();
    await db.updateTable("users").set({ name: ownerName }).where("id", "=", owner.id).execute();
    const userId = randomUUID();
    await db
      .insertInto("users")
      .values({
        id: userId,
        role: "member",
        name: otherName,
        started_on: new Date(nowMs).toISOString().slice(0, 10),
        zone: "Europe/Paris",
        created_at: nowMs,
      })
      .execute();
    await db.transaction().execute((transaction) => makePair(transaction, [owner.id, userId], nowMs));
    const value = await openSession(db, userId, nowMs);
    return { userId, cookie: { name: `sdb-session-${product.port}`, value, url: product.origin } };
  });
}

/** A morning's talk between the two, of every kind there is. */
export function seedBuddyWords(product: Product, { userId }: CrewMember): Promise<void> {
  return withDatabase(product, async (db) => {
    const pair = await findOpenPair(db, userId);
    if (pair === null) throw new Error("nobody is paired with them");
    const nowMs = Date.now();
    const promise = uuidv7();
    const said: readonly [minutesAgo: number, from: string, body: BuddyBody, id?: string][] = [
      [1_500, userId, words("Ton vélo cargo, tu le répares vraiment dans la rue ?")],
      [1_499, pair.partner.id, words("Oui, sur le trottoir, en une heure. Ça fait ma publicité.")],
      [
        130,
        pair.partner.id,
        { kind: "verdict", day: 3, version: 2, score: 3, text: "Pas encore. L’accroche noie le problème." },
      ],
      [
        129,
        pair.partner.id,
        { kind: "passage", day: 3, version: 2, text: "Ton vélo cargo freine mal et tu l’as remarqué." },
      ],
      [
        128,
        pair.partner.id,
        { kind: "promise", promiseId: uuidv7(), day: 3, dueOn: "2026-11-27", text: "Publie la V3." },
        promise,
      ],
      [60, userId, { kind: "seen-done", of: promise }],
      [
        9,
        userId,
        words("Tu m’envoies ton post avant de le publier ? Je te dis si je comprends le problème en une lecture."),
      ],
      [1, pair.partner.id, words("Oui, je raccourcis l’accroche et il est à toi.")],
    ];
    for (const [minutesAgo, from, body, id = uuidv7()] of said) {
      await writeEntry(db, from, { v: 1, id, pair: pair.id, body }, nowMs - minutesAgo * 60_000);
    }
  });
}

function words(text: string): BuddyBody {
  return { kind: "text", text };
}

export function buddyField(page: Page) {
  return page.locator("#binome textarea:not([readonly])");
}

export async function writeToBuddy(page: Page, text: string): Promise<void> {
  await buddyField(page).fill(text);
  await buddyField(page).press("Enter");
}

/** What stands in the chat, oldest first: `me: …` or `them: …`. */
export function buddyWords(page: Page): Promise<string[]> {
  return page
    .locator(".buddy-entry")
    .evaluateAll((entries) =>
      entries.map(
        (entry) =>
          `${entry.classList.contains("mine") ? "me" : "them"}: ${entry.querySelector(".buddy-bubble")?.textContent}`,
      ),
    );
}
