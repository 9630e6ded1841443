import { once } from "node:events";
import { request } from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startApp, type TestApp } from "#server/testing/start-app.ts";
import { type DevClient, viteMiddleware } from "./vite-middleware.ts";

const PLACE = { appOrigin: null, host: null };
let dev: DevClient;
let app: TestApp;
beforeAll(async () => {
  dev = await viteMiddleware(PLACE);
  app = await startApp({ client: dev.client, place: PLACE });
  for (const server of app.servers) dev.attachTo(server);
});
afterAll(async () => {
  await app.close();
  await dev.close();
});

async function upgrade(headers: Record<string, string>): Promise<number> {
  const sent = request({
    port: app.port,
    host: "127.0.0.1",
    path: "/",
    headers: {
      Host: `localhost:${app.port}`,
      Connection: "Upgrade",
      Upgrade: "websocket",
      "Sec-WebSocket-Protocol": "vite-ping",
      "Sec-WebSocket-Version": "13",
      "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
      ...headers,
    },
  });
  sent.end();
  const status = await Promise.race([
    once(sent, "upgrade").then(([response, socket]) => {
      socket.destroy();
      return response.statusCode;
    }),
    once(sent, "response").then(([response]) => response.statusCode),
  ]);
  return status;
}

test("every page has a nonce of its own, on each of its scripts and in its policy", async () => {
  const page = async () => {
    const response = await app.bareFetch("/app/today", { headers: { Accept: "text/html" } });
    const policy = response.headers.get("content-security-policy") ?? "";
    return { policy, nonce: /script-src 'self' 'nonce-([^']+)'/.exec(policy)?.[1] ?? "", html: await response.text() };
  };
  const [one, other] = [await page(), await page()];
  expect(one.nonce).toMatch(/^[\w+/]{22}==$/);
  expect(one.nonce).not.toBe(other.nonce);
  const scripts = one.html.match(/<script\b[^>]*>/g) ?? [];
  expect(scripts.length).toBeGreaterThan(0);
  expect(scripts.every((script) => script.includes(`nonce="${one.nonce}"`))).toBe(true);
  expect(one.policy).not.toContain("unsafe");
});

test("a page deep in the application loads the same script as the first one, for us alone", async () => {
  const response = await app.bareFetch("/app/day/3", {
    headers: { Accept: "text/html", Origin: "http://localhost:1" },
  });
  expect(await response.text()).toContain('src="/boot.ts"');
  expect(response.headers.get("access-control-allow-origin")).toBeNull();
});

test("a worker left by the built product is given a script that takes it away", async () => {
  const response = await app.bareFetch("/sw.js", { headers: { "Service-Worker": "script" } });
  expect(response.headers.get("content-type")).toMatch(/^text\/javascript/);
  expect(response.headers.get("cache-control")).toBe("no-store");
  expect(await response.text()).toContain("registration.unregister()");
});

test("hot reload passes the same Host and Origin gates as a request", async () => {
  expect(await upgrade({ Origin: app.origin })).toBe(101);
  expect(await upgrade({ Origin: "http://localhost:1" })).toBe(403);
  expect(await upgrade({})).toBe(403);
  expect(await upgrade({ Host: "evil.example", Origin: "http://evil.example" })).toBe(403);
});
