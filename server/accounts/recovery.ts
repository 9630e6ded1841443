/**
 * The recovery code: how somebody with no device left comes back. 125 random bits, told once, in letters and figures that
 * are not taken for each other, known to the database by its hash; spent by being used, replaced by making another.
 */
import { randomBytes } from "node:crypto";
import type { Database } from "../db/open-database.ts";
import { hashToken } from "./token.ts";

/** Crockford's 32: no I, L, O or U. */
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const GROUPS = 5;
const GROUP_LENGTH = 5;

/** A new code, in place of the one before. */
export async function makeRecoveryCode(db: Database, userId: string): Promise<string> {
  const letters = Array.from(randomBytes(GROUPS * GROUP_LENGTH), (byte) => ALPHABET[byte % ALPHABET.length]).join("");
  await db
    .updateTable("users")
    .set({ recovery_hash: hashToken(letters) })
    .where("id", "=", userId)
    .execute();
  return (letters.match(/.{5}/g) ?? []).join("-");
}

/** Whose code it was, now that it is spent; `null`: nobody's. Spaces, dashes and small letters are as good. */
export async function spendRecoveryCode(db: Database, code: string): Promise<string | null> {
  const letters = code
    .toUpperCase()
    .replaceAll(/[^0-9A-Z]/g, "")
    .replaceAll("O", "0")
    .replaceAll(/[IL]/g, "1");
  const user = await db
    .updateTable("users")
    .set({ recovery_hash: null })
    .where("recovery_hash", "=", hashToken(letters))
    .returning("id")
    .executeTakeFirst();
  return user?.id ?? null;
}
