// The process itself: what it says, what it refuses, what outlives it.
import { once } from "node:events";
import { mkdir, rename, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { v7 as uuidv7 } from "uuid";
import { afterAll, afterEach, beforeEach, expect, test, vi } from "vitest";
import { CoachEvent } from "#shared/coach-protocol.ts";
import { bundleCommands } from "#server/testing/bundled-commands.ts";
import { coachRequest } from "#server/testing/coach-request.ts";
import { startMockUpstream } from "#server/testing/mock-upstream.ts";
import { type OwnProcesses, ownProcesses } from "#server/testing/own-processes.ts";
import { startPostgres } from "#server/testing/start-postgres.ts";

const LINK = "accounts/link-command.ts";
const BACKUP = "db/backup-command.ts";
const commands = await bundleCommands(["main.ts", LINK, BACKUP]);
afterAll(() => commands.remove());

const postgres = await startPostgres();
afterAll(() => postgres?.stop());

let own: OwnProcesses;
let folder: string;
beforeEach(async () => {
  own = await ownProcesses(commands);
  folder = own.folder;
});
afterEach(() => own.end());

const run: OwnProcesses["run"] = (...asked) => own.run(...asked);
const startServer: OwnProcesses["startServer"] = (env) => own.startServer(env);

const signIn = (url: string, token?: string) =>
  fetch(`${url}/api/session`, {
    method: "POST",
    headers: { Origin: url, "Content-Type": "application/json" },
    body: JSON.stringify({ zone: "Europe/Paris", ...(token === undefined ? {} : { token }) }),
  });

test("a first start says where it is and prints a link that makes the owner; SIGTERM ends it cleanly", async () => {
  const { url, hasSaid, child, ended } = await startServer();
  const link = await hasSaid(/(http\S+#lien=\S+)/);
  expect(link.startsWith(`${url}/#lien=`)).toBe(true);
  expect((await fetch(`${url}/readyz`)).status).toBe(200);
  const answer = await signIn(url, link.split("#lien=")[1]);
  expect([answer.status, (await answer.json()).coach]).toEqual([200, { source: "checks" }]);
  const cookie = (answer.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
  const programme = await fetch(`${url}/api/programme`, { headers: { Cookie: cookie } });
  expect((await programme.json()).missions).toHaveLength(14);
  child.kill("SIGTERM");
  expect(await ended).toBe(0);
});

test("kill -9 loses neither the owner nor their session, and the next start asks for no link", async () => {
  const first = await startServer();
  const cookie = ((await signIn(first.url)).headers.get("set-cookie") ?? "").split(";")[0] ?? "";
  first.child.kill("SIGKILL");
  await first.ended;
  const second = await startServer({ PORT: new URL(first.url).port });
  expect((await fetch(`${second.url}/api/session`, { headers: { Cookie: cookie } })).status).toBe(200);
  expect(second.said.out).not.toContain("#lien=");
});

test("a second server on the same folder is refused, and the first goes on", async () => {
  const { url } = await startServer();
  const second = run("main.ts");
  expect(await second.ended).toBe(1);
  expect(second.said.err).toMatch(/^Another Second de Bord server already uses \.\/data: .*DATA_DIR\.\n$/);
  expect((await fetch(`${url}/healthz`)).status).toBe(200);
});

test("`npm run link` prints a link beside the running server, which opens there", async () => {
  const { url } = await startServer();
  await signIn(url);
  const command = run(LINK, { PORT: new URL(url).port });
  const link = await command.hasSaid(/(http\S+#lien=\S+)\n/);
  expect(await command.ended).toBe(0);
  expect(link.startsWith(`${url}/#lien=`)).toBe(true);
  expect((await signIn(url, link.split("#lien=")[1])).status).toBe(200);
});

test("a link is for the public origin where there is one", async () => {
  const command = run(LINK, { APP_ORIGIN: "https://coach.example.org/" });
  expect(await command.hasSaid(/(http\S+#lien=)/)).toBe("https://coach.example.org/#lien=");
});

test("three commands and a server that all find an empty folder build one database", async () => {
  const links = [1, 2, 3].map(() => run(LINK));
  await startServer();
  expect(await Promise.all(links.map((command) => command.ended))).toEqual([0, 0, 0]);
});

test("`npm run backup` beside the running server writes one file that another server starts from", async () => {
  const { url, child, ended } = await startServer();
  const cookie = ((await signIn(url)).headers.get("set-cookie") ?? "").split(";")[0] ?? "";
  const file = join(folder, "kept.db");
  expect(await run(BACKUP, {}, [file]).ended).toBe(0);
  const again = run(BACKUP, {}, [file]);
  expect([await again.ended, again.said.err]).toEqual([1, `${file} is there already: nothing was written.\n`]);
  child.kill("SIGTERM");
  await ended;

  const restored = join(folder, "restored");
  await mkdir(restored);
  await rename(file, join(restored, "second-de-bord.db"));
  const { url: newUrl } = await startServer({ DATA_DIR: restored, PORT: new URL(url).port });
  expect((await fetch(`${newUrl}/api/session`, { headers: { Cookie: cookie } })).status).toBe(200);
});

test("a port that is taken is said in one sentence, and no other is tried", async () => {
  const holder = createServer().listen(0, "127.0.0.1");
  await once(holder, "listening");
  const { port } = holder.address() as AddressInfo;
  const server = run("main.ts", { PORT: String(port) });
  expect(await server.ended).toBe(1);
  expect(server.said.err).toMatch(new RegExp(`^Port ${port} is already taken: [^\\n]+\\n$`));
  expect(server.said.out).toBe("");
  holder.close();
});

test("a mistake in .env is named, and nothing starts", async () => {
  await writeFile(join(folder, ".env"), "LOG_LEVEL=\nOPENAI_BASE_URL=localhost:11434\n");
  const server = run("main.ts");
  expect(await server.ended).toBe(1);
  expect(server.said.err).toContain("OPENAI_BASE_URL: must start with http:// or https://");
});

test("a database that cannot be reached is said in one line", async () => {
  const server = run("main.ts", { DATABASE_URL: "postgres://sdb@127.0.0.1:1/none" });
  expect(await server.ended).toBe(1);
  expect(server.said.err).toMatch(/^The database cannot be opened: [^\n]+\n$/);
});

const LONG_REPLY = Array.from({ length: 2_000 }, (_, index) => `é${index} `).join("");

/** The same session on each server: its cookie is named after the port. */
function clientOf(url: string, cookie: string) {
  const named = cookie.replace(/^[^=]+/, `sdb-session-${new URL(url).port}`);
  const headers = { Origin: url, Cookie: named, "Content-Type": "application/json" };
  return {
    post: (id: string) =>
      fetch(`${url}/api/ai/coach`, { method: "POST", headers, body: JSON.stringify(coachRequest({ id })) }),
    read: (id: string, after: number) => fetch(`${url}/api/ai/coach/${id}?after=${after}`, { headers }),
    stop: (id: string) => fetch(`${url}/api/ai/coach/${id}/stop`, { method: "POST", headers }),
  };
}

function saidIn(wire: string) {
  const events = [...wire.matchAll(/^data: (.*)$/gm)].map(([, data = ""]) => CoachEvent.parse(JSON.parse(data)));
  const text = events.map((event) => (event.type === "delta" ? event.text : "")).join("");
  return { events, text, last: events.at(-1)?.type };
}

/** Reads until the reply is long enough to have been spooled, whatever becomes of the connection then. */
async function readSome(response: Response): Promise<string> {
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  const since = Date.now();
  let wire = "";
  while (Date.now() - since < 2_500) wire += (await reader.read()).value ?? "";
  void reader.read().catch(() => undefined);
  return wire;
}

test("kill -9 in the middle of a reply: after the restart what was spooled is read, then it is gone, and never billed again", async () => {
  const upstream = await startMockUpstream();
  upstream.reply(LONG_REPLY, { chunk: 3, paceMs: 5 });
  const first = await startServer({ OPENAI_BASE_URL: upstream.url });
  const cookie = ((await signIn(first.url)).headers.get("set-cookie") ?? "").split(";")[0] ?? "";
  const id = uuidv7();
  const seen = saidIn(await readSome(await clientOf(first.url, cookie).post(id)));
  first.child.kill("SIGKILL");
  await first.ended;

  const second = await startServer({ OPENAI_BASE_URL: upstream.url, PORT: new URL(first.url).port });
  const client = clientOf(second.url, cookie);
  const kept = saidIn(await (await client.read(id, 0)).text());
  expect(kept.last).toBe("delta");
  expect(kept.text.length).toBeGreaterThan(100);
  expect(LONG_REPLY.startsWith(kept.text)).toBe(true);
  for (const after of [kept.events.length, seen.events.length + 100]) {
    expect((await client.read(id, after)).status).toBe(410);
  }
  expect(saidIn(await (await client.post(id)).text()).text).toBe(kept.text);
  expect(upstream.requests).toHaveLength(1);
  upstream.reply("Entier.");
  expect(saidIn(await (await client.post(uuidv7())).text())).toMatchObject({ text: "Entier.", last: "done" });
  await upstream.close();
});

test.skipIf(postgres === null)(
  "of two servers on one PostgreSQL, each reads and stops the other's replies; one is killed, the other says so",
  async () => {
    const upstream = await startMockUpstream();
    upstream.reply(LONG_REPLY, { chunk: 3, paceMs: 5 });
    const env = { OPENAI_BASE_URL: upstream.url, DATABASE_URL: postgres?.url ?? "" };
    const [one, other] = [await startServer(env), await startServer(env)];
    const cookie = ((await signIn(one.url)).headers.get("set-cookie") ?? "").split(";")[0] ?? "";
    const [here, there] = [clientOf(one.url, cookie), clientOf(other.url, cookie)];

    const ids = [uuidv7(), uuidv7()] as const;
    const posts = Array.from({ length: 20 }, (_, index) => [here, there][index % 2]!.post(ids[0]));
    expect((await Promise.all(posts)).map(({ status }) => status)).toEqual(Array(20).fill(200));
    expect(upstream.requests).toHaveLength(1);
    // One of the two is not its own.
    expect([(await here.stop(ids[0])).status, upstream.openCount]).toEqual([204, 0]);
    const ends = await Promise.all(
      [here, there].map(async (each) => saidIn(await (await each.read(ids[0], 0)).text())),
    );
    expect(ends[0]).toEqual(ends[1]);
    expect(ends[0]?.last).toBe("stopped");

    await readSome(await here.post(ids[1]));
    const reading = there.read(ids[1], 0).then((response) => response.text());
    one.child.kill("SIGKILL");
    const kept = saidIn(await reading);
    expect([kept.last, LONG_REPLY.startsWith(kept.text), kept.text.length > 100]).toEqual(["delta", true, true]);
    expect((await there.read(ids[1], kept.events.length)).status).toBe(410);
    await upstream.close();
  },
);

test("what only the operator can mend is in the log by its name, and the key is not", async () => {
  const upstream = await startMockUpstream();
  upstream.fault("bad-key");
  const key = "sk-secret-0123456789";
  const { url, said } = await startServer({
    OPENAI_BASE_URL: upstream.url,
    OPENAI_API_KEY: key,
    OPENAI_MODEL: "unpriced",
    COACH_BUDGET_DAY: "5",
    LOG_LEVEL: "warn",
  });
  expect(said.out).toMatch(/no price \(COACH_PRICES\)/);
  const cookie = ((await signIn(url)).headers.get("set-cookie") ?? "").split(";")[0] ?? "";
  await (await clientOf(url, cookie).post(uuidv7())).text();
  await vi.waitFor(() => expect(said.out).toMatch(/"failure":"bad-key".*OPENAI_API_KEY/));
  expect(said.out + said.err).not.toContain(key);
  await upstream.close();
});

test("SIGTERM with twenty readers: each is told how the reply ended, and the process is gone within ten seconds", async () => {
  const upstream = await startMockUpstream();
  upstream.fault("stall", { afterChunks: 3 });
  const { url, child, ended } = await startServer({ OPENAI_BASE_URL: upstream.url });
  const cookie = ((await signIn(url)).headers.get("set-cookie") ?? "").split(";")[0] ?? "";
  const id = uuidv7();
  const client = clientOf(url, cookie);
  const readers = await Promise.all(Array.from({ length: 20 }, () => client.post(id)));
  expect(readers.map((reader) => reader.status)).toEqual(Array(20).fill(200));
  // Before its first word a reply ends otherwise: it is asked for again.
  await untilWord(readers[0]?.clone());
  child.kill("SIGTERM");
  const statusOf = (answer: Promise<Response>) => answer.then(({ status }) => status).catch(() => "refused");
  await vi.waitFor(async () => expect([503, "refused"]).toContain(await statusOf(fetch(`${url}/readyz`))));
  expect([503, "refused"]).toContain(await statusOf(client.post(uuidv7())));
  for (const text of await Promise.all(readers.map((reader) => reader.text()))) {
    expect(text).toMatch(/"type":"failed","failure":"cut"/);
  }
  // Past 9.5 s it would have ended itself, with 1.
  expect(await ended).toBe(0);
  expect(upstream.openCount).toBe(0);
  await upstream.close();
});

/** Leaves the rest unread: cancelling one of two copies would wait for the other. */
async function untilWord(answer: Response | undefined): Promise<void> {
  const reader = answer?.body?.getReader();
  let said = "";
  while (!said.includes('"delta"')) {
    const piece = await reader?.read();
    if (piece === undefined || piece.done) throw new Error(`ended before its first word: ${said}`);
    said += new TextDecoder().decode(piece.value);
  }
}
