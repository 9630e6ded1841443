import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startApp, type TestApp } from "#server/testing/start-app.ts";
import { staticClient } from "./static-client.ts";

const PAGE = "<!doctype html><title>Second de Bord</title>";
const SCRIPT = "console.log('même à quai');";
const HTML = { Accept: "text/html,application/xhtml+xml,*/*;q=0.8" };

let dir: string;
let app: TestApp;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "second-de-bord-client-"));
  const client = join(dir, "client");
  await mkdir(join(client, "assets"), { recursive: true });
  await writeFile(join(dir, "secret.txt"), "outside");
  await writeFile(join(client, "index.html"), PAGE);
  await writeFile(join(client, "sw.js"), SCRIPT);
  await writeFile(join(client, "assets/app-1a2b.js"), SCRIPT);
  await writeFile(join(client, "assets/app-1a2b.js.br"), brotliCompressSync(SCRIPT));
  await writeFile(join(client, "assets/app-1a2b.js.gz"), gzipSync(SCRIPT));
  app = await startApp({ client: staticClient(client), signedIn: false });
});
afterAll(async () => {
  await app.close();
  await rm(dir, { recursive: true, force: true });
});

const get = (path: string, headers: Record<string, string> = {}) => app.bareFetch(path, { headers });

describe("the built client", () => {
  test.each(["/", "/app/today", "/app/day/3", "/app/profil?x=1"])(
    "%s is the page, asked for again each time",
    async (path) => {
      const response = await get(path, HTML);
      expect([response.status, await response.text()]).toEqual([200, PAGE]);
      expect(response.headers.get("content-type")).toBe("text/html; charset=utf-8");
      expect(response.headers.get("cache-control")).toBe("no-cache");
    },
  );

  test("hashed assets are kept for good, the worker is asked for again", async () => {
    const asset = await get("/assets/app-1a2b.js");
    expect(asset.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
    expect(asset.headers.get("content-type")).toMatch(/^text\/javascript/);
    expect((await get("/sw.js")).headers.get("cache-control")).toBe("no-cache");
  });

  test.each([
    ["br, gzip", "br"],
    ["gzip, deflate", "gzip"],
    ["gzip;q=1, br;q=0", "gzip"],
    ["identity", null],
  ])("to a browser that takes %j it is sent as %j, and reads the same", async (accepted, encoding) => {
    const response = await get("/assets/app-1a2b.js", { "Accept-Encoding": accepted });
    expect(response.headers.get("content-encoding")).toBe(encoding);
    expect(response.headers.get("vary")).toMatch(/Accept-Encoding/i);
    expect(response.headers.get("content-type")).toMatch(/^text\/javascript/);
    expect(await response.text()).toBe(SCRIPT);
  });

  test.each<[string, Record<string, string>, number]>([
    ["a range past the end is given the whole", { Range: "bytes=99999999-" }, 200],
    ["a version that never was is the request's fault", { "If-Match": '"x"' }, 400],
  ])("%s", async (_name, headers, status) => {
    expect((await get("/index.html", headers)).status).toBe(status);
  });

  test("an unchanged page costs no body", async () => {
    const etag = (await get("/", HTML)).headers.get("etag") ?? "";
    expect((await get("/", { ...HTML, "If-None-Match": etag, "Cache-Control": "max-age=0" })).status).toBe(304);
  });

  test.each(["/assets/gone.js", "/assets/gone", "/assets/"])("%s is missing, and not the page", async (path) => {
    expect((await get(path, HTML)).status).toBe(404);
  });

  test.each(["/gone.js", "/assets", "/favicon.ico", "/%E0%A4%A", "/%00"])(
    "%s, not asked for as a page, is missing",
    async (path) => {
      expect((await get(path, { Accept: "*/*" })).status).toBe(404);
    },
  );

  test.each(["/..%2fsecret.txt", "/%2e%2e/secret.txt", "/assets/..%2f..%2fsecret.txt", "/..%5csecret.txt"])(
    "%s does not leave the folder",
    async (path) => {
      const response = await get(path);
      expect([response.status, await response.text()]).toEqual([404, expect.not.stringContaining("outside")]);
    },
  );

  test("an unknown API address is never the page", async () => {
    const response = await get("/api/none", HTML);
    expect(response.headers.get("content-type")).toMatch(/^application\/problem\+json/);
  });
});

test("with no build, every address is a 404", async () => {
  const empty = await startApp({ client: staticClient(join(dir, "nowhere")), signedIn: false });
  expect((await empty.bareFetch("/", { headers: HTML })).status).toBe(404);
  await empty.close();
});
