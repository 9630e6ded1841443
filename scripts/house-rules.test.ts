// Green lint means something: one violation of each rule is planted in a copy of the house, and each must be found.
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const MAP = "house(import-map)";

/** [what is forbidden, where it is planted, the code, the rule that must say so] */
const FORBIDDEN: [law: string, path: string, code: string, rule: string][] = [
  ["shared imports no package but zod", "shared/a1.ts", `import { v7 } from "uuid";\nexport const id = v7;`, MAP],
  ["shared imports no Node module", "shared/a2.ts", `import { sep } from "node:path";\nexport const s = sep;`, MAP],
  ["shared imports nothing of the server", "shared/a3.ts", `export * from "#server/clean.ts";`, MAP],
  ["shared imports nothing of the client", "shared/a4.ts", `export type X = import("#client/db/clean.ts").Row;`, MAP],
  [
    "the server imports nothing of the client",
    "server/b1.ts",
    `import { rows } from "#client/db/clean.ts";\nexport const r = rows;`,
    MAP,
  ],
  [
    "openai.ts alone imports the SDK",
    "server/coach/b2.ts",
    `import OpenAI from "openai";\nexport const o = OpenAI;`,
    MAP,
  ],
  [
    "the server product imports no test code",
    "server/b3.ts",
    `import { fake } from "./testing/fake.ts";\nexport const f = fake;`,
    MAP,
  ],
  [
    "nor does the client product",
    "client/db/b4.ts",
    `import { row } from "../testing/clean.ts";\nexport const r = row;`,
    MAP,
  ],
  [
    "the client imports nothing of the server",
    "client/db/c1.ts",
    `import { clean } from "#server/clean.ts";\nexport const c = clean;`,
    MAP,
  ],
  ["nor by a dynamic import", "client/db/c2.ts", `export const load = () => import("#server/clean.ts");`, MAP],
  [
    "the client imports no Node module",
    "client/platform/c3.ts",
    `import { sep } from "node:path";\nexport const s = sep;`,
    MAP,
  ],
  [
    "platform knows no table",
    "client/platform/c4.ts",
    `import { rows } from "../db/clean.ts";\nexport const r = rows;`,
    MAP,
  ],
  ["ui knows no table", "client/ui/c5.ts", `import { rows } from "../db/clean.ts";\nexport const r = rows;`, MAP],
  [
    "ui has no product knowledge: types of shared only",
    "client/ui/c6.ts",
    `import { clean } from "#shared/clean.ts";\nexport const c = clean;`,
    MAP,
  ],
  [
    "i18n knows no feature",
    "client/i18n/c7.ts",
    `import { ask } from "../features/coach/clean.ts";\nexport const a = ask;`,
    MAP,
  ],
  [
    "db knows no feature",
    "client/db/c8.ts",
    `import { ask } from "../features/coach/clean.ts";\nexport const a = ask;`,
    MAP,
  ],
  [
    "db knows no words of the interface",
    "client/db/c9.ts",
    `import { fr } from "../i18n/clean.ts";\nexport const f = fr;`,
    MAP,
  ],
  [
    "features never import each other",
    "client/features/coach/d1.ts",
    `import { list } from "../journal/clean-panel.tsx";\nexport const l = list;`,
    MAP,
  ],
  [
    "not by their # name either",
    "client/features/coach/d2.ts",
    `import { list } from "#client/features/journal/clean-panel.tsx";\nexport const l = list;`,
    MAP,
  ],
  [
    "a feature knows no route",
    "client/features/coach/d3.ts",
    `import { tree } from "../../routes/clean.ts";\nexport const t = tree;`,
    MAP,
  ],
  [
    "routes enter a feature by its doors",
    "client/routes/e1.ts",
    `import { ask } from "../features/coach/clean.ts";\nexport const a = ask;`,
    MAP,
  ],
  [
    "routes read no table",
    "client/routes/e2.ts",
    `import { rows } from "../db/clean.ts";\nexport const r = rows;`,
    MAP,
  ],
  [
    "main opens no panel",
    "client/f1.ts",
    `import { list } from "./features/journal/clean-panel.tsx";\nexport const l = list;`,
    MAP,
  ],
  [
    "the rescue page needs nothing of the app",
    "client/rescue/f2.ts",
    `import { rows } from "../db/clean.ts";\nexport const r = rows;`,
    MAP,
  ],
  [
    "a new folder needs a place in the map",
    "client/attic/f3.ts",
    `import { rows } from "../db/clean.ts";\nexport const r = rows;`,
    MAP,
  ],
  [
    "a specifier carries its extension",
    "client/routes/g1.ts",
    `import { tree } from "./clean";\nexport const t = tree;`,
    MAP,
  ],
  [
    "top folders are crossed with #",
    "server/g2.ts",
    `import { clean } from "../shared/clean.ts";\nexport const c = clean;`,
    MAP,
  ],
  ["no index", "shared/things/index.ts", `export const one = 1;`, "house(file-name)"],
  ["no helpers", "shared/helpers.ts", `export const one = 1;`, "house(file-name)"],
  ["names are in kebab-case", "shared/askCoach.ts", `export const one = 1;`, "unicorn(filename-case)"],
  ["no default export", "shared/h1.ts", `export default 1;`, "import(no-default-export)"],
  ["no barrel", "shared/h2.ts", `export * from "./clean.ts";`, "oxc(no-barrel-file)"],
  ["no any", "shared/h3.ts", `export const f = (x: any): void => void x;`, "typescript(no-explicit-any)"],
  [
    "no non-null assertion",
    "shared/h4.ts",
    `export const f = (x: string | null): string => x!;`,
    "typescript(no-non-null-assertion)",
  ],
  [
    "no assertion",
    "shared/h5.ts",
    `export const f = (x: unknown): string => x as string;`,
    "typescript(consistent-type-assertions)",
  ],
  [
    "no promise left alone",
    "shared/h6.ts",
    `const f = async (): Promise<void> => {};\nexport const g = (): void => {\n  f();\n};`,
    "typescript(no-floating-promises)",
  ],
  [
    "a switch names every case",
    "shared/h7.ts",
    `export function f(x: "a" | "b"): number {\n  switch (x) {\n    case "a":\n      return 1;\n  }\n  return 2;\n}`,
    "typescript(switch-exhaustiveness-check)",
  ],
  ["no console in the product", "server/h8.ts", `console.log("x");\nexport const one = 1;`, "eslint(no-console)"],
  [
    "hooks are called at the top",
    "client/ui/h9.tsx",
    `import { useState } from "react";\nexport function Panel({ on }: { on: boolean }) {\n  if (on) return null;\n  const [x] = useState(1);\n  return <p>{x}</p>;\n}`,
    "react-hooks(rules-of-hooks)",
  ],
  [
    "effects name what they read",
    "client/ui/h10.tsx",
    `import { useEffect } from "react";\nexport function Panel({ on }: { on: string }) {\n  useEffect(() => {\n    document.title = on;\n  }, []);\n  return null;\n}`,
    "react-hooks(exhaustive-deps)",
  ],
  [
    "an image has words",
    "client/ui/h11.tsx",
    `export const Picture = () => <img src="/a.png" />;`,
    "jsx-a11y(alt-text)",
  ],
];

