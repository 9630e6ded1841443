import { execFile } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { findOpenPair } from "#server/binome/pairs.ts";
import { type Database, openDatabase } from "#server/db/open-database.ts";
import { bundleCommands } from "#server/testing/bundled-commands.ts";
import { signIn } from "./sign-in.ts";

const COMMAND = "accounts/people-command.ts";
const commands = await bundleCommands([COMMAND]);
afterAll(() => commands.remove());

let dir: string;
/** As the server that runs beside the command has it open. */
let db: Database;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "second-de-bord-people-"));
  db = await openDatabase({ databaseUrl: null, dataDir: join(dir, "data") });
});
afterAll(async () => {
  await db.destroy();
  await rm(dir, { recursive: true });
});

function people(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const env = { ...process.env, DATA_DIR: join(dir, "data"), DATABASE_URL: "", APP_ORIGIN: "https://x.example" };
  return new Promise((resolve) => {
    execFile(process.execPath, [commands.fileOf(COMMAND), ...args], { cwd: dir, env }, (error, out, err) => {
      resolve({ code: error === null ? 0 : Number(error.code), out, err });
    });
  });
}

const accept = async (link: string) => {
  const request = { token: link.split("#lien=")[1] ?? "", zone: "Europe/Paris" };
  const outcome = await signIn(db, request, { label: "", isOwnMachine: false }, Date.now());
  const newest = await db.selectFrom("sessions").select("user_id").orderBy("created_at", "desc").executeTakeFirst();
  return outcome.kind === "signed-in" ? (newest?.user_id ?? "") : outcome.kind;
};
const linksOf = (csv: string) => csv.match(/https:\S+?#lien=[\w-]{43}/g) ?? [];

test("a cohort is invited by a sheet, paired by it, listed, led, exported and erased, beside a running server", async () => {
  await writeFile(join(dir, "cohort.csv"), "name;role;pair\nLéa;;1\nOmar;;1\n");
  const invited = await people("invite", "--csv", "cohort.csv", "--days", "3");
  expect(invited).toMatchObject({ code: 0, err: "" });
  const links = linksOf(invited.out);
  expect(links).toHaveLength(2);
  const lea = await accept(links[0] ?? "");
  const omar = await accept(links[1] ?? "");
  expect((await findOpenPair(db, lea))?.partner).toEqual({ id: omar, name: "Omar" });

  expect((await people("operator", omar, "on")).code).toBe(0);
  const { out: listed } = await people("list");
  expect(listed).toContain(`${lea},Léa,participant,`);
  expect(listed).toContain(`${omar},Omar,operator,`);

  const ines = await accept(linksOf((await people("invite", "Inès", "--pair", omar)).out)[0] ?? "");
  expect((await findOpenPair(db, omar))?.partner.name).toBe("Inès");
  expect((await people("pair", lea, ines)).code).toBe(0);
  expect((await findOpenPair(db, lea))?.partner.name).toBe("Inès");
  expect(await accept((await people("link", lea)).out.trim())).toBe(lea);

  expect(JSON.parse((await people("export", lea)).out)).toMatchObject({ account: { id: lea, name: "Léa" } });
  expect((await people("erase", lea)).code).toBe(0);
  expect(await people("export", lea)).toMatchObject({ code: 1, out: "" });
  expect((await findOpenPair(db, ines))?.partner).toBeUndefined();
}, 120_000);

test("a sheet with a mistake, or a promise that cannot be kept, invites nobody", async () => {
  const before = await db.selectFrom("invites").select("id").execute();
  await writeFile(join(dir, "wrong.csv"), "name,pair\nLéa,1\n,2\n");
  expect(await people("invite", "--csv", "wrong.csv")).toMatchObject({
    code: 1,
    out: "",
    err: "wrong.csv: row 2: its pair is not on exactly two rows\nwrong.csv: row 3: no name\nwrong.csv: row 3: its pair is not on exactly two rows\n",
  });
  const alone = await people("invite", "Omar", "--pair", randomUUID());
  expect(alone).toMatchObject({ code: 1, out: "", err: "Omar: its pair is nobody here, or promised twice\n" });
  expect(await db.selectFrom("invites").select("id").execute()).toEqual(before);
}, 60_000);

test("a command that is not understood explains itself", async () => {
  for (const args of [
    [],
    ["invite"],
    ["pair", "x"],
    ["operator", "x", "perhaps"],
    ["list", "--more"],
    ["invite", "A", "--days", "61"],
  ]) {
    const { code, out, err } = await people(...args);
    expect([args, code, out]).toEqual([args, 2, ""]);
    expect(err).toContain("npm run people -- list");
  }
}, 60_000);
