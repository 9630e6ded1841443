// Two processes behind one name, on one PostgreSQL that was empty: what a crew lives through when one of them dies.
import { randomUUID } from "node:crypto";
import { v7 as uuidv7 } from "uuid";
import { afterAll, afterEach, beforeEach, describe, expect, test } from "vitest";
import { EventSourceParserStream } from "eventsource-parser/stream";
import { BuddyEvent } from "#shared/binome-protocol.ts";
import { CoachUsage } from "#shared/usage.ts";
import { openSession } from "./accounts/sessions.ts";
import { makePair } from "./binome/pairs.ts";
import { type Database, openDatabase } from "./db/open-database.ts";
import { bundleCommands } from "./testing/bundled-commands.ts";
import { coachRequest } from "./testing/coach-request.ts";
import { freePort } from "./testing/free-port.ts";
import { type MockUpstream, startMockUpstream } from "./testing/mock-upstream.ts";
import { type OwnProcesses, ownProcesses } from "./testing/own-processes.ts";
import { startPostgres } from "./testing/start-postgres.ts";

const ORIGIN = "https://crew.example.org";
const SOON = { timeout: 10_000 };
const LONG_REPLY = Array.from({ length: 2_000 }, (_, index) => `é${index} `).join("");

const postgres = await startPostgres();
const commands = await bundleCommands(["main.ts"]);
afterAll(async () => {
  await commands.remove();
  await postgres?.stop();
});

type Server = Awaited<ReturnType<OwnProcesses["startServer"]>> & { port: number };

describe.skipIf(postgres === null)("two processes", () => {
  let own: OwnProcesses;
  let upstream: MockUpstream;
  let db: Database;
  let servers: readonly [Server, Server];

  beforeEach(async () => {
    own = await ownProcesses(commands);
    upstream = await startMockUpstream();
    const databaseUrl = postgres?.url ?? "";
    const start = async (port: number) => {
      const env = { APP_ORIGIN: ORIGIN, DATABASE_URL: databaseUrl, OPENAI_BASE_URL: upstream.url, PORT: String(port) };
      return { ...(await own.startServer(env)), port };
    };
    servers = await Promise.all([start(await freePort()), start(await freePort())]);
    db = await openDatabase({ databaseUrl, dataDir: own.folder });
  });
  afterEach(async () => {
    await db.destroy();
    await own.end();
    await upstream.close();
  });

  test("start together on an empty database; a sign-in and a day's budget are the same in both; one dies, the other goes on", async () => {
    const [one, other] = servers;
    const [lea, omar] = [await addPerson("Léa"), await addPerson("Omar")];
    await db.transaction().execute((transaction) => makePair(transaction, [lea.id, omar.id], Date.now()));
    const pair = (await db.selectFrom("pairs").select("id").executeTakeFirstOrThrow()).id;
    for (const { port } of servers) expect((await lea.call(port, "/api/session")).status).toBe(200);

    // Léa's browser reads at one, Omar's at the other.
    const leaReads = lea.follow(one.port, pair, 0);
    const omarReads = omar.follow(other.port, pair, 0);
    await expect.poll(() => leaReads.events.length > 0 && omarReads.events.length > 0, SOON).toBe(true);
    const firstIds = [
      await lea.write(one.port, pair, "Bonjour Omar"),
      await omar.write(other.port, pair, "Bonjour Léa"),
    ];
    await expect.poll(() => leaReads.entryIds(), SOON).toEqual(firstIds);
    await expect.poll(() => omarReads.entryIds(), SOON).toEqual(firstIds);

    upstream.reply(LONG_REPLY, { chunk: 3, paceMs: 5 });
    const reply = uuidv7();
    const asked = await lea.call(one.port, "/api/ai/coach", coachRequest({ id: reply }));
    expect(asked.status).toBe(200);
    await expect.poll(() => spooled(reply), SOON).toBe(true);
    expect(await consumedBy(lea, other.port)).toBeGreaterThan(0);
    const readElsewhere = lea.call(other.port, `/api/ai/coach/${reply}?after=0`).then((answer) => answer.text());
    one.child.kill("SIGKILL");
    await one.ended;

    await leaReads.ended;
    expect(await readElsewhere).not.toMatch(/"type":"(done|stopped|failed)"/);
    // The proxy sends her to the process that is left, from where she was; Omar never noticed anything.
    const whileAway = await omar.write(other.port, pair, "Tu es là ?");
    const leaReadsOn = lea.follow(other.port, pair, leaReads.lastSeq());
    await expect.poll(() => leaReadsOn.entryIds(), SOON).toEqual([whileAway]);
    const answer = await lea.write(other.port, pair, "Oui");
    await expect.poll(() => omarReads.entryIds(), SOON).toEqual([...firstIds, whileAway, answer]);
    expect(omarReads.entrySeqs()).toEqual([1, 2, 3, 4]);

    upstream.reply("Entier.");
    expect(await (await lea.call(other.port, "/api/ai/coach", coachRequest({ id: uuidv7() }))).text()).toContain(
      '"done"',
    );
  });

  const consumedBy = async (person: Person, port: number) =>
    CoachUsage.parse(await (await person.call(port, "/api/usage")).json()).day.tokens;
  const spooled = async (runId: string) =>
    (await db.selectFrom("run_pages").select("run_id").where("run_id", "=", runId).execute()).length > 1;

  type Person = Awaited<ReturnType<typeof addPerson>>;
  async function addPerson(name: string) {
    const id = randomUUID();
    const user = {
      id,
      role: "member" as const,
      started_on: "2026-11-23",
      zone: "Europe/Paris",
      created_at: Date.now(),
      name,
    };
    await db.insertInto("users").values(user).execute();
    const Cookie = `__Host-sdb-session=${await openSession(db, id, Date.now())}`;
    const call = (port: number, path: string, body?: unknown) => {
      const origin = `http://localhost:${port}`;
      const headers = { Origin: origin, Cookie, "Content-Type": "application/json" };
      return fetch(
        origin + path,
        body === undefined ? { headers } : { method: "POST", headers, body: JSON.stringify(body) },
      );
    };
    const write = async (port: number, pair: string, text: string) => {
      const entry = { v: 1, id: uuidv7(), pair, body: { kind: "text", text } };
      expect((await call(port, "/api/binome/entries", entry)).status).toBe(200);
      return entry.id;
    };
    const follow = (port: number, pair: string, after: number) =>
      readStream(call(port, `/api/binome/stream?pair=${pair}&after=${after}`));
    return { id, call, write, follow };
  }
});

/** A stream of the Chat Binôme as a browser reads it. */
function readStream(answering: Promise<Response>) {
  const events: BuddyEvent[] = [];
  async function read(): Promise<void> {
    const { body } = await answering;
    if (body === null) throw new Error("a stream without a body");
    const frames = body.pipeThrough(new TextDecoderStream()).pipeThrough(new EventSourceParserStream());
    for await (const { data } of frames) events.push(BuddyEvent.parse(JSON.parse(data)));
  }
  const entries = () => events.flatMap((event) => (event.type === "entry" ? [event] : []));
  return {
    events,
    ended: read(),
    entryIds: () => entries().map(({ id }) => id),
    entrySeqs: () => entries().map(({ seq }) => seq),
    lastSeq: () => entries().at(-1)?.seq ?? 0,
  };
}
