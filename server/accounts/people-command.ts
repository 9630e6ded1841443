/**
 * `npm run people`: who is here, invites, pairs, and what a data request asks for, from the operator's own terminal beside a
 * running server. Lists and links are CSV on stdout; everything else that is said is on stderr.
 */
import { readFile } from "node:fs/promises";
import { setTimeout as delay } from "node:timers/promises";
import { parseArgs } from "node:util";
import type { NewInvite } from "#shared/pilotage.ts";
import { findOpenPair, makePair } from "../binome/pairs.ts";
import { findRun, requestStop } from "../coach/run-spool.ts";
import { type Database, openDatabase } from "../db/open-database.ts";
import { originOf, readEnvOrExit } from "../env.ts";
import { eraseAccount } from "./erase-account.ts";
import { exportAccount } from "./export-account.ts";
import { readInviteSheet, writeLinkSheet, writeSheet } from "./invite-sheet.ts";
import { INVITE_DAYS, mintInvites } from "./invites.ts";
import { createLink } from "./links.ts";

const USAGE = `usage: npm run people -- list
       npm run people -- invite <name> [--operator] [--pair <id>] [--days <1-60>]
       npm run people -- invite --csv <file> [--days <1-60>]     columns: name, role, pair
       npm run people -- link <id>                               a new way in for somebody who lost theirs
       npm run people -- pair <id> <id>
       npm run people -- operator <id> on|off
       npm run people -- export <id>
       npm run people -- erase <id>`;

const LINK_DAYS = 7;
const DAY_MS = 86_400_000;
const STOP_WITHIN_MS = 5_000;
const LOOK_EVERY_MS = 250;

const { verb, rest, options } = readArguments();
const env = readEnvOrExit();
const db = await openDatabase(env);
process.exitCode = await run();
await db.destroy();

async function run(): Promise<number> {
  const [one = "", other = ""] = rest;
  switch (`${verb} ${rest.length}`) {
    case "list 0":
      return list();
    case "invite 0":
      return options.csv === undefined ? explain() : inviteAll(await readSheet(options.csv));
    case "invite 1":
      return inviteAll([{ ...inviteOf(one), ...(options.pair === undefined ? {} : { pairWith: options.pair }) }]);
    case "link 1":
      return link(one);
    case "pair 2":
      return pair(one, other);
    case "operator 2":
      return other === "on" || other === "off" ? setOperator(one, other === "on") : explain();
    case "export 1":
      return exportPerson(one);
    case "erase 1":
      return erase(one);
    default:
      return explain();
  }
}

async function list(): Promise<number> {
  const people = await db
    .selectFrom("users")
    .leftJoin("sessions", "sessions.user_id", "users.id")
    .select(["users.id", "users.name", "users.role", "users.is_operator", "users.started_on"])
    .select(({ fn }) => fn.max("sessions.seen_at").as("seen_at"))
    .groupBy("users.id")
    .orderBy("users.created_at")
    .execute();
  const rows: Record<string, string>[] = [];
  for (const { id, name, role, is_operator, started_on, seen_at } of people) {
    rows.push({
      id,
      name,
      role: role === "owner" ? role : is_operator === 1 ? "operator" : "participant",
      started_on,
      seen_at: seen_at === null ? "" : new Date(seen_at).toISOString(),
      binome: (await findOpenPair(db, id))?.partner.name ?? "",
    });
  }
  say(rows.length === 0 ? "" : writeSheet(rows));
  return 0;
}

function inviteOf(name: string): NewInvite {
  return { name, role: options.operator ? "operator" : "participant" };
}

/** `null`, after it was said what is wrong with the file. */
async function readSheet(path: string): Promise<NewInvite[] | null> {
  const sheet = readInviteSheet(await readFile(path, "utf8"));
  if (sheet.kind === "invites") return sheet.invites;
  for (const mistake of sheet.mistakes) console.error(`${path}: ${mistake}`);
  return null;
}

async function inviteAll(invites: NewInvite[] | null): Promise<number> {
  const days = Number(options.days ?? INVITE_DAYS);
  if (!Number.isInteger(days) || days < 1 || days > 60) return explain();
  if (invites === null) return 1;
  const minting = await mintInvites(db, originOf(env), invites, days, Date.now());
  if (minting.kind === "minted") {
    say(writeLinkSheet(minting.invites));
    return 0;
  }
  for (const field of minting.fields) {
    const [, index, name] = field.split(".");
    const what =
      name === "pairKey" ? "its pair is not on exactly two lines" : "its pair is nobody here, or promised twice";
    console.error(`${invites[Number(index)]?.name}: ${what}`);
  }
  return 1;
}

async function link(id: string): Promise<number> {
  if (!(await isHere(id))) return nobody(id);
  say(await createLink(db, { origin: originOf(env), userId: id, nowMs: Date.now(), lifeMs: LINK_DAYS * DAY_MS }));
  return 0;
}

async function pair(one: string, other: string): Promise<number> {
  for (const id of [one, other]) if (!(await isHere(id))) return nobody(id);
  if (one === other) return explain();
  await db.transaction().execute((transaction) => makePair(transaction, [one, other], Date.now()));
  console.error("They are each other's binôme now.");
  return 0;
}

async function setOperator(id: string, isOperator: boolean): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable("users")
    .set({ is_operator: isOperator ? 1 : 0 })
    .where("id", "=", id)
    // The owner always is one.
    .where("role", "=", "member")
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 0n ? nobody(id) : 0;
}

async function exportPerson(id: string): Promise<number> {
  const whole = await exportAccount(db, id, Date.now());
  if (whole === null) return nobody(id);
  say(JSON.stringify(whole, null, 2));
  return 0;
}

async function erase(id: string): Promise<number> {
  const told = await eraseAccount(db, id, { stopRun: (runId) => stopRun(db, runId), nowMs: Date.now() });
  if (told === null) return nobody(id);
  console.error("Erased: nothing of that person is on the server any more. Copies of the database still hold it.");
  return 0;
}

/** A server that is alone on its file does not look for such a wish: its reply then ends by itself, for nobody. */
async function stopRun(database: Database, runId: string): Promise<void> {
  await requestStop(database, runId);
  for (let waitedMs = 0; waitedMs < STOP_WITHIN_MS; waitedMs += LOOK_EVERY_MS) {
    if ((await findRun(database, runId, Date.now()))?.state !== "live") return;
    await delay(LOOK_EVERY_MS);
  }
}

async function isHere(id: string): Promise<boolean> {
  return (await db.selectFrom("users").select("id").where("id", "=", id).executeTakeFirst()) !== undefined;
}

function nobody(id: string): number {
  console.error(`There is nobody of the id ${id}.`);
  return 1;
}

function explain(): number {
  console.error(USAGE);
  return 2;
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

function readArguments() {
  try {
    const { positionals, values } = parseArgs({
      allowPositionals: true,
      options: {
        csv: { type: "string" },
        days: { type: "string" },
        operator: { type: "boolean", default: false },
        pair: { type: "string" },
      },
    });
    return { verb: positionals[0] ?? "", rest: positionals.slice(1), options: values };
  } catch {
    process.exit(explain());
  }
}
