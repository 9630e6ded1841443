import { execFile } from "node:child_process";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeEach, expect, it } from "vitest";
import { bundleCommands } from "#server/testing/bundled-commands.ts";
import { openDatabase } from "../db/open-database.ts";
import { importDefaultProgramme } from "./import-programme.ts";
import { readProgramme } from "./missions.ts";

const COMMAND = "programme/programme-command.ts";
const commands = await bundleCommands([COMMAND]);
afterAll(() => commands.remove());

let dir: string;
let dataDir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "second-de-bord-"));
  dataDir = join(dir, "data");
  await cp(join(import.meta.dirname, "content"), join(dir, "ours"), { recursive: true });
});
afterEach(() => rm(dir, { recursive: true }));

/** The command as an operator runs it, in a folder that has no `.env`. */
function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const env = { ...process.env, DATA_DIR: dataDir, DATABASE_URL: "" };
  return new Promise((resolve) => {
    execFile(process.execPath, [commands.fileOf(COMMAND), ...args], { cwd: dir, env }, (error, out, err) => {
      resolve({ code: error === null ? 0 : Number(error.code), out, err });
    });
  });
}

async function edit(file: string, from: string, to: string): Promise<void> {
  const path = join(dir, "ours", file);
  await writeFile(path, (await readFile(path, "utf8")).replace(from, to));
}

it("check says in one line that a programme is right, and opens no database", async () => {
  const { code, out, err } = await run("check", "ours");
  expect({ code, err, lines: out.trim().split("\n").length }).toEqual({ code: 0, err: "", lines: 1 });
  await expect(readFile(join(dataDir, "second-de-bord.db"))).rejects.toThrow();
});

it("check and import name each mistake, fail, and import nothing", async () => {
  await edit("j03.json", '"critique"', '"jeu"');
  await edit("j09.json", '"max": 700', '"max": 0');
  const db = await openDatabase({ databaseUrl: null, dataDir });
  await importDefaultProgramme(db);
  const before = await readProgramme(db);
  for (const verb of ["check", "import"]) {
    const { code, err } = await run(verb, "ours");
    expect(code).toBe(1);
    expect(err).toContain("j03.json: chips[0].mode: must be one of: ");
    expect(err).toContain("j09.json: deliverable.limit.max: must be at least 1");
  }
  expect(await readProgramme(db)).toEqual(before);
  await db.destroy();
});

it("import puts a programme in force beside a server that has the database open", async () => {
  const server = await openDatabase({ databaseUrl: null, dataDir });
  await importDefaultProgramme(server);
  await edit("programme.json", "De l’idée à la première vente", "Le nôtre");
  expect(await run("import", "ours")).toMatchObject({ code: 0, err: "" });
  expect((await readProgramme(server)).title.fr).toBe("Le nôtre");
  await server.destroy();
});

it("a command that is not understood explains itself", async () => {
  for (const args of [[], ["check"], ["publish", "ours"], ["check", "ours", "more"]]) {
    const { code, err } = await run(...args);
    expect(code).toBe(2);
    expect(err).toContain("npm run programme -- check <dir>");
  }
});
