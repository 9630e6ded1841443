import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { NewInvite } from "#shared/pilotage.ts";
import { findOpenPair, makePair } from "#server/binome/pairs.ts";
import { type Database, openDatabase } from "#server/db/open-database.ts";
import { addPerson as addPersonTo } from "#server/testing/add-person.ts";
import { startEngines } from "#server/testing/engines.ts";
import { acceptInvite } from "./accept-invite.ts";
import { listInvites, mintInvites, revokeInvite } from "./invites.ts";
import { lookAtLink } from "./look-at-link.ts";
import { forgetExpired } from "./sessions.ts";

const NOW = Date.UTC(2026, 10, 23, 9);
const DAY_MS = 86_400_000;
const ORIGIN = "https://coach.example.org";
const { engines, stop } = await startEngines();
afterAll(stop);

describe.each(engines)("on %s", (_engine, target) => {
  let db: Database;
  beforeAll(async () => {
    db = await openDatabase(target);
  });
  afterAll(() => db.destroy());
  afterEach(async () => {
    for (const table of ["pairs", "invites", "users"] as const) await db.deleteFrom(table).execute();
  });

  const invite = (name: string, more: Partial<NewInvite> = {}): NewInvite => ({ name, role: "participant", ...more });
  const mint = async (...invites: NewInvite[]) => {
    const minting = await mintInvites(db, ORIGIN, invites, 14, NOW);
    if (minting.kind !== "minted") throw new Error(minting.fields.join());
    return minting.invites.map((told) => ({ ...told, token: told.url.split("#lien=")[1] ?? "" }));
  };
  const accept = (token: string, { name = "", zone = "Europe/Paris", atMs = NOW + 1 } = {}) =>
    db.transaction().execute((transaction) => acceptInvite(transaction, token, { name, zone }, atMs));
  const addPerson = (name: string) => addPersonTo(db, name, NOW);
  const personOf = async (userId: string | undefined) =>
    db
      .selectFrom("users")
      .selectAll()
      .where("id", "=", userId ?? "")
      .executeTakeFirst();
  const partnerOf = async (userId: string | undefined) => (await findOpenPair(db, userId ?? ""))?.partner.name ?? null;

  test("each person gets a link of their own, in the order asked for, that is nowhere at rest", async () => {
    const minted = await mint(invite("Léa"), invite("Omar", { role: "operator" }));
    expect(minted.map(({ name, expiresAt }) => [name, expiresAt])).toEqual([
      ["Léa", NOW + 14 * DAY_MS],
      ["Omar", NOW + 14 * DAY_MS],
    ]);
    for (const { url } of minted) expect(url).toMatch(/^https:\/\/coach\.example\.org\/#lien=[\w-]{43}$/);
    const rest = JSON.stringify(await db.selectFrom("invites").selectAll().execute());
    for (const { token } of minted) expect(rest).not.toContain(token);
  });

  test("the name on an invite that nobody took is forgotten a month after its end; a taken one stays with its person", async () => {
    const [lea] = await mint(invite("Léa"), invite("Omar"));
    await accept(lea?.token ?? "");
    const names = async () => (await listInvites(db, NOW)).map(({ name }) => name).toSorted();
    await forgetExpired(db, NOW + 44 * DAY_MS - 1);
    expect(await names()).toEqual(["Léa", "Omar"]);
    await forgetExpired(db, NOW + 44 * DAY_MS);
    expect(await names()).toEqual(["Léa"]);
  });

  test("accepting makes the person, at J1 today in their own zone, called as they like", async () => {
    const [lea, omar] = await mint(invite("Léa"), invite("Omar", { role: "operator" }));
    const night = Date.UTC(2026, 10, 23, 12);
    const asLea = await accept(lea?.token ?? "", { zone: "Pacific/Auckland", name: "Léa B.", atMs: night });
    expect(await personOf(asLea?.userId)).toMatchObject({
      role: "member",
      started_on: "2026-11-24",
      zone: "Pacific/Auckland",
      name: "Léa B.",
      is_operator: 0,
    });
    const asOmar = await accept(omar?.token ?? "");
    expect(await personOf(asOmar?.userId)).toMatchObject({ name: "Omar", is_operator: 1 });
    expect((await listInvites(db, NOW)).map(({ state }) => state)).toEqual(["used", "used"]);
  });

  test("a link opens once, even when twenty try at the same moment", async () => {
    const [lea] = await mint(invite("Léa"));
    const won = await Promise.all(Array.from({ length: 20 }, () => accept(lea?.token ?? "")));
    expect(won.filter((one) => one !== null)).toHaveLength(1);
    expect(await db.selectFrom("users").select("id").execute()).toHaveLength(1);
  });

  test("a link that is over, revoked or made up opens nothing and makes nobody", async () => {
    const [over, revoked] = await mint(invite("Léa"), invite("Omar"));
    expect(await revokeInvite(db, revoked?.id ?? "", NOW)).toBe(true);
    expect(await accept(over?.token ?? "", { atMs: NOW + 14 * DAY_MS })).toBeNull();
    expect(await accept(revoked?.token ?? "")).toBeNull();
    expect(await accept("x".repeat(43))).toBeNull();
    expect(await db.selectFrom("users").select("id").execute()).toEqual([]);
    expect(await accept(over?.token ?? "", { atMs: NOW + 14 * DAY_MS - 1 })).not.toBeNull();
    expect(await revokeInvite(db, over?.id ?? "", NOW)).toBe(false);
    expect(await revokeInvite(db, revoked?.id ?? "", NOW)).toBe(false);
    expect(await revokeInvite(db, randomUUID(), NOW)).toBe(false);
  });

  test("whoever holds a link may know its name and state before it is spent; looking spends nothing", async () => {
    const [lea, omar] = await mint(invite("Léa"), invite("Omar"));
    const [token, revoked] = [lea?.token ?? "", omar?.token ?? ""];
    const look = (asked: string, { userId = null as string | null, atMs = NOW } = {}) =>
      lookAtLink(db, asked, userId, atMs);
    const asInvite = { kind: "invite", name: "Léa", state: "waiting", isMine: false };
    expect(await look(token)).toEqual(asInvite);
    expect(await look(token, { atMs: NOW + 14 * DAY_MS })).toEqual({ ...asInvite, state: "expired" });
    await revokeInvite(db, omar?.id ?? "", NOW);
    expect(await look(revoked)).toEqual({ ...asInvite, name: "Omar", state: "expired" });
    expect(await look("x".repeat(43))).toBeNull();
    const accepted = await accept(token);
    expect(await look(token, { atMs: NOW + 14 * DAY_MS })).toEqual({ ...asInvite, state: "used" });
    expect(await look(token, { userId: accepted?.userId ?? null })).toEqual({
      ...asInvite,
      state: "used",
      isMine: true,
    });
  });

  test("two invites of one key pair their people, whoever comes first", async () => {
    const [lea, omar] = await mint(invite("Léa", { pairKey: "1" }), invite("Omar", { pairKey: "1" }), invite("Inès"));
    expect((await listInvites(db, NOW)).map(({ name, pairsWith }) => `${name} ${pairsWith}`.trim()).toSorted()).toEqual(
      ["Inès", "Léa Omar", "Omar Léa"],
    );
    const asOmar = await accept(omar?.token ?? "");
    expect([asOmar?.paired, await partnerOf(asOmar?.userId)]).toEqual([[], null]);
    const asLea = await accept(lea?.token ?? "");
    expect(new Set(asLea?.paired)).toEqual(new Set([asLea?.userId, asOmar?.userId]));
    expect([await partnerOf(asLea?.userId), await partnerOf(asOmar?.userId)]).toEqual(["Omar", "Léa"]);
  });

  test("the two of a key who come at the same moment are paired all the same", async () => {
    for (let round = 0; round < 8; round += 1) {
      const both = await mint(invite("Léa", { pairKey: "1" }), invite("Omar", { pairKey: "1" }));
      const accepted = await Promise.all(both.map(({ token }) => accept(token)));
      expect(await Promise.all(accepted.map((one) => partnerOf(one?.userId)))).toEqual(["Omar", "Léa"]);
    }
  });

  test("the same key in another call is another key", async () => {
    const [lea] = await mint(invite("Léa", { pairKey: "1" }), invite("Omar", { pairKey: "1" }));
    const [ines] = await mint(invite("Inès", { pairKey: "1" }), invite("Paul", { pairKey: "1" }));
    await accept(lea?.token ?? "");
    expect((await accept(ines?.token ?? ""))?.paired).toEqual([]);
  });

  test("an invite pairs with somebody who is here, unless they were given another binôme since", async () => {
    const [omar, paul] = [await addPerson("Omar"), await addPerson("Paul")];
    const [lea] = await mint(invite("Léa", { pairWith: omar }));
    const [ines] = await mint(invite("Inès", { pairWith: paul }));
    expect((await listInvites(db, NOW)).map(({ pairsWith }) => pairsWith).toSorted()).toEqual(["Omar", "Paul"]);
    const other = await addPerson("Ali");
    await db.transaction().execute((transaction) => makePair(transaction, [paul, other], NOW + 5));
    const asLea = await accept(lea?.token ?? "");
    expect([new Set(asLea?.paired), await partnerOf(omar)]).toEqual([new Set([asLea?.userId, omar]), "Léa"]);
    const asInes = await accept(ines?.token ?? "", { atMs: NOW + 10 });
    expect([asInes?.paired, await partnerOf(paul)]).toEqual([[], "Ali"]);
  });

  test("a promise that cannot be kept is named, and nothing is minted", async () => {
    const omar = await addPerson("Omar");
    const refused = await mintInvites(
      db,
      ORIGIN,
      [
        invite("Seul", { pairKey: "alone" }),
        invite("A", { pairKey: "3" }),
        invite("B", { pairKey: "3" }),
        invite("C", { pairKey: "3" }),
        invite("D", { pairWith: randomUUID() }),
        invite("E", { pairWith: omar }),
        invite("F", { pairWith: omar }),
      ],
      14,
      NOW,
    );
    const fields = ["pairKey", "pairKey", "pairKey", "pairKey", "pairWith", "pairWith", "pairWith"];
    expect(refused).toEqual({ kind: "refused", fields: fields.map((field, index) => `invites.${index}.${field}`) });
    expect(await listInvites(db, NOW)).toEqual([]);
  });
});
