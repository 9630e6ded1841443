// The gates, in the order a request meets them, over real HTTP.
import { Router } from "express";
import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { PROBLEM_PREFIX, type ProblemType } from "#shared/problem.ts";
import { startApp, type TestApp } from "#server/testing/start-app.ts";

let app: TestApp;
let isStopping = false;
beforeAll(async () => {
  app = await startApp({ isStopping: () => isStopping, coachRoutes: () => failingRoutes() });
});
afterAll(() => app.close());

const SECRET = "mon offre confidentielle";

function failingRoutes(): Router {
  const router = Router();
  router.get("/fails", () => {
    throw new Error(`${SECRET} in a message`);
  });
  router.get("/fails-later", (_req, res) => {
    res.write("half");
    throw new Error(SECRET);
  });
  return router;
}

async function expectProblem(response: Response, type: ProblemType, status: number): Promise<void> {
  const body = await response.text();
  expect({ status: response.status, type: response.headers.get("content-type") }).toEqual({
    status,
    type: expect.stringMatching(/^application\/problem\+json/),
  });
  expect(JSON.parse(body)).toMatchObject({ type: PROBLEM_PREFIX + type, status });
  expect(body).not.toMatch(/ at |node_modules|\.ts/);
}

const PROFILE = { trade: "menuisier", offer: "une cuisine, 9 000 €", audience: "familles", tone: "direct" };
const PUT_PROFILE = { method: "PUT", json: { profile: PROFILE, baseRevision: 0 } };

describe("Host", () => {
  test.each([
    "evil.example",
    "localhost",
    "localhost:1",
    "localhost:5180.evil.example",
    "evil.example:80",
    "",
    "[::1]",
  ])("%j is not ours: 421, on every address", async (host) => {
    for (const path of ["/", "/assets/a.js", "/sw.js", "/healthz", "/api/session"]) {
      expect(await rawStatus(app.port, `GET ${path} HTTP/1.1\r\nHost: ${host}`)).toBe(421);
    }
  });

  test.each(["localhost", "LocalHost", "127.0.0.1", "[::1]"])("%s with our port is ours", async (name) => {
    expect(await rawStatus(app.port, `GET /healthz HTTP/1.1\r\nHost: ${name}:${app.port}`)).toBe(200);
  });

  test("the refusal is a problem", async () => {
    await expectProblem(
      await app.bareFetch("/api/profile", { headers: { Host: "evil.example" } }),
      "unknown-host",
      421,
    );
  });

  test("a page asked for by address is sent to localhost, where its IndexedDB is; the API is not", async () => {
    for (const host of ["127.0.0.1", "[::1]"]) {
      const page = await app.bareFetch("/app/day/3?x=1", { headers: { Host: `${host}:${app.port}` } });
      expect([page.status, page.headers.get("location")]).toEqual([307, `${app.url}/app/day/3?x=1`]);
      const api = await app.bareFetch("/api/session", { headers: { Host: `${host}:${app.port}` } });
      expect(api.status).toBe(401);
    }
  });

  test("the public origin's host joins the list, and its pages may write", async () => {
    const proxied = await startApp({ place: { appOrigin: "https://coach.example.org", host: null } });
    const cookie = proxied.cookie.replace(/^[^=]+/, "__Host-sdb-session");
    const headers = { Host: "coach.example.org", Origin: "https://coach.example.org", Cookie: cookie };
    expect((await proxied.bareFetch("/api/profile", { ...PUT_PROFILE, headers })).status).toBe(200);
    const plain = { ...headers, Origin: "http://coach.example.org" };
    await expectProblem(
      await proxied.bareFetch("/api/profile", { ...PUT_PROFILE, headers: plain }),
      "foreign-origin",
      403,
    );
    expect((await proxied.bareFetch("/healthz", { headers })).headers.get("strict-transport-security")).toMatch(
      /max-age/,
    );
    await proxied.close();
  });
});

describe("Origin", () => {
  test.each(["https://evil.example", "null", "http://localhost:1", "http://127.0.0.1:5180", "http://localhost"])(
    "%s may neither write nor read",
    async (origin) => {
      const headers = { Origin: origin };
      await expectProblem(await app.fetch("/api/profile", { ...PUT_PROFILE, headers }), "foreign-origin", 403);
      await expectProblem(await app.fetch("/api/profile", { headers }), "foreign-origin", 403);
    },
  );

  test("a write that names no origin is refused; a read is a navigation's", async () => {
    const headers = { Cookie: app.cookie };
    await expectProblem(await app.bareFetch("/api/profile", { ...PUT_PROFILE, headers }), "foreign-origin", 403);
    expect((await app.bareFetch("/api/profile", { headers })).status).toBe(200);
  });

  test.each(["cross-site", "same-site"])(
    "a %s image that points here is refused, and uses up nobody's limit",
    async (site) => {
      const limited = await startApp({ requestsPerMinute: 3 });
      for (let asked = 0; asked < 5; asked += 1) {
        const headers = { "Sec-Fetch-Site": site };
        await expectProblem(await limited.bareFetch("/api/programme", { headers }), "foreign-origin", 403);
      }
      const own = { "Sec-Fetch-Site": "same-origin" };
      expect((await limited.fetch("/api/profile", { headers: own })).status).toBe(200);
      await limited.close();
    },
  );

  test("no answer invites another origin in", async () => {
    const response = await app.fetch("/api/profile", {
      method: "OPTIONS",
      headers: { Origin: "https://evil.example" },
    });
    expect(response.status).toBe(403);
    expect([...response.headers.keys()].filter((name) => name.startsWith("access-control-"))).toEqual([]);
  });
});

