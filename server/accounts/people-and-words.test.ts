// Coming back, and leaving for good: on both engines, as both depend on what the engine does at the same moment.
import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { v7 as uuidv7 } from "uuid";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { makePair } from "#server/binome/pairs.ts";
import { type Database, openDatabase } from "#server/db/open-database.ts";
import { startEngines } from "#server/testing/engines.ts";
import { eraseAccount } from "./erase-account.ts";
import { exportAccount } from "./export-account.ts";
import { mintInvites } from "./invites.ts";
import { createLink } from "./links.ts";
import { makeRecoveryCode } from "./recovery.ts";
import { findSession, openSession, SEEN_EVERY_MS } from "./sessions.ts";
import { signIn } from "./sign-in.ts";

const NOW = Date.UTC(2026, 10, 23, 9);
const ZONE = "Europe/Paris";
const HERE = { label: "Firefox · Linux", isOwnMachine: false };
const { engines, stop } = await startEngines();
afterAll(stop);

describe.each(engines)("on %s", (engine, target) => {
  let db: Database;
  beforeAll(async () => {
    db = await openDatabase(target);
  });
  afterAll(() => db.destroy());
  afterEach(async () => {
    for (const table of ["pairs", "invites", "links", "users", "spending"] as const)
      await db.deleteFrom(table).execute();
  });

  const addPerson = async (name: string, role: "owner" | "member" = "member") => {
    const id = randomUUID();
    await db
      .insertInto("users")
      .values({ id, role, started_on: "2026-11-20", zone: ZONE, created_at: NOW, name })
      .execute();
    return id;
  };
  const recover = (recovery: string) => signIn(db, { recovery, zone: ZONE }, HERE, NOW);
  const whoIs = async (outcome: Awaited<ReturnType<typeof signIn>>) =>
    outcome.kind === "signed-in" ? (await findSession(db, outcome.token, NOW))?.id : outcome.kind;

  test("a recovery code lets its person in once, however it is typed, even when twenty try at the same moment", async () => {
    const lea = await addPerson("Léa");
    const code = await makeRecoveryCode(db, lea);
    expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{5}-){4}[0-9A-HJKMNP-TV-Z]{5}$/);
    const typed = ` ${code.toLowerCase().replaceAll("-", " ").replaceAll("0", "o").replaceAll("1", "l")} `;
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => recover(typed)));
    const insiders = outcomes.filter(({ kind }) => kind === "signed-in");
    expect(insiders).toHaveLength(1);
    expect(await Promise.all(insiders.map(whoIs))).toEqual([lea]);
    expect(await whoIs(await recover(code))).toBe("link-refused");
  });

  test("making a code takes the worth of the one before; none is at rest", async () => {
    const lea = await addPerson("Léa");
    const [first, second] = [await makeRecoveryCode(db, lea), await makeRecoveryCode(db, lea)];
    const rest = JSON.stringify(await db.selectFrom("users").selectAll().execute());
    expect(rest).not.toContain(second);
    expect(rest).not.toContain(second.replaceAll("-", ""));
    expect(await whoIs(await recover(first))).toBe("link-refused");
    expect(await whoIs(await recover(second))).toBe(lea);
  });

  test("a link of one's own opens once, on one more device", async () => {
    const lea = await addPerson("Léa");
    const url = await createLink(db, { origin: "https://x.example", userId: lea, nowMs: NOW });
    const token = url.split("#lien=")[1] ?? "";
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, () => signIn(db, { token, zone: "Asia/Tokyo" }, HERE, NOW)),
    );
    const who = await Promise.all(outcomes.map(whoIs));
    expect(who.filter((one) => one === lea)).toHaveLength(1);
    expect(who.filter((one) => one === "link-refused")).toHaveLength(19);
    const sessions = await db.selectFrom("sessions").select(["label", "user_id"]).execute();
    expect(sessions).toEqual([{ label: "Firefox · Linux", user_id: lea }]);
    // The zone of a second device moves nobody's days.
    expect(await db.selectFrom("users").select("zone").execute()).toEqual([{ zone: ZONE }]);
  });

  test("people who were invited before the owner came do not keep them out", async () => {
    await addPerson("Léa");
    const url = await createLink(db, { origin: "https://x.example", userId: null, nowMs: NOW });
    expect((await signIn(db, { token: url.split("#lien=")[1] ?? "", zone: ZONE }, HERE, NOW)).kind).toBe("signed-in");
    const owners = await db.selectFrom("users").select(["role", "is_operator"]).where("role", "=", "owner").execute();
    expect(owners).toEqual([{ role: "owner", is_operator: 1 }]);
  });

  test("when a sign-in was seen is known within five minutes, and written no more often", async () => {
    const token = await openSession(db, await addPerson("Léa"), NOW);
    const seenAt = async () => (await db.selectFrom("sessions").select("seen_at").executeTakeFirstOrThrow()).seen_at;
    await findSession(db, token, NOW + SEEN_EVERY_MS - 1);
    expect(await seenAt()).toBe(NOW);
    await findSession(db, token, NOW + SEEN_EVERY_MS);
    expect(await seenAt()).toBe(NOW + SEEN_EVERY_MS);
  });

  /** A person who has left a trace in every table there is, and their binôme. */
  const addLife = async () => {
    const minting = await mintInvites(db, "https://x.example", [{ name: "Léa", role: "participant" }], 14, NOW);
    const token = (minting.kind === "minted" ? minting.invites[0]?.url : "")?.split("#lien=")[1] ?? "";
    const outcome = await signIn(db, { token, zone: ZONE, name: "Léa-secrète" }, HERE, NOW);
    const lea = (await whoIs(outcome)) ?? "";
    const omar = await addPerson("Omar");
    const pair = { id: "" };
    await db.transaction().execute((transaction) => makePair(transaction, [lea, omar], NOW));
    pair.id = (await db.selectFrom("pairs").select("id").executeTakeFirstOrThrow()).id;
    const words = [
      [lea, "mots-de-Léa"],
      [omar, "mots-d’Omar"],
    ] as const;
    for (const [index, [from_id, text]] of words.entries()) {
      const body = JSON.stringify({ kind: "text", text });
      await db
        .insertInto("pair_entries")
        .values({ id: uuidv7(), pair_id: pair.id, seq: index + 1, from_id, body, created_at: NOW })
        .execute();
    }
    const profile = { trade: "métier-de-Léa", offer: "offre-de-Léa", audience: "", tone: "direct" };
    await db
      .insertInto("profiles")
      .values({ user_id: lea, ...profile, revision: 1, updated_at: NOW })
      .execute();
    await db.insertInto("usage").values({ user_id: lea, day: "2026-11-23", tokens: 42, cost_micros: 7 }).execute();
    const run = { id: uuidv7(), user_id: lea, body_sha256: "x", state: "live" as const, node: "n", stop_requested: 0 };
    await db
      .insertInto("runs")
      .values({ ...run, created_at: NOW, updated_at: NOW })
      .execute();
    const events = `${JSON.stringify({ type: "delta", text: "réponse-pour-Léa" })}\n`;
    await db.insertInto("run_pages").values({ run_id: run.id, first_seq: 1, events }).execute();
    await createLink(db, { origin: "https://x.example", userId: lea, nowMs: NOW });
    await makeRecoveryCode(db, lea);
    return { lea, omar, runId: run.id };
  };

  test("what is exported is all that is theirs, and nobody else's word", async () => {
    const { lea, runId } = await addLife();
    const whole = await exportAccount(db, lea, NOW);
    expect(whole).toMatchObject({
      account: {
        id: lea,
        name: "Léa-secrète",
        role: "participant",
        isOwner: false,
        hasRecoveryCode: true,
        startedOn: "2026-11-23",
      },
      profile: { trade: "métier-de-Léa", offer: "offre-de-Léa" },
      signIns: [{ label: "Firefox · Linux", createdAt: "2026-11-23T09:00:00.000Z" }],
      links: [{ usedAt: null }],
      invite: { name: "Léa" },
      usage: [{ on: "2026-11-23", tokens: 42, costMicros: 7 }],
      replies: [{ id: runId, events: [{ text: "réponse-pour-Léa" }] }],
      binomes: [{ with: "Omar", until: null }],
      messages: [{ number: 1, body: { kind: "text", text: "mots-de-Léa" } }],
    });
    const text = JSON.stringify(whole);
    expect(text).not.toContain("Omar\u2019");
    expect(text).not.toContain("mots-d’Omar");
    for (const { token_hash } of await db.selectFrom("sessions").select("token_hash").execute()) {
      expect(text).not.toContain(token_hash);
    }
    expect(await exportAccount(db, randomUUID(), NOW)).toBeNull();
  });

  test("what is erased is in no table any more; the binôme keeps their own words and is told", async () => {
    const { lea, omar, runId } = await addLife();
    const stopped: string[] = [];
    const stopRun = async (id: string) => {
      stopped.push(id);
      await db.updateTable("runs").set({ state: "ended" }).where("id", "=", id).execute();
    };
    expect(await eraseAccount(db, lea, { stopRun, nowMs: NOW })).toEqual([omar]);
    expect(stopped).toEqual([runId]);
    const rows = await everyRow();
    expect(rows.length).toBeGreaterThan(0);
    for (const word of [lea, "Léa", runId]) expect(rows).not.toContain(word);
    expect(rows).toContain("mots-d’Omar");
    expect(await db.selectFrom("pairs").select("ended_at").execute()).toEqual([{ ended_at: NOW }]);
    await eraseAccount(db, omar, { stopRun, nowMs: NOW });
    expect(await db.selectFrom("pairs").select("id").execute()).toEqual([]);
    expect(await eraseAccount(db, lea, { stopRun, nowMs: NOW })).toBeNull();
  });

  /** Every row of every table that the engine knows, those of later migrations too. */
  const everyRow = async () => {
    const named = await (
      engine === "SQLite"
        ? sql<{ name: string }>`select name from sqlite_master where type = 'table'`
        : sql<{ name: string }>`select tablename as name from pg_tables where schemaname = 'public'`
    ).execute(db);
    const all = await Promise.all(named.rows.map(({ name }) => sql`select * from ${sql.table(name)}`.execute(db)));
    return JSON.stringify(all.map(({ rows }) => rows));
  };
});
