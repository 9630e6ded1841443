// One contract, two engines: what is true of the embedded file is true of PostgreSQL.
import { mkdtempSync, statSync } from "node:fs";
import { join } from "node:path";
import { sql } from "kysely";
import LibsqlDatabase from "libsql";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createOwnerLink, LINK_MS } from "#server/accounts/links.ts";
import { findOwner, makeOwner } from "#server/accounts/owner.ts";
import { endSession, findSession, forgetExpired, openSession, SESSION_MS } from "#server/accounts/sessions.ts";
import { signIn } from "#server/accounts/sign-in.ts";
import { hashToken } from "#server/accounts/token.ts";
import { startEngines } from "#server/testing/engines.ts";
import { writtenEvents } from "#server/testing/written-events.ts";
import type { CoachEvent } from "#shared/coach-protocol.ts";
import { type Database, MIGRATIONS, openDatabase, writeSoon } from "./open-database.ts";

const NOW = Date.UTC(2026, 10, 22, 9);
const ZONE = "Europe/Paris";

const { engines, folder, stop } = await startEngines();
afterAll(stop);

describe.each(engines)("on %s", (_engine, target) => {
  let db: Database;
  let beside: Database;

  beforeAll(async () => {
    db = await openDatabase(target);
    beside = await openDatabase(target);
  });
  afterAll(async () => {
    await db.destroy();
    await beside.destroy();
  });
  beforeEach(async () => {
    await db.deleteFrom("links").execute();
    await db.deleteFrom("users").execute();
    await db.deleteFrom("missions").execute();
    await db.deleteFrom("programme").execute();
  });

  const addOwner = async () => {
    const id = await makeOwner(db, ZONE, NOW);
    if (id === null) throw new Error("there was an owner already");
    return id;
  };
  const exchangeLink = async (database: Database, token: string, zone: string, nowMs: number) => {
    const outcome = await signIn(database, { token, zone }, { label: "", isOwnMachine: false }, nowMs);
    return outcome.kind === "signed-in" ? outcome.token : null;
  };
  const tokenOf = (link: string) => link.split("#lien=")[1] ?? "";

  test("a database that is opened again keeps what it holds", async () => {
    const id = await addOwner();
    const again = await openDatabase(target);
    expect(await findOwner(again)).toBe(id);
    await again.destroy();
  });

  test("times beyond 32 bits and revisions come back as numbers", async () => {
    const id = await addOwner();
    const profile = { user_id: id, trade: "m", offer: "o", audience: "c", tone: "direct" };
    await db
      .insertInto("profiles")
      .values({ ...profile, revision: 7, updated_at: NOW })
      .execute();
    const row = await db.selectFrom("profiles").selectAll().executeTakeFirstOrThrow();
    expect(row).toEqual({ ...profile, revision: 7, updated_at: NOW });
  });

  test("accents, emoji and quotes come back as written", async () => {
    const content = JSON.stringify({ text: "L’œuvre « déjà vue » 🚀\u0301 '\"\\ \n" });
    await db.insertInto("missions").values({ day: 3, content }).execute();
    expect(await db.selectFrom("missions").selectAll().execute()).toEqual([{ day: 3, content }]);
  });

  test("a transaction that fails leaves nothing", async () => {
    const failing = db.transaction().execute(async (transaction) => {
      await transaction.insertInto("missions").values({ day: 1, content: "{}" }).execute();
      throw new Error("half way");
    });
    await expect(failing).rejects.toThrow("half way");
    expect(await db.selectFrom("missions").selectAll().execute()).toEqual([]);
  });

  test("what may be written soon is written whole or not at all", async () => {
    const save = (day: number) => (transaction: Database) =>
      transaction
        .insertInto("missions")
        .values({ day, content: "{}" })
        .execute()
        .then(() => undefined);
    await writeSoon(db, save(1));
    await expect(
      writeSoon(db, (transaction) => save(2)(transaction).then(() => save(1)(transaction))),
    ).rejects.toThrow();
    expect(await beside.selectFrom("missions").selectAll().execute()).toEqual([{ day: 1, content: "{}" }]);
  });

  test("a session cannot belong to nobody, and goes with its user", async () => {
    await expect(openSession(db, "nobody", NOW)).rejects.toThrow();
    const id = await addOwner();
    const token = await openSession(db, id, NOW);
    await db.deleteFrom("users").where("id", "=", id).execute();
    expect(await findSession(db, token, NOW)).toBeNull();
    expect(await db.selectFrom("sessions").selectAll().execute()).toEqual([]);
  });

  test("twenty first visits at once make one owner", async () => {
    const made = await Promise.all(Array.from({ length: 20 }, () => makeOwner(db, ZONE, NOW)));
    expect(made.filter((id) => id !== null)).toHaveLength(1);
    expect(await db.selectFrom("users").selectAll().execute()).toHaveLength(1);
  });

  test("where there is anybody at all, nobody becomes the owner by coming first", async () => {
    const member = { id: "m", role: "member" as const, started_on: "2026-11-22", zone: ZONE, created_at: NOW };
    await db.insertInto("users").values(member).execute();
    expect(await makeOwner(db, ZONE, NOW)).toBeNull();
  });

  test("twenty exchanges of one link at once open one session", async () => {
    const token = tokenOf(await createOwnerLink(db, "http://localhost", NOW));
    const won = await Promise.all(Array.from({ length: 20 }, () => exchangeLink(db, token, ZONE, NOW)));
    expect(won.filter((session) => session !== null)).toHaveLength(1);
    expect(await db.selectFrom("sessions").selectAll().execute()).toHaveLength(1);
  });

  test("a link printed by a command beside the server opens on the server", async () => {
    const id = await addOwner();
    const session = await exchangeLink(db, tokenOf(await createOwnerLink(beside, "http://localhost", NOW)), ZONE, NOW);
    expect(await findSession(db, session ?? "", NOW)).toMatchObject({ id, startedOn: "2026-11-22", zone: ZONE });
  });

  test("a link is worth nothing after half an hour", async () => {
    const token = tokenOf(await createOwnerLink(db, "http://localhost", NOW));
    expect(await exchangeLink(db, token, ZONE, NOW + LINK_MS)).toBeNull();
    expect(await findOwner(db)).toBeNull();
    expect(await exchangeLink(db, token, ZONE, NOW + LINK_MS - 1)).not.toBeNull();
  });

  test("a link printed before the first visit still opens after it, as the same owner", async () => {
    const token = tokenOf(await createOwnerLink(db, "http://localhost", NOW));
    const id = await addOwner();
    const session = await exchangeLink(db, token, ZONE, NOW);
    expect((await findSession(db, session ?? "", NOW))?.id).toBe(id);
  });

  test("a session ends after 180 days or when it is ended, and expired rows are forgotten", async () => {
    const id = await addOwner();
    const [kept, ended] = [await openSession(db, id, NOW), await openSession(db, id, NOW)];
    await endSession(db, ended);
    expect(await findSession(db, ended, NOW)).toBeNull();
    expect(await findSession(db, kept, NOW + SESSION_MS - 1)).not.toBeNull();
    expect(await findSession(db, kept, NOW + SESSION_MS)).toBeNull();
    await forgetExpired(db, NOW + SESSION_MS);
    expect(await db.selectFrom("sessions").selectAll().execute()).toEqual([]);
  });

  test("no token is at rest: neither a session's nor a link's", async () => {
    const link = tokenOf(await createOwnerLink(db, "http://localhost", NOW));
    const session = await openSession(db, await addOwner(), NOW);
    const rows = JSON.stringify([
      await db.selectFrom("sessions").selectAll().execute(),
      await db.selectFrom("links").selectAll().execute(),
    ]);
    expect(rows).not.toContain(link);
    expect(rows).not.toContain(session);
  });

  test("J1 is today's date on the person's own wall, not the server's", async () => {
    await makeOwner(db, "Pacific/Auckland", Date.UTC(2026, 10, 22, 12));
    expect((await db.selectFrom("users").selectAll().executeTakeFirstOrThrow()).started_on).toBe("2026-11-23");
  });
});

