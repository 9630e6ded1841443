import { randomUUID } from "node:crypto";
import { Router } from "express";
import { v7 as uuidv7 } from "uuid";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { METHODS_BY_PATH } from "#server/app.ts";
import { startApp, type TestApp, type TestClient } from "#server/testing/start-app.ts";
import { civilDateAfter, civilDateIn } from "#shared/day.ts";
import { type CoachCaps, MintedInvites, Pilotage } from "#shared/pilotage.ts";
import { type Bus, createLocalBus } from "../binome/bus.ts";
import { findOpenPair, makePair } from "../binome/pairs.ts";
import { type CoachSettings, createCoachSettings } from "../coach/settings.ts";
import { pilotageRoutes } from "./pilotage-route.ts";

const ZONE = "Europe/Paris";
const PRICE = { input: 2.5, output: 10 };
const ENVIRONMENT: CoachCaps = { isModelOff: false, dailyTokens: 200_000, moneyPerDay: 2, moneyPerMonth: null };
const NEW_INVITES = { invites: [{ name: "Inès Roy", role: "participant" }], days: 7 };

let app: TestApp;
let bus: Bus;
let settings: CoachSettings;
beforeEach(async () => {
  bus = createLocalBus();
  app = await startApp({
    pilotageRoutes: (db) => {
      settings = createCoachSettings(db, ENVIRONMENT);
      return Router().use(pilotageRoutes({ db, bus, settings, model: "mock-1", price: PRICE, appOrigin: null }));
    },
  });
});
afterEach(() => app.close());

const read = async (client: TestClient = app) => Pilotage.parse(await (await client.fetch("/api/pilotage")).json());
const post = (path: string, json: unknown, client: TestClient = app) => client.fetch(path, { method: "POST", json });
const remove = (path: string) => app.fetch(path, { method: "DELETE" });
const setCaps = (json: unknown) => app.fetch("/api/pilotage/coach", { method: "PUT", json });
const addPerson = async (name: string) => {
  const person = await app.addUser();
  await app.db.updateTable("users").set({ name }).where("id", "=", person.userId).execute();
  return person;
};

describe("to whoever is no operator there is nothing", () => {
  const everyCall = Object.keys(METHODS_BY_PATH)
    .filter((path) => path.startsWith("/pilotage"))
    .map((path) => `/api${path.replace(":id", randomUUID())}`)
    .flatMap((path) => ["GET", "POST", "PUT", "PATCH", "DELETE"].map((method) => [method, path] as const));

  test.each(everyCall)("%s %s", async (method, path) => {
    const participant = await app.addUser();
    const before = await read();
    const init = { method, ...(method === "GET" ? {} : { json: NEW_INVITES }) };
    expect((await participant.fetch(path, init)).status).toBe(404);
    expect((await app.bareFetch(path, { ...init, headers: { Origin: app.origin } })).status).toBe(401);
    expect(await read()).toEqual(before);
  });

  test("a participant who becomes an operator sees it, and no longer when that ends", async () => {
    const lea = await addPerson("Léa");
    const setOperator = (is: number) =>
      app.db.updateTable("users").set({ is_operator: is }).where("id", "=", lea.userId).execute();
    await setOperator(1);
    expect((await read(lea)).people).toHaveLength(2);
    await setOperator(0);
    expect((await lea.fetch("/api/pilotage")).status).toBe(404);
  });

  test("an operator is told which methods an address takes", async () => {
    const refused = await app.fetch("/api/pilotage/coach", { method: "POST", json: {} });
    expect([refused.status, refused.headers.get("allow")]).toEqual([405, "PUT"]);
  });
});

test("people: their role, the calendar's day in their own zone, when they were last seen", async () => {
  const lea = await addPerson("Léa");
  const zone = "Pacific/Kiritimati";
  const startedOn = civilDateAfter(civilDateIn(zone, Date.now()), -15);
  await app.db.updateTable("users").set({ zone, started_on: startedOn }).where("id", "=", lea.userId).execute();
  await app.db.updateTable("sessions").set({ seen_at: 4e12 }).where("user_id", "=", lea.userId).execute();
  const gone = await addPerson("Paul");
  await app.db.deleteFrom("sessions").where("user_id", "=", gone.userId).execute();

  const { people } = await read();
  expect(people.map(({ name }) => name)).toEqual(["", "Léa", "Paul"]);
  expect(people[0]).toMatchObject({ id: app.userId, role: "operator", isOwner: true, usage: [] });
  expect(people[1]).toMatchObject({ id: lea.userId, role: "participant", isOwner: false, day: 16, seenAt: 4e12 });
  expect(people[2]).toMatchObject({ seenAt: null });
});

