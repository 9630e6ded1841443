/**
 * Invites: one-time links that make an account, as operators see them. A link's token is told when it is minted and never
 * again; at rest there is its hash. `accept-invite` is what spends one.
 */
import { randomUUID } from "node:crypto";
import type { Invite, InviteState, MintedInvites, NewInvite } from "#shared/pilotage.ts";
import type { Database } from "../db/open-database.ts";
import { hashToken, linkTo, newToken } from "./token.ts";

export const INVITE_DAYS = 14;
const DAY_MS = 86_400_000;

/** `fields`: what was wrong, such as `invites.3.pairKey`, and then nothing is minted. */
export type Minting = { kind: "minted"; invites: MintedInvites["invites"] } | { kind: "refused"; fields: string[] };

/**
 * One link for each, in their order, open for `days`. A `pairKey` stands on exactly two of them, and means nothing to
 * the invites of another call; a `pairWith` is somebody who is here.
 */
export async function mintInvites(
  db: Database,
  origin: string,
  invites: readonly NewInvite[],
  days: number,
  nowMs: number,
): Promise<Minting> {
  const fields = await mistakesIn(db, invites);
  if (fields.length > 0) return { kind: "refused", fields };
  const keys = new Map(invites.flatMap(({ pairKey }) => (pairKey === undefined ? [] : [[pairKey, randomUUID()]])));
  const expiresAt = nowMs + days * DAY_MS;
  const minted = invites.map(({ name, role, pairKey, pairWith }) => {
    const token = newToken();
    const id = randomUUID();
    const row = {
      id,
      token_hash: hashToken(token),
      name,
      makes_operator: role === "operator" ? 1 : 0,
      pair_key: pairKey === undefined ? null : (keys.get(pairKey) ?? null),
      pair_with: pairWith ?? null,
      created_at: nowMs,
      expires_at: expiresAt,
    };
    return { row, told: { id, name, url: linkTo(origin, token), expiresAt } };
  });
  await db
    .insertInto("invites")
    .values(minted.map(({ row }) => row))
    .execute();
  return { kind: "minted", invites: minted.map(({ told }) => told) };
}

async function mistakesIn(db: Database, invites: readonly NewInvite[]): Promise<string[]> {
  const wanted = invites.flatMap(({ pairWith }) => pairWith ?? []);
  const known =
    wanted.length === 0 ? [] : await db.selectFrom("users").select("id").where("id", "in", wanted).execute();
  const knownIds = new Set(known.map(({ id }) => id));
  return invites.flatMap(({ pairKey, pairWith }, index) => {
    const ofKey = invites.filter((other) => other.pairKey === pairKey).length;
    if (pairKey !== undefined && (ofKey !== 2 || pairWith !== undefined)) return [`invites.${index}.pairKey`];
    if (pairWith === undefined) return [];
    // A person has one binôme: the second invite that promises the same one would take them from the first.
    const isTwice = wanted.filter((id) => id === pairWith).length > 1;
    return isTwice || !knownIds.has(pairWith) ? [`invites.${index}.pairWith`] : [];
  });
}

/** Every invite there is, newest first. */
export async function listInvites(db: Database, nowMs: number): Promise<Invite[]> {
  const rows = await db
    .selectFrom("invites")
    .leftJoin("users", "users.id", "invites.pair_with")
    .select(["invites.id", "invites.name", "makes_operator", "pair_key", "users.name as pair_name"])
    .select(["invites.created_at", "expires_at", "used_at", "revoked_at"])
    .orderBy("invites.created_at", "desc")
    .orderBy("invites.name")
    .execute();
  const namesByKey = new Map<string, { id: string; name: string }[]>();
  for (const { id, name, pair_key } of rows) {
    if (pair_key !== null) namesByKey.set(pair_key, [...(namesByKey.get(pair_key) ?? []), { id, name }]);
  }
  const otherOfKey = ({ id, pair_key }: { id: string; pair_key: string | null }) =>
    namesByKey.get(pair_key ?? "")?.find((one) => one.id !== id)?.name;
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    role: row.makes_operator === 1 ? "operator" : "participant",
    pairsWith: row.pair_name ?? otherOfKey(row) ?? "",
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    state: inviteState(row, nowMs),
  }));
}

export type InviteTimes = { expires_at: number; used_at: number | null; revoked_at: number | null };

/** Used stays used, whatever came after. */
export function inviteState({ expires_at, used_at, revoked_at }: InviteTimes, nowMs: number): InviteState {
  if (used_at !== null) return "used";
  if (revoked_at !== null) return "revoked";
  return expires_at <= nowMs ? "expired" : "waiting";
}

/** Whether it opened something until now: an invite that was used, revoked or never made is left as it is. */
export async function revokeInvite(db: Database, id: string, nowMs: number): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("invites")
    .set({ revoked_at: nowMs })
    .where("id", "=", id)
    .where("used_at", "is", null)
    .where("revoked_at", "is", null)
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}