test("the data folder and the file in it are for their owner alone", () => {
  expect(statSync(join(folder, "data")).mode & 0o777).toBe(0o700);
  expect(statSync(join(folder, "data", "second-de-bord.db")).mode & 0o777).toBe(0o600);
});

test("only what may be written soon does not wait for the disk", async () => {
  const db = await openDatabase({ databaseUrl: null, dataDir: mkdtempSync(join(folder, "soon-")) });
  const modes: unknown[] = [];
  const note = async (place: Database) => {
    modes.push((await sql<{ synchronous: number }>`pragma synchronous`.execute(place)).rows[0]?.synchronous);
  };
  await note(db);
  await writeSoon(db, note);
  await db.transaction().execute(note);
  await expect(writeSoon(db, () => Promise.reject(new Error("no")))).rejects.toThrow("no");
  await db.transaction().execute(note);
  const [normal, full] = [1, 2];
  expect(modes).toEqual([full, normal, full, full]);
  await db.destroy();
});

test("a migration that fails half way leaves nothing, so the next start can try again", async () => {
  const dataDir = mkdtempSync(join(folder, "half-"));
  const intruder = new LibsqlDatabase(join(dataDir, "second-de-bord.db"));
  intruder.exec("create table missions (x text)");
  await expect(openDatabase({ databaseUrl: null, dataDir })).rejects.toThrow("missions");
  intruder.exec("drop table missions");
  intruder.close();
  const db = await openDatabase({ databaseUrl: null, dataDir });
  expect(await findOwner(db)).toBeNull();
  await db.destroy();
});

