import { once } from "node:events";
import { get, type IncomingMessage } from "node:http";
import { afterAll, beforeAll, expect, it } from "vitest";
import { PROBLEM_PREFIX } from "#shared/problem.ts";
import { Mission, Programme } from "#shared/programme.ts";
import { startApp, type TestApp } from "#server/testing/start-app.ts";
import { defaultProgramme } from "./default-programme.ts";
import { importDefaultProgramme, importProgramme } from "./import-programme.ts";
import { programmeRoutes } from "./programme-route.ts";

let app: TestApp;
beforeAll(async () => {
  app = await startApp({ programmeRoutes: (db) => programmeRoutes({ db }) });
  await importDefaultProgramme(app.db);
});
afterAll(() => app.close());

it("a browser gets the whole programme in both languages, and a mission by its day", async () => {
  const programme = await app.fetch("/api/programme");
  expect(programme.status).toBe(200);
  expect(Programme.parse(await programme.json())).toEqual(defaultProgramme());
  const mission = await app.fetch("/api/missions/14");
  expect(Mission.parse(await mission.json())).toEqual(defaultProgramme().missions[13]);
});

it("an unchanged programme is not sent again; a new one is, without a restart", async () => {
  const etag = (await app.fetch("/api/programme")).headers.get("ETag") ?? "";
  expect(await statusUnless(etag)).toBe(304);
  await importProgramme(app.db, { ...defaultProgramme(), title: { fr: "Autre", en: "Other" } });
  expect(await statusUnless(etag)).toBe(200);
  expect(await (await app.fetch("/api/programme")).json()).toMatchObject({ title: { fr: "Autre" } });
});

/** As a browser's cache revalidates; `fetch` would add a `no-cache` that asks for the whole answer. */
async function statusUnless(etag: string): Promise<number | undefined> {
  const headers = { Cookie: app.cookie, "If-None-Match": etag };
  const request = get(`${app.url}/api/programme`, { headers });
  const [response] = (await once(request, "response")) as [IncomingMessage];
  response.resume();
  return response.statusCode;
}

it.each(["0", "15", "-1", "3.0", "03", "0x3", "1e0", "three", "%00"])("there is no day %s", async (day) => {
  const response = await app.fetch(`/api/missions/${day}`);
  expect(response.status).toBe(404);
  expect(await response.json()).toMatchObject({ type: `${PROBLEM_PREFIX}not-found` });
});

it("nobody reads it without a session", async () => {
  expect((await app.bareFetch("/api/programme")).status).toBe(401);
  expect((await app.bareFetch("/api/missions/3")).status).toBe(401);
});
