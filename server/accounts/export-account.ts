/**
 * Everything the server has of one person, as one JSON document: what a data request asks for. Of the Chat Binôme it holds
 * their own words alone: the other's are the other's to ask for. No hash of a session, a link or a code: it opens
 * nothing, and says nothing about anyone.
 */
import type { Database } from "../db/open-database.ts";

export type AccountExport = Record<string, unknown>;

/** `null`: there is nobody of that id. Times are ISO 8601 in UTC. */
export function exportAccount(db: Database, userId: string, nowMs: number): Promise<AccountExport | null> {
  // One moment of the database, not several.
  return db.transaction().execute(async (transaction) => {
    const user = await transaction.selectFrom("users").selectAll().where("id", "=", userId).executeTakeFirst();
    if (user === undefined) return null;
    return {
      format: "second-de-bord-account",
      version: 1,
      exportedAt: iso(nowMs),
      note: "Everything that this server has of one person. Of the conversations with their binômes, their own messages alone.",
      account: {
        id: user.id,
        name: user.name,
        role: user.is_operator === 1 ? "operator" : "participant",
        isOwner: user.role === "owner",
        startedOn: user.started_on,
        zone: user.zone,
        createdAt: iso(user.created_at),
        hasRecoveryCode: user.recovery_hash !== null,
      },
      profile: await exportProfile(transaction, userId),
      signIns: await exportSignIns(transaction, userId),
      links: await exportLinks(transaction, userId),
      invite: await exportInvite(transaction, userId),
      usage: await exportUsage(transaction, userId),
      replies: await exportReplies(transaction, userId),
      binomes: await exportBinomes(transaction, userId),
      messages: await exportMessages(transaction, userId),
    };
  });
}

async function exportProfile(db: Database, userId: string) {
  const row = await db.selectFrom("profiles").selectAll().where("user_id", "=", userId).executeTakeFirst();
  if (row === undefined) return null;
  const { trade, offer, audience, tone, revision, updated_at } = row;
  return { trade, offer, audience, tone, revision, updatedAt: iso(updated_at) };
}

async function exportSignIns(db: Database, userId: string) {
  const rows = await db
    .selectFrom("sessions")
    .select(["id", "label", "created_at", "seen_at", "expires_at"])
    .where("user_id", "=", userId)
    .orderBy("created_at")
    .execute();
  return rows.map(({ id, label, created_at, seen_at, expires_at }) => ({
    id,
    label,
    createdAt: iso(created_at),
    seenAt: iso(seen_at),
    expiresAt: iso(expires_at),
  }));
}

async function exportLinks(db: Database, userId: string) {
  const rows = await db
    .selectFrom("links")
    .select(["created_at", "expires_at", "used_at"])
    .where("user_id", "=", userId)
    .orderBy("created_at")
    .execute();
  return rows.map(({ created_at, expires_at, used_at }) => ({
    createdAt: iso(created_at),
    expiresAt: iso(expires_at),
    usedAt: used_at === null ? null : iso(used_at),
  }));
}

/** The one that made the account. */
async function exportInvite(db: Database, userId: string) {
  const row = await db.selectFrom("invites").selectAll().where("used_by", "=", userId).executeTakeFirst();
  if (row === undefined) return null;
  const { id, name, created_at, used_at } = row;
  return { id, name, createdAt: iso(created_at), usedAt: used_at === null ? null : iso(used_at) };
}

async function exportUsage(db: Database, userId: string) {
  const rows = await db.selectFrom("usage").selectAll().where("user_id", "=", userId).orderBy("day").execute();
  return rows.map(({ day, tokens, cost_micros }) => ({ on: day, tokens, costMicros: cost_micros }));
}

/** Of the coach: its words for the minutes that they are here, then that there was a reply. */
async function exportReplies(db: Database, userId: string) {
  const runs = await db
    .selectFrom("runs")
    .select(["id", "state", "created_at", "updated_at"])
    .where("user_id", "=", userId)
    .orderBy("created_at")
    .execute();
  const pages = await db
    .selectFrom("run_pages")
    .innerJoin("runs", "runs.id", "run_pages.run_id")
    .select(["run_id", "events"])
    .where("runs.user_id", "=", userId)
    .orderBy("run_id")
    .orderBy("first_seq")
    .execute();
  return runs.map(({ id, state, created_at, updated_at }) => ({
    id,
    state,
    createdAt: iso(created_at),
    updatedAt: iso(updated_at),
    events: pages.filter(({ run_id }) => run_id === id).flatMap(({ events }) => linesOf(events)),
  }));
}

function linesOf(events: string): unknown[] {
  return events.split("\n").flatMap((line): unknown[] => (line === "" ? [] : [JSON.parse(line)]));
}

async function exportBinomes(db: Database, userId: string) {
  const rows = await db
    .selectFrom("pair_members as mine")
    .innerJoin("pairs", "pairs.id", "mine.pair_id")
    .leftJoin("pair_members as theirs", (join) =>
      join.onRef("theirs.pair_id", "=", "mine.pair_id").onRef("theirs.user_id", "!=", "mine.user_id"),
    )
    .leftJoin("users", "users.id", "theirs.user_id")
    .select(["pairs.id", "pairs.created_at", "pairs.ended_at", "mine.delivered", "mine.read", "users.name"])
    .where("mine.user_id", "=", userId)
    .orderBy("pairs.created_at")
    .execute();
  return rows.map(({ id, created_at, ended_at, delivered, read, name }) => ({
    pair: id,
    with: name,
    from: iso(created_at),
    until: ended_at === null ? null : iso(ended_at),
    delivered,
    read,
  }));
}

async function exportMessages(db: Database, userId: string) {
  const rows = await db
    .selectFrom("pair_entries")
    .select(["id", "pair_id", "seq", "body", "created_at"])
    .where("from_id", "=", userId)
    .orderBy("pair_id")
    .orderBy("seq")
    .execute();
  return rows.map(({ id, pair_id, seq, body, created_at }): Record<string, unknown> => ({
    id,
    pair: pair_id,
    number: seq,
    at: iso(created_at),
    body: JSON.parse(body),
  }));
}

function iso(atMs: number): string {
  return new Date(atMs).toISOString();
}