test("what each consumed: the last fourteen days of their own zone, newest first, with its cost", async () => {
  const today = civilDateIn(ZONE, Date.now());
  const day = (ago: number) => civilDateAfter(today, -ago);
  for (const ago of [0, 3, 13, 14]) {
    const row = { user_id: app.userId, day: day(ago), tokens: 100 + ago, cost_micros: 2_500 };
    await app.db.insertInto("usage").values(row).execute();
  }
  expect((await read()).people[0]?.usage).toEqual(
    [0, 3, 13].map((ago) => ({ on: day(ago), tokens: 100 + ago, cost: 0.0025 })),
  );
});

describe("pairs", () => {
  test("two are paired, whoever they had leaves them, and everyone whose pair changed is told", async () => {
    const [lea, omar, ines] = [await addPerson("Léa"), await addPerson("Omar"), await addPerson("Inès")];
    const told: string[] = [];
    for (const { userId } of [lea, omar, ines]) bus.listen(userId, () => told.push(userId));
    const pair = async (one: TestClient, other: TestClient) =>
      (await post("/api/pilotage/pairs", { members: [one.userId, other.userId] })).status;

    expect(await pair(lea, omar)).toBe(204);
    expect(told.splice(0).toSorted()).toEqual([lea.userId, omar.userId].toSorted());
    expect(await pair(ines, lea)).toBe(204);
    expect(told.splice(0).toSorted()).toEqual([lea.userId, omar.userId, ines.userId].toSorted());
    const { pairs } = await read();
    expect(pairs.map(({ members }) => members.toSorted())).toEqual([[ines.userId, lea.userId].toSorted()]);

    expect((await remove(`/api/pilotage/pairs/${pairs[0]?.id}`)).status).toBe(204);
    expect(told.splice(0).toSorted()).toEqual([lea.userId, ines.userId].toSorted());
    expect((await read()).pairs).toEqual([]);
    expect((await remove(`/api/pilotage/pairs/${pairs[0]?.id}`)).status).toBe(204);
    expect(told).toEqual([]);
  });

  test("nobody is paired with themself, nor with somebody who is not here", async () => {
    for (const other of [app.userId, randomUUID()]) {
      expect((await post("/api/pilotage/pairs", { members: [app.userId, other] })).status).toBe(422);
    }
    expect(await findOpenPair(app.db, app.userId)).toBeNull();
  });
});

describe("invites", () => {
  test("a link is told once; the list says whom it is for, and that it was revoked", async () => {
    const response = await post("/api/pilotage/invites", NEW_INVITES);
    const minted = MintedInvites.parse(await response.json()).invites[0];
    expect(minted?.url).toMatch(new RegExp(`^${app.origin}/#lien=[\\w-]{43}$`));
    const listed = await (await app.fetch("/api/pilotage")).text();
    expect(listed).not.toContain(minted?.url.split("=")[1]);
    expect(JSON.parse(listed).invites).toMatchObject([{ id: minted?.id, name: "Inès Roy", state: "waiting" }]);
    expect((await remove(`/api/pilotage/invites/${minted?.id}`)).status).toBe(204);
    expect((await read()).invites[0]?.state).toBe("revoked");
  });

  test("two hundred rows as long as they may be are one request", async () => {
    const name = "é".repeat(60);
    const invites = Array.from({ length: 200 }, (_, row) => ({
      name,
      role: "participant",
      pairKey: `${"k".repeat(56)}${Math.floor(row / 2)}`,
    }));
    const response = await post("/api/pilotage/invites", { invites, days: 60 });
    expect(response.status).toBe(200);
    expect((await read()).invites.filter(({ pairsWith }) => pairsWith === name)).toHaveLength(200);
  });

  test.each([
    [{ ...NEW_INVITES, days: 0 }, "days"],
    [{ ...NEW_INVITES, invites: [] }, "invites"],
    [{ invites: [{ name: "Léa", role: "owner" }], days: 1 }, "invites.0.role"],
    [{ invites: [{ name: "Léa", role: "participant", pairWith: randomUUID() }], days: 1 }, "invites.0.pairWith"],
    [{ ...NEW_INVITES, url: "https://evil.example" }, "url"],
  ])("a body that is wrong mints nothing: %j", async (json, field) => {
    const refused = await post("/api/pilotage/invites", json);
    expect([refused.status, (await refused.json()).fields]).toEqual([422, [field]]);
    expect((await read()).invites).toEqual([]);
  });
});

