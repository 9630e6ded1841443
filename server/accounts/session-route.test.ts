import { once } from "node:events";
import { type IncomingMessage, request } from "node:http";
import { networkInterfaces } from "node:os";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { startApp, type TestApp, type TestParts } from "#server/testing/start-app.ts";
import { createOwnerLink } from "./links.ts";

const ZONE = "Europe/Paris";
let app: TestApp;
const start = async (parts: TestParts = {}) => {
  app = await startApp({ signedIn: false, ...parts });
};
afterEach(() => app.close());

const signIn = (json: object = { zone: ZONE }, headers: Record<string, string> = {}) =>
  app.fetch("/api/session", { method: "POST", json, headers });
const userCount = async () => (await app.db.selectFrom("users").selectAll().execute()).length;
const cookieOf = (response: Response) => response.headers.get("set-cookie") ?? "";
const linkToken = async () => (await createOwnerLink(app.db, app.origin, Date.now())).split("#lien=")[1] ?? "";

describe("the first visit, on the person's own machine", () => {
  beforeEach(() => start());

  test("makes the owner, signed in, at J1 today in their zone", async () => {
    const response = await signIn({ zone: "Pacific/Auckland" });
    expect(response.status).toBe(200);
    const session = await response.json();
    expect(session).toEqual({
      userId: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-4/),
      startedOn: new Intl.DateTimeFormat("sv-SE", { timeZone: "Pacific/Auckland" }).format(Date.now()),
      zone: "Pacific/Auckland",
      coach: { source: "checks" },
    });
    const cookie = cookieOf(response).split(";")[0] ?? "";
    const again = await app.fetch("/api/session", { headers: { Cookie: cookie } });
    expect(await again.json()).toEqual(session);
  });

  test("the cookie is the server's alone, for this site alone, for 180 days, and names the port", async () => {
    const [pair, ...flags] = cookieOf(await signIn()).split("; ");
    expect(pair).toMatch(new RegExp(`^sdb-session-${app.port}=[\\w-]{43}$`));
    expect(flags).toEqual(expect.arrayContaining(["HttpOnly", "SameSite=Strict", "Path=/", "Max-Age=15552000"]));
    expect(flags.join()).not.toMatch(/Secure|Domain/);
  });

  test("looking makes nobody", async () => {
    expect((await app.fetch("/api/session")).status).toBe(401);
    expect(await userCount()).toBe(0);
  });

  test("works once: the next one without a link is refused", async () => {
    await signIn();
    const refused = await signIn();
    expect([refused.status, cookieOf(refused)]).toEqual([401, ""]);
    expect(await userCount()).toBe(1);
  });

  test("two at once make one owner", async () => {
    const statuses = await Promise.all(Array.from({ length: 10 }, async () => (await signIn()).status));
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    expect(await userCount()).toBe(1);
  });

  test.each([
    "Forwarded",
    "X-Forwarded-For",
    "X-Forwarded-Proto",
    "X-Forwarded-Anything",
    "Via",
    "X-Real-IP",
    "CF-Connecting-IP",
  ])("is not believed with %s: it came through a proxy", async (header) => {
    expect((await signIn({ zone: ZONE }, { [header]: "for=127.0.0.1" })).status).toBe(401);
    expect(await userCount()).toBe(0);
  });

  test.each(["", "Mars/Olympus", "x".repeat(65)])("a zone like %j is refused", async (zone) => {
    expect((await signIn({ zone })).status).toBe(422);
    expect(await userCount()).toBe(0);
  });

  test("another origin signs nobody in", async () => {
    expect((await signIn({ zone: ZONE }, { Origin: "http://localhost:1" })).status).toBe(403);
    expect(await userCount()).toBe(0);
  });
});

test("a first visit with a public origin needs the link", async () => {
  await start({ place: { appOrigin: "https://coach.example.org", host: null } });
  expect((await signIn()).status).toBe(401);
  expect(await userCount()).toBe(0);
});