/** Imports that the map allows, one a row of its table. */
const ALLOWED: Record<string, string> = {
  "shared/clean.ts": `import * as z from "zod/mini";\nexport const clean = z.string();\nexport type Clean = z.infer<typeof clean>;`,
  "shared/allowed.ts": `import { clean } from "./clean.ts";\nexport const twice = [clean, clean] as const;`,
  "server/clean.ts": `import { sep } from "node:path";\nimport { clean as schema } from "#shared/clean.ts";\nexport const clean = [sep, schema];`,
  "server/coach/openai.ts": `import OpenAI from "openai";\nexport const createModel = (): OpenAI => new OpenAI();`,
  "server/testing/fake.ts": `export const fake = 1 as number;`,
  "client/db/clean.ts": `import { now } from "../platform/clean.ts";\nimport { clean } from "#shared/clean.ts";\nexport const rows = [now, clean];\nexport type Row = typeof rows;`,
  "client/testing/clean.ts": `import { rows } from "../db/clean.ts";\nexport const row = rows as unknown;`,
  "client/platform/clean.ts": `export const now = 1;`,
  "client/ui/clean.ts": `import type { Clean } from "#shared/clean.ts";\nimport { now } from "../platform/clean.ts";\nexport const shown = (text: Clean): string => text + String(now);`,
  "client/i18n/clean.ts": `export const fr = "Bonjour";`,
  "client/features/coach/clean.ts": `import { rows } from "#client/db/clean.ts";\nimport { fr } from "../../i18n/clean.ts";\nimport { clean } from "#shared/clean.ts";\nexport const ask = [rows, fr, clean];`,
  "client/features/coach/allowed.ts": `import { ask } from "./clean.ts";\nexport const again = ask;`,
  "client/features/journal/clean-panel.tsx": `export const list = 1;`,
  "client/features/coach/start-coach.ts": `export const startCoach = (): number => 1;`,
  "client/routes/clean.ts": `import { list } from "#client/features/journal/clean-panel.tsx";\nexport const tree = list;`,
  "client/main.tsx": `import { rows } from "./db/clean.ts";\nimport { startCoach } from "./features/coach/start-coach.ts";\nimport { tree } from "./routes/clean.ts";\nexport const start = [rows, startCoach, tree];`,
  "client/features/coach/both-sides.test.ts": `import { clean } from "#server/clean.ts";\nexport const c = clean as unknown;`,
};