describe("session", () => {
  test("every API address but signing in needs one, even those that do not exist", async () => {
    for (const path of [
      "/api/session",
      "/api/profile",
      "/api/programme",
      "/api/missions/3",
      "/api/ai/coach/x",
      "/api/none",
    ]) {
      await expectProblem(await app.bareFetch(path), "signed-out", 401);
    }
  });

  test("a token that is made up opens nothing", async () => {
    const headers = { Cookie: `sdb-session-${app.port}=${"A".repeat(43)}` };
    await expectProblem(await app.bareFetch("/api/profile", { headers }), "signed-out", 401);
  });

  test("is asked for before the body is read", async () => {
    const response = await app.bareFetch("/api/profile", {
      ...PUT_PROFILE,
      body: "{",
      headers: { Origin: app.origin },
    });
    await expectProblem(response, "signed-out", 401);
  });
});

describe("content", () => {
  const put = (body: string, contentType: string, headers = {}) =>
    app.fetch("/api/profile", { method: "PUT", body, headers: { "Content-Type": contentType, ...headers } });

  test.each([
    "text/plain",
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=x",
    "application/jsonx",
  ])("%s is not read", async (contentType) => expectProblem(await put("{}", contentType), "not-json", 415));

  test("a compressed body is not read", async () => {
    await expectProblem(await put("{}", "application/json", { "Content-Encoding": "gzip" }), "not-json", 415);
  });

  test("64 kB is the limit, to the byte", async () => {
    const padded = (bytes: number) => JSON.stringify({ profile: PROFILE, baseRevision: 0, x: "" }).padEnd(bytes, " ");
    await expectProblem(await put(padded(65_537), "application/json"), "too-large", 413);
    await expectProblem(await put(padded(65_536 - 4), "application/json"), "invalid", 422);
  });

  test.each(["{", "[1,", "not json", '"text"', "\uFFFF"])("%j is malformed", async (body) => {
    await expectProblem(await put(body, "application/json"), "malformed", 400);
  });

  test("a field we do not know is refused and named; its content is not repeated", async () => {
    const json = { profile: { ...PROFILE, trade: 3, system: SECRET }, baseRevision: 0, model: SECRET };
    const response = await app.fetch("/api/profile", { method: "PUT", json });
    const text = await response.clone().text();
    await expectProblem(response, "invalid", 422);
    expect(JSON.parse(text).fields.toSorted()).toEqual(["model", "profile.system", "profile.trade"]);
    expect(text).not.toContain(SECRET);
  });

  test("no body at all is a body of the wrong form", async () => {
    await expectProblem(await app.fetch("/api/profile", { method: "PUT" }), "invalid", 422);
  });
});

describe("addresses and methods", () => {
  test("an API address that is nothing is a 404", async () => {
    await expectProblem(await app.fetch("/api/none"), "not-found", 404);
    await expectProblem(await app.fetch("/api/%E0%A4%A"), "not-found", 404);
  });

  test.each([
    ["DELETE", "/api/session", "GET, POST"],
    ["DELETE", "/api/profile", "GET, PUT"],
    ["POST", "/api/programme", "GET"],
    ["PATCH", "/api/missions/3", "GET"],
    ["GET", "/api/ai/coach", "POST"],
    ["PUT", "/api/ai/coach/x", "GET"],
    ["GET", "/api/ai/coach/x/stop", "POST"],
  ])("%s %s is a 405 that says what is taken", async (method, path, allow) => {
    const response = await app.fetch(path, { method });
    expect(response.headers.get("allow")).toBe(allow);
    await expectProblem(response, "method-not-allowed", 405);
  });
});

