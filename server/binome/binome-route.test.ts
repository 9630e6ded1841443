// The Chat Binôme's routes as two people, a third one and nobody meet them.
import { createParser } from "eventsource-parser";
import { v7 as uuidv7 } from "uuid";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { BuddyEvent } from "#shared/binome-protocol.ts";
import { startApp, type TestApp, type TestClient } from "#server/testing/start-app.ts";
import { binomeRoutes } from "./binome-route.ts";
import { type BuddyStreams, createBuddyStreams } from "./buddy-streams.ts";
import { createLocalBus } from "./bus.ts";
import { findOpenPair, leavePair, makePair } from "./pairs.ts";

const LOOK_MS = 50;

let app: TestApp;
let streams: BuddyStreams;
let lea: TestClient;
let omar: TestClient;
let ines: TestClient;
let pair = "";

beforeEach(async () => {
  const bus = createLocalBus();
  app = await startApp({
    bus,
    binomeRoutes: (db) => {
      streams = createBuddyStreams(db, bus, LOOK_MS);
      return binomeRoutes({ db, bus, streams, appOrigin: null });
    },
  });
  lea = app;
  omar = await app.addUser();
  ines = await app.addUser();
  pair = await makePairOf(lea, omar);
});
afterEach(async () => {
  streams.end();
  await app.close();
});

test("what one writes reaches both, in order, with the sender known", async () => {
  const [hers, his] = [await listen(lea), await listen(omar)];
  expect(await (await send(lea, "Salut")).json()).toMatchObject({ seq: 1 });
  expect(await (await send(omar, "Salut Léa")).json()).toMatchObject({ seq: 2 });
  await vi.waitFor(() => expect(textsOf(hers.events)).toEqual(["me: Salut", "other: Salut Léa"]));
  await vi.waitFor(() => expect(textsOf(his.events)).toEqual(["other: Salut", "me: Salut Léa"]));
  expect(his.events[0]).toMatchObject({ type: "pair", pair: { id: pair, endedAt: null } });
  expect(his.ids).toEqual(["1", "2"]);
});

test("a reader who comes back is told what is after their number, however much it is", async () => {
  for (let count = 1; count <= 55; count += 1) await send(lea, `${count}`);
  for (let count = 56; count <= 110; count += 1) await send(omar, `${count}`);
  const { ids } = await listen(omar, `?pair=${pair}&after=3`);
  await vi.waitFor(() => expect(ids).toEqual(Array.from({ length: 107 }, (_, index) => `${index + 4}`)));
});

test("marks are told to both sides", async () => {
  await send(lea, "Salut");
  const hers = await listen(lea);
  const answer = await mark(omar, { pair, delivered: 1, read: 0 });
  expect(answer.status).toBe(204);
  await vi.waitFor(() =>
    expect(hers.events.at(-1)).toEqual({
      type: "marks",
      mine: { delivered: 0, read: 0 },
      theirs: { delivered: 1, read: 0 },
    }),
  );
});

test("a pair that ended is read to its end, then the present one", async () => {
  await send(lea, "Un");
  await send(lea, "Deux");
  const live = await listen(omar, `?pair=${pair}&after=0`);
  await vi.waitFor(() => expect(textsOf(live.events)).toHaveLength(2));
  expect((await leave(lea, pair)).status).toBe(204);
  await vi.waitFor(() => expect(live.events.at(-1)).toEqual({ type: "pair", pair: null }));
  expect((await leave(lea, pair)).status).toBe(204);

  const next = await makePairOf(omar, ines);
  await send(ines, "Bonjour", next);
  await vi.waitFor(() => expect(textsOf(live.events)).toEqual(["other: Un", "other: Deux", "other: Bonjour"]));
  const late = await listen(omar, `?pair=${pair}&after=1`);
  await vi.waitFor(() => expect(textsOf(late.events)).toEqual(["other: Deux", "other: Bonjour"]));
  const headings = late.events.flatMap((event) => (event.type === "pair" ? [event.pair] : []));
  expect(headings).toEqual([
    expect.objectContaining({ id: pair, endedAt: expect.any(Number) }),
    expect.objectContaining({ id: next, endedAt: null }),
  ]);
});

test("a third person writes nothing, marks nothing, ends nothing and reads nothing of it", async () => {
  await send(lea, "Salut");
  expect((await send(ines, "Coucou")).status).toBe(404);
  expect((await mark(ines, { pair, delivered: 1, read: 1 })).status).toBe(404);
  expect((await leave(ines, pair)).status).toBe(404);
  const hers = await listen(ines, `?pair=${pair}&after=0`);
  await vi.waitFor(() => expect(hers.events).toEqual([{ type: "pair", pair: null }]));
  await send(lea, "Encore");
  await new Promise((resolve) => setTimeout(resolve, 3 * LOOK_MS));
  expect(hers.events).toEqual([{ type: "pair", pair: null }]);
  expect((await findOpenPair(app.db, lea.userId))?.id).toBe(pair);
});