describe("the coach's caps", () => {
  test("where nothing is set the environment holds; what is set holds for the next question", async () => {
    expect(await read()).toMatchObject({
      coach: ENVIRONMENT,
      environment: ENVIRONMENT,
      model: { name: "mock-1", hasPrice: true },
    });
    const set = { isModelOff: true, dailyTokens: 1_000, moneyPerDay: null, moneyPerMonth: 40 };
    expect((await setCaps(set)).status).toBe(204);
    expect(await settings.read()).toEqual(set);
    expect(await read()).toMatchObject({ coach: set, environment: ENVIRONMENT });
  });

  test("what everybody spent today and this month is told, to the cent", async () => {
    expect((await read()).spent).toEqual({ day: 0, month: 0 });
    const spent = { tokens: 900, cost_micros: 420_000, warned_day: 0, warned_month: 0 };
    await app.db
      .insertInto("spending")
      .values({ day: civilDateIn("UTC", Date.now()), ...spent })
      .execute();
    expect((await read()).spent).toEqual({ day: 0.42, month: 0.42 });
  });

  test.each([
    { dailyTokens: -1 },
    { dailyTokens: 1.5 },
    { moneyPerDay: 0 },
    { moneyPerMonth: "40" },
    { isModelOff: "no" },
    { url: "https://evil.example" },
  ])("%j is refused, and changes nothing", async (wrong) => {
    expect((await setCaps({ ...ENVIRONMENT, ...wrong })).status).toBe(422);
    expect(await settings.read()).toEqual(ENVIRONMENT);
  });
});

test("no answer holds a word that somebody wrote: every column of every table is full of them", async () => {
  const WORD = "confidence-9f2c";
  const lea = await addPerson("Léa");
  const people = [app.userId, lea.userId];
  const [pairId = ""] = await app.db.transaction().execute(async (transaction) => {
    await makePair(transaction, [app.userId, lea.userId], Date.now());
    return [(await findOpenPair(transaction, app.userId))?.id];
  });
  await post("/api/pilotage/invites", NEW_INVITES);
  for (const user_id of people) {
    const profile = { trade: WORD, offer: WORD, audience: WORD, tone: WORD, revision: 1, updated_at: 0 };
    await app.db
      .insertInto("profiles")
      .values({ user_id, ...profile })
      .execute();
    const entry = { id: uuidv7(), pair_id: pairId, seq: people.indexOf(user_id) + 1, from_id: user_id, created_at: 0 };
    await app.db
      .insertInto("pair_entries")
      .values({ ...entry, body: JSON.stringify({ kind: "text", text: WORD }) })
      .execute();
    const id = uuidv7();
    const run = { id, user_id, body_sha256: WORD, state: "live" as const, node: WORD, stop_requested: 0 };
    await app.db
      .insertInto("runs")
      .values({ ...run, created_at: 0, updated_at: 0 })
      .execute();
    await app.db.insertInto("run_pages").values({ run_id: id, first_seq: 1, events: WORD }).execute();
  }
  await app.db.insertInto("programme").values({ id: WORD, title: WORD, contact: WORD, imported_at: 0 }).execute();
  await app.db.insertInto("missions").values({ day: 1, content: WORD }).execute();
  await app.db.updateTable("sessions").set({ label: WORD }).execute();
  await app.db.updateTable("users").set({ recovery_hash: WORD }).where("id", "=", lea.userId).execute();
  const link = { token_hash: WORD, user_id: lea.userId, created_at: 0, expires_at: 0, used_at: null };
  await app.db.insertInto("links").values(link).execute();

  const answers = await Promise.all([
    app.fetch("/api/pilotage"),
    post("/api/pilotage/invites", NEW_INVITES),
    post("/api/pilotage/pairs", { members: people }),
    setCaps(ENVIRONMENT),
    setCaps({ ...ENVIRONMENT, dailyTokens: WORD }),
    remove(`/api/pilotage/pairs/${pairId}`),
  ]);
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 204, 204, 422, 204]);
  const told = await Promise.all(
    answers.map(async (answer) => JSON.stringify([...answer.headers]) + (await answer.text())),
  );
  expect(told.join("") + app.logLines.join("")).not.toContain(WORD);
});