describe("failures and limits", () => {
  test("a bug answers 500 and says nothing of itself", async () => {
    const response = await app.fetch("/api/fails");
    expect(await response.clone().text()).not.toContain(SECRET);
    await expectProblem(response, "internal", 500);
  });

  test("a bug after half an answer cuts it: nobody takes the half for the whole", async () => {
    await expect(app.fetch("/api/fails-later").then((response) => response.text())).rejects.toThrow();
  });

  test("one address that asks without end is told to wait", async () => {
    const limited = await startApp({ requestsPerMinute: 3 });
    for (let n = 0; n < 3; n++) expect((await limited.fetch("/api/profile")).status).toBe(200);
    const refused = await limited.fetch("/api/profile", { headers: { "X-Forwarded-For": "203.0.113.9" } });
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
    await expectProblem(refused, "too-many-requests", 429);
    expect((await limited.fetch("/healthz")).status).toBe(200);
    await limited.close();
  });

  test("headers of 20 kB: 431", async () => {
    expect(await rawStatus(app.port, `GET / HTTP/1.1\r\nHost: localhost\r\nX: ${"a".repeat(20_000)}`)).toBe(431);
  });

  test("while it stops it is alive but not ready, and takes nothing new", async () => {
    expect((await app.bareFetch("/readyz")).status).toBe(200);
    isStopping = true;
    await expectProblem(await app.bareFetch("/readyz"), "shutting-down", 503);
    const refused = await app.fetch("/api/profile");
    expect(refused.headers.get("retry-after")).toBe("5");
    await expectProblem(refused, "shutting-down", 503);
    expect((await app.bareFetch("/healthz")).status).toBe(200);
    isStopping = false;
  });

  test("a server whose database does not answer is not ready, and lives", async () => {
    await app.db.destroy();
    await expectProblem(await app.bareFetch("/readyz"), "no-database", 503);
    expect((await app.bareFetch("/healthz")).status).toBe(200);
  });
});

describe("headers", () => {
  test("the policy runs our own files and nothing else, on every answer", async () => {
    const policy = [
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "font-src 'self'",
      "connect-src 'self'",
      "manifest-src 'self'",
      "worker-src 'self'",
      "img-src 'self' data:",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
      "require-trusted-types-for 'script'",
      "trusted-types default",
    ].join(";");
    for (const path of ["/", "/app/today", "/healthz", "/api/session", "/api/none"]) {
      const { headers } = await app.bareFetch(path);
      expect(headers.get("content-security-policy")).toBe(policy);
      expect(headers.get("referrer-policy")).toBe("no-referrer");
      expect(headers.get("cross-origin-opener-policy")).toBe("same-origin");
      expect(headers.get("cross-origin-resource-policy")).toBe("same-origin");
      expect(headers.get("x-content-type-options")).toBe("nosniff");
      expect(headers.get("strict-transport-security")).toBeNull();
      expect(headers.get("x-powered-by")).toBeNull();
    }
  });

  test("what the server says of a person is kept by no cache", async () => {
    expect((await app.fetch("/api/profile")).headers.get("cache-control")).toBe("no-store");
  });
});

describe("the log", () => {
  test("holds method, path, status, time and id; no query, cookie, token, body or message", async () => {
    const logged = await startApp({ coachRoutes: () => failingRoutes() });
    await logged.fetch(`/api/profile?secret=${encodeURIComponent(SECRET)}`, {
      ...PUT_PROFILE,
      headers: { "X-Request-Id": "forged", "User-Agent": `agent ${SECRET}` },
    });
    await logged.fetch("/api/session", { method: "POST", json: { token: "lien-tres-secret", zone: "Europe/Paris" } });
    await logged.fetch("/api/fails");
    await logged.fetch("/api/profile", {
      method: "PUT",
      body: `{"${SECRET}`,
      headers: { "Content-Type": "application/json" },
    });
    await logged.fetch("/api/a%0d%0ab");
    await logged.bareFetch("/healthz");
    await logged.close();

    const lines = logged.logLines.map((line) => JSON.parse(line));
    expect(lines).toHaveLength(5);
    expect(lines[0]).toMatchObject({
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      req: { method: "PUT", path: "/api/profile" },
      res: { status: 200 },
      ms: expect.any(Number),
    });
    expect(lines[2]).toMatchObject({ level: 50, err: { name: "Error", frames: expect.any(Array) } });
    const all = logged.logLines.join("");
    for (const secret of [SECRET, "menuisier", "forged", "lien-tres-secret", logged.cookie.split("=")[1], "secret="]) {
      expect(all).not.toContain(secret);
    }
    expect(logged.logLines.every((line) => line.indexOf("\n") === line.length - 1 && !line.includes("\r"))).toBe(true);
  });
});

/** The status of a request written by hand, for what `fetch` would not send. */
function rawStatus(port: number, head: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1", () => socket.write(`${head}\r\nConnection: close\r\n\r\n`));
    let answer = "";
    socket.on("data", (chunk) => (answer += String(chunk)));
    socket.on("close", () => resolve(Number(answer.split(" ")[1])));
    socket.on("error", reject);
  });
}