const TSCONFIGS = [
  "tsconfig.base.json",
  "tsconfig.json",
  "tsconfig.tests.json",
  "shared/tsconfig.json",
  "server/tsconfig.json",
  "client/tsconfig.json",
];

type Finding = { code?: string; filename: string; message: string };

const house = mkdtempSync(join(tmpdir(), "second-de-bord-house-"));
const bin = resolve("node_modules/.bin");
let findings: Finding[] = [];

beforeAll(() => {
  for (const path of [".oxlintrc.json", "package.json", "scripts/import-map.js", ...TSCONFIGS]) copy(path);
  symlinkSync(resolve("node_modules"), join(house, "node_modules"), "dir");
  for (const [path, code] of Object.entries(ALLOWED)) plant(path, code);
  for (const [, path, code] of FORBIDDEN) plant(path, code);
  const { stdout } = spawnSync(join(bin, "oxlint"), ["--format", "json"], { cwd: house, encoding: "utf8" });
  findings = (JSON.parse(stdout) as { diagnostics: Finding[] }).diagnostics;
});
afterAll(() => rmSync(house, { recursive: true, force: true }));

describe("lint finds what the house forbids", () => {
  test.each(FORBIDDEN)("%s", (_law, path, _code, rule) => {
    expect(rulesBrokenIn(path)).toContain(rule);
  });
});

test.each(Object.keys(ALLOWED))("lint lets pass what the map allows: %s", (path) => {
  expect(findings.filter(({ filename }) => filename === path)).toEqual([]);
});

describe("the compiler keeps the folders' worlds apart", () => {
  test("shared has no DOM", () => {
    plant("shared/world.ts", "export const title = document.title;");
    expect(compile("shared")).toMatch(/shared\/world\.ts.*'document'/);
  });
  test("shared and the client have no Node", () => {
    plant("shared/world.ts", "export const pid = process.pid;");
    plant("client/world.ts", "export const pid = process.pid;");
    expect(compile("shared")).toMatch(/shared\/world\.ts.*'process'/);
    expect(compile("client")).toMatch(/client\/world\.ts.*'process'/);
  });
  test("the server has no DOM", () => {
    plant("server/world.ts", "export const title = document.title;");
    expect(compile("server")).toMatch(/server\/world\.ts.*'document'/);
  });
});

function rulesBrokenIn(path: string): (string | undefined)[] {
  return findings.filter(({ filename }) => filename === path).map(({ code }) => code);
}

function copy(path: string): void {
  mkdirSync(dirname(join(house, path)), { recursive: true });
  cpSync(path, join(house, path));
}

function plant(path: string, code: string): void {
  mkdirSync(dirname(join(house, path)), { recursive: true });
  writeFileSync(join(house, path), `${code}\n`);
}

function compile(project: string): string {
  const { stdout } = spawnSync(join(bin, "tsc"), ["-p", project, "--noEmit", "--pretty", "false"], {
    cwd: house,
    encoding: "utf8",
  });
  return stdout;
}
