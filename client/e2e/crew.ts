/** Two people and their pair, written into a running product's database beside it, as a command would. */
import { randomUUID } from "node:crypto";
import type { Page } from "playwright-core";
import { openSession } from "#server/accounts/sessions.ts";
import { makePair } from "#server/binome/pairs.ts";
import { openDatabase } from "#server/db/open-database.ts";
import type { Product } from "./start-product.ts";

/** `cookie`: for a browser context, so that the person is signed in there. */
export type CrewMember = { userId: string; cookie: { name: string; value: string; url: string } };

/** The owner of `ownerPage`, who is given a name, gets a binôme; answers the other one. */
export async function pairOwner(product: Product, ownerName: string, otherName: string): Promise<CrewMember> {
  const db = await openDatabase({ databaseUrl: null, dataDir: product.dataDir });
  try {
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
  } finally {
    await db.destroy();
  }
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