/** A database as a version before left it: `upTo` is the last migration it knew. */
async function openEarlier(dataDir: string, upTo: keyof typeof MIGRATIONS): Promise<Database> {
  const known = Object.entries(MIGRATIONS).filter(([name]) => name <= upTo);
  return openDatabase({ databaseUrl: null, dataDir }, Object.fromEntries(known));
}

test("a database of before the pages keeps its replies, each in one page", async () => {
  const dataDir = mkdtempSync(join(folder, "before-pages-"));
  const earlier = await openEarlier(dataDir, "2026-11-22-runs-and-usage");
  await sql`insert into users values ('u', 'owner', '2026-11-22', ${ZONE}, ${NOW})`.execute(earlier);
  const said: CoachEvent[] = [
    { type: "start", model: "m", source: "model" },
    { type: "delta", text: "« a »\n" },
  ];
  const lines = said.map((event) => `${JSON.stringify(event)}\n`).join("");
  await sql`insert into runs values ('r', 'u', 'h', 'ended', ${lines}, 'n', 0, 0, 0)`.execute(earlier);
  await earlier.destroy();
  const db = await openDatabase({ databaseUrl: null, dataDir });
  expect(await writtenEvents(db, "r")).toEqual(said);
  await db.destroy();
});

test("a database of before the crew keeps its people and their sign-ins, and its owner is an operator", async () => {
  const dataDir = mkdtempSync(join(folder, "before-crew-"));
  const earlier = await openEarlier(dataDir, "2026-11-22-runs-in-pages");
  await sql`insert into users values ('o', 'owner', '2026-11-22', ${ZONE}, ${NOW}), ('m', 'member', '2026-11-22', ${ZONE}, ${NOW})`.execute(
    earlier,
  );
  const token = "t".repeat(43);
  await sql`insert into sessions values (${hashToken(token)}, 'm', ${NOW}, ${NOW + SESSION_MS})`.execute(earlier);
  await earlier.destroy();
  const db = await openDatabase({ databaseUrl: null, dataDir });
  const people = await db.selectFrom("users").select(["id", "name", "is_operator"]).orderBy("id").execute();
  expect(people).toEqual([
    { id: "m", name: "", is_operator: 0 },
    { id: "o", name: "", is_operator: 1 },
  ]);
  expect((await findSession(db, token, NOW))?.id).toBe("m");
  const session = await db.selectFrom("sessions").select(["id", "seen_at"]).executeTakeFirstOrThrow();
  expect(session).toEqual({ id: expect.stringMatching(/^[0-9a-f]{32}$/), seen_at: NOW });
  await db.destroy();
});