test("a first visit under a name that is not loopback needs the link", async () => {
  await start({ place: { appOrigin: null, host: "coach.lan" } });
  const host = `coach.lan:${app.port}`;
  expect((await signIn({ zone: ZONE }, { Host: host, Origin: `http://${host}` })).status).toBe(401);
  expect(
    (await signIn({ zone: ZONE, token: await linkToken() }, { Host: host, Origin: `http://${host}` })).status,
  ).toBe(200);
});

const outside = Object.values(networkInterfaces())
  .flat()
  .find((one) => one?.family === "IPv4" && !one.internal)?.address;

test.skipIf(outside === undefined)("a first visit from another machine needs the link, whatever it says", async () => {
  await start({ listenOn: "0.0.0.0" });
  const visit = async (address: string) => {
    const headers = { Host: `localhost:${app.port}`, Origin: app.origin, "Content-Type": "application/json" };
    const sent = request({ host: address, port: app.port, method: "POST", path: "/api/session", headers });
    sent.end(JSON.stringify({ zone: ZONE }));
    const [received] = (await once(sent, "response")) as [IncomingMessage];
    received.resume();
    return received.statusCode;
  };
  expect(await visit(outside ?? "")).toBe(401);
  expect(await userCount()).toBe(0);
  expect(await visit("127.0.0.1")).toBe(200);
});

describe("a one-time link", () => {
  beforeEach(() => start());

  test("makes the owner at the first visit, and signs in as them later", async () => {
    const first = await (
      await signIn({ zone: ZONE, token: await linkToken() }, { "X-Forwarded-For": "203.0.113.9" })
    ).json();
    const later = await (await signIn({ zone: "Asia/Tokyo", token: await linkToken() })).json();
    expect(later).toEqual(first);
    expect(await userCount()).toBe(1);
  });

  test("opens once, even when twenty try at the same moment", async () => {
    const token = await linkToken();
    const statuses = await Promise.all(
      Array.from({ length: 20 }, async () => (await signIn({ zone: ZONE, token })).status),
    );
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    expect(statuses.filter((status) => status === 403)).toHaveLength(19);
    expect(await userCount()).toBe(1);
  });

  test("that is made up is refused, as a used one is", async () => {
    const refused = await signIn({ zone: ZONE, token: "x".repeat(43) });
    expect([refused.status, (await refused.json()).type]).toEqual([403, "urn:second-de-bord:problem:link-refused"]);
    expect(await userCount()).toBe(0);
  });

  test("gives a new session and ends the one that was there: a planted cookie is worth nothing", async () => {
    const planted = cookieOf(await signIn()).split(";")[0] ?? "";
    const fresh =
      cookieOf(await signIn({ zone: ZONE, token: await linkToken() }, { Cookie: planted })).split(";")[0] ?? "";
    expect(fresh).not.toBe(planted);
    expect((await app.fetch("/api/profile", { headers: { Cookie: planted } })).status).toBe(401);
    expect((await app.fetch("/api/profile", { headers: { Cookie: fresh } })).status).toBe(200);
  });
});

test("under TLS the cookie is Secure and tied to this very host", async () => {
  await start({ place: { appOrigin: "https://coach.example.org", host: null } });
  const headers = { Host: "coach.example.org", Origin: "https://coach.example.org" };
  const [pair, ...flags] = cookieOf(await signIn({ zone: ZONE, token: await linkToken() }, headers)).split("; ");
  expect(pair).toMatch(/^__Host-sdb-session=[\w-]{43}$/);
  expect(flags).toEqual(expect.arrayContaining(["Secure", "HttpOnly", "SameSite=Strict", "Path=/"]));
});

test("the session says which model answers and where, and nothing else of the settings", async () => {
  await start({ coachSource: { source: "model", model: "gpt-4o", host: "api.openai.com" } });
  expect((await (await signIn()).json()).coach).toEqual({ source: "model", model: "gpt-4o", host: "api.openai.com" });
});