test("nobody gets in without a session", async () => {
  const calls: [string, string][] = [
    ["GET", "/api/binome/stream"],
    ["POST", "/api/binome/entries"],
    ["PUT", "/api/binome/marks"],
    ["POST", "/api/binome/leave"],
  ];
  for (const [method, path] of calls) {
    const answer = await app.bareFetch(path, { method, headers: { Origin: app.url } });
    expect([path, answer.status]).toEqual([path, 401]);
  }
});

test("an id sent again is answered as before; with another text, or from another person, it is refused", async () => {
  const id = uuidv7();
  const receipt = await (await send(lea, "Salut", pair, id)).json();
  expect(await (await send(lea, " Salut ", pair, id)).json()).toEqual(receipt);
  expect((await send(lea, "Autre", pair, id)).status).toBe(422);
  expect((await send(omar, "Salut", pair, id)).status).toBe(404);
});

test("what has no sense is refused: an empty text, another version, a kind that does not exist, a foreign field", async () => {
  const post = { v: 1, id: uuidv7(), pair, body: { kind: "text", text: "Salut" } };
  const status = async (json: unknown) =>
    (await lea.fetch("/api/binome/entries", { method: "POST", json: json as object })).status;
  expect(await status({ ...post, body: { kind: "text", text: "  " } })).toBe(422);
  expect(await status({ ...post, body: { kind: "text", text: "x".repeat(4_001) } })).toBe(422);
  expect(await status({ ...post, body: { kind: "image", url: "https://ailleurs.example" } })).toBe(422);
  expect(await status({ ...post, fromId: omar.userId })).toBe(422);
  expect(await status({ ...post, v: 2 })).toBe(426);
  expect((await lea.fetch("/api/binome/stream?pair=x&after=-1")).status).toBe(422);
});

test("after sixty in a minute a person waits, and only they do", async () => {
  const answers = [];
  for (let count = 0; count < 61; count += 1) answers.push(await send(lea, `${count}`));
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(60);
  expect(answers.at(-1)?.status).toBe(429);
  expect(Number(answers.at(-1)?.headers.get("Retry-After"))).toBeGreaterThan(0);
  expect((await send(omar, "Je peux")).status).toBe(200);
});

test("a sign-in that is over ends its stream, and the server's stop ends all of them", async () => {
  const [hers, his] = [await listen(lea), await listen(omar)];
  await app.db.deleteFrom("sessions").where("user_id", "=", lea.userId).execute();
  await vi.waitFor(() => expect(hers.isOver()).toBe(true));
  expect(his.isOver()).toBe(false);
  streams.end();
  await vi.waitFor(() => expect(his.isOver()).toBe(true));
});

test("of seven streams of one person the oldest ends", async () => {
  const open: Awaited<ReturnType<typeof listen>>[] = [];
  for (let count = 0; count < 7; count += 1) open.push(await listen(lea));
  await vi.waitFor(() => expect(open.map(({ isOver }) => isOver())).toEqual([true, ...Array(6).fill(false)]));
});

test("no word of it is in the log, nor who is paired with whom", async () => {
  const text = "Mon prix est 790 € 🛶";
  await send(lea, text);
  await send(lea, text, pair, uuidv7(), { kind: "autre", text });
  await listen(omar, `?pair=${pair}&after=0`);
  const log = app.logLines.join("\n");
  expect(log).toContain("/api/binome/entries");
  for (const secret of ["790", "🛶", pair, omar.userId]) expect(log).not.toContain(secret);
});

async function makePairOf(one: TestClient, other: TestClient): Promise<string> {
  await app.db.transaction().execute((transaction) => leavePair(transaction, one.userId, Date.now()));
  await app.db.transaction().execute((transaction) => makePair(transaction, [one.userId, other.userId], Date.now()));
  return (await findOpenPair(app.db, one.userId))?.id ?? "";
}

function send(from: TestClient, text: string, to = pair, id = uuidv7(), body: object = { kind: "text", text }) {
  return from.fetch("/api/binome/entries", { method: "POST", json: { v: 1, id, pair: to, body } });
}

function mark(from: TestClient, json: object) {
  return from.fetch("/api/binome/marks", { method: "PUT", json });
}

function leave(from: TestClient, of: string) {
  return from.fetch("/api/binome/leave", { method: "POST", json: { pair: of } });
}

async function listen(client: TestClient, query = "") {
  const events: BuddyEvent[] = [];
  const ids: string[] = [];
  let isOver = false;
  const response = await client.fetch(`/api/binome/stream${query}`);
  expect(response.status).toBe(200);
  const parser = createParser({
    onEvent: ({ id, data }) => {
      events.push(BuddyEvent.parse(JSON.parse(data)));
      if (id !== undefined) ids.push(id);
    },
  });
  void (async () => {
    const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
    for (let part = await reader.read(); !part.done; part = await reader.read()) parser.feed(part.value);
    isOver = true;
  })().catch(() => undefined);
  return { events, ids, isOver: () => isOver };
}

function textsOf(events: readonly BuddyEvent[]): string[] {
  return events.flatMap((event) =>
    event.type === "entry" && event.body.kind === "text"
      ? [`${event.fromMe ? "me" : "other"}: ${event.body.text}`]
      : [],
  );
}
