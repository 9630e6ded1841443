import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { startApp, type TestApp, type TestClient } from "#server/testing/start-app.ts";

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());
beforeEach(() => app.db.deleteFrom("profiles").execute());

const ADA = { trade: "ébéniste", offer: "une table, 2 400 € 🚀", audience: "jeunes foyers", tone: "demanding" };
const put = (client: TestClient, profile: object, baseRevision: number) =>
  client.fetch("/api/profile", { method: "PUT", json: { profile, baseRevision } });
const get = async (client: TestClient) => (await client.fetch("/api/profile")).json();

test("a person who wrote nothing has an empty profile of revision 0", async () => {
  expect(await get(app)).toEqual({ profile: { trade: "", offer: "", audience: "", tone: "direct" }, revision: 0 });
});

test("what is written is read again, one revision later each time", async () => {
  expect(await (await put(app, ADA, 0)).json()).toEqual({ profile: ADA, revision: 1 });
  expect(await (await put(app, { ...ADA, tone: "gentle" }, 1)).json()).toMatchObject({ revision: 2 });
  expect(await get(app)).toEqual({ profile: { ...ADA, tone: "gentle" }, revision: 2 });
});

test("a change built on an old revision is told the newest, and changes nothing", async () => {
  await put(app, ADA, 0);
  await put(app, { ...ADA, trade: "menuisière" }, 1);
  for (const base of [0, 1, 3]) {
    const refused = await put(app, { ...ADA, trade: "autre" }, base);
    expect(refused.status).toBe(409);
    expect(await refused.json()).toMatchObject({ current: { profile: { ...ADA, trade: "menuisière" }, revision: 2 } });
  }
  expect((await get(app)).revision).toBe(2);
});

test("the same words sent again, their first answer lost, are no conflict", async () => {
  await put(app, ADA, 0);
  const again = await put(app, ADA, 0);
  expect([again.status, await again.json()]).toEqual([200, { profile: ADA, revision: 1 }]);
});

test("of two devices that write at once, one wins and the other is told", async () => {
  const answers = await Promise.all([put(app, ADA, 0), put(app, { ...ADA, trade: "autre" }, 0)]);
  expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([200, 409]));
});

test("a NUL, which no database keeps, is refused and cuts nothing off", async () => {
  const answer = await put(app, { ...ADA, trade: "avant\0après" }, 0);
  expect(answer.status).toBe(422);
});

test("two people never see each other's profile", async () => {
  const other = await app.addUser();
  await put(app, ADA, 0);
  expect(await get(other)).toMatchObject({ revision: 0 });
  await put(other, { ...ADA, trade: "comptable" }, 0);
  expect((await get(app)).profile.trade).toBe("ébéniste");
  expect((await get(other)).profile.trade).toBe("comptable");
});
