// The build's own checks can fail: each is shown a client that it must refuse.
import { randomBytes } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { builtFiles } from "./built-files.ts";
import { checkLeaks } from "./check-leaks.ts";
import { checkPrecache } from "./check-precache.ts";
import { checkWeight, coldScripts } from "./check-weight.ts";
import { precompress } from "./precompress.ts";

let folder: string;
let manifest: string;
beforeEach(() => {
  const root = mkdtempSync(join(tmpdir(), "second-de-bord-build-"));
  folder = join(root, "client");
  manifest = join(root, "client-manifest.json");
});
afterEach(() => rmSync(dirname(folder), { recursive: true, force: true }));

function put(path: string, content: string | Buffer): void {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}

function putClient(mainBytes: number): void {
  put("index.html", `<script src="/theme.js"></script><script type="module" src="/assets/boot.js"></script>`);
  put("theme.js", "1");
  put("assets/boot.js", "2");
  put("assets/main.js", randomBytes(mainBytes));
  put("assets/react.js", randomBytes(1000));
  put("assets/fr.js", "3");
  put("assets/journal.js", randomBytes(300_000));
  const chunks = {
    "index.html": { file: "assets/boot.js", isEntry: true, dynamicImports: ["main.tsx"], css: [] },
    "main.tsx": { file: "assets/main.js", imports: ["_react.js"], dynamicImports: ["journal.tsx"] },
    "_react.js": { file: "assets/react.js", imports: ["main.tsx"] },
    "i18n/fr.ts": { file: "assets/fr.js" },
    "journal.tsx": { file: "assets/journal.js" },
  };
  writeFileSync(manifest, JSON.stringify(chunks));
}

describe("the weight of a cold today", () => {
  test("counts the page's scripts, the entry, what it loads at once and their imports, each once", async () => {
    putClient(1000);
    const scripts = await coldScripts(folder, manifest);
    expect(scripts.toSorted()).toEqual([
      "assets/boot.js",
      "assets/fr.js",
      "assets/main.js",
      "assets/react.js",
      "theme.js",
    ]);
  });
  test("what waits for a click is not counted", async () => {
    putClient(1000);
    expect(Number((await checkWeight(folder, manifest)).gzipKb)).toBeLessThan(3);
  });
  test("over the limit, the build fails and names the file to look at", async () => {
    putClient(171_000);
    await expect(checkWeight(folder, manifest)).rejects.toThrow(/limit 170\.0[\s\S]*assets\/main\.js/);
  });
  test("a list that names a chunk which is gone fails: it would count too little", async () => {
    putClient(1000);
    const left = { "index.html": { file: "assets/boot.js", isEntry: true }, "i18n/fr.ts": { file: "assets/fr.js" } };
    writeFileSync(manifest, JSON.stringify(left));
    await expect(checkWeight(folder, manifest)).rejects.toThrow("main.tsx");
  });
});

describe("what the browser downloads holds no secret", () => {
  test.each([
    ["the role sentence", `const r="Tu es un Directeur Artistique et Sales Coach impitoyable"`],
    ["a key", `const k="sk-proj-abc123"`],
    ["a key read from the environment", `fetch(u,{k:process.env.OPENAI_API_KEY})`],
    ["a source map", `//# sourceMappingURL=main.js.map`],
  ])("%s is found, in any file", async (_what, leak) => {
    put("assets/deep/main.js", leak);
    await expect(checkLeaks(folder)).rejects.toThrow(/main\.js/);
  });
  test("help on how to plug in a key, and CSS masks, are no secrets", async () => {
    put("assets/main.js", `"OPENAI_API_KEY=…"`);
    put("assets/main.css", ".a{mask-image:none}.task-list{}");
    await expect(checkLeaks(folder)).resolves.toBeUndefined();
  });
});

describe("what opens without a server", () => {
  const listing = (...urls: string[]) => `e([${urls.map((url) => `{url:"${url}",revision:null}`).join(",")}],{})`;

  test("is every file that was built, the worker itself apart", async () => {
    put("index.html", "1");
    put("assets/deep/fr.js", "2");
    put("sw.js", listing("index.html", "assets/deep/fr.js"));
    await expect(checkPrecache(folder)).resolves.toBeUndefined();
  });
  test("a file that the worker leaves out is named", async () => {
    put("index.html", "1");
    put("assets/flag.avif", "2");
    put("sw.js", listing("index.html"));
    await expect(checkPrecache(folder)).rejects.toThrow("assets/flag.avif");
  });
});

test("compressed siblings hold the same bytes, and fonts get none", async () => {
  const text = "Le cap, la voile, le cap, la voile. ".repeat(50);
  put("assets/main.js", text);
  put("assets/font.woff2", randomBytes(2000));
  await precompress(folder);
  const files = (await builtFiles(folder)).map((file) => file.slice(folder.length + 1)).toSorted();
  expect(files).toEqual(["assets/font.woff2", "assets/main.js", "assets/main.js.br", "assets/main.js.gz"]);
  expect(brotliDecompressSync(readFileSync(join(folder, "assets/main.js.br"))).toString()).toBe(text);
  expect(gunzipSync(readFileSync(join(folder, "assets/main.js.gz"))).toString()).toBe(text);
});
