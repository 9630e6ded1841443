import "fake-indexeddb/auto";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { BuddyBody } from "#shared/binome-protocol.ts";
import type { Message } from "#shared/message.ts";
import { buddyEntryRow, exchangeRow, pairRow, questionRow, replyRow } from "../../testing/thread-rows.ts";
import { closeDb, currentDb, openDb } from "../db.ts";
import { deleteExchange } from "../bin.ts";
import { readBuddyThread } from "../buddy-thread.ts";
import { setPinned } from "../journal.ts";
import { type JournalReader, journalReader } from "./journal-reader.ts";
import type { Answer, Changes, Look, Scope } from "./look.ts";
import { type ReadOnlyDb, readOnlyDb } from "./read-only-db.ts";

const ALL: Scope = { typed: "", filter: "all", day: null };

const NONE: Changes = { exchanges: [], messages: [], versions: [], pairs: [], buddyEntries: [] };

let userId: string;
let db: ReadOnlyDb;

beforeEach(async () => {
  userId = crypto.randomUUID();
  openDb(userId);
  db = readOnlyDb(`sdb-${userId}`);
  await keep("1", 3, [["Critique mon post", "**Pas encore**, l’accroche le noie."]], "Critique mon post");
  await keep("2", 3, [
    ["Et les enfants ?", "Deux enfants à bord."],
    ["Autre", "Rien."],
  ]);
  await keep("3", 1, [["Mon problème est-il assez précis", "Écoute trois personnes avant l’accroche."]]);
});

afterEach(() => {
  db.close();
  closeDb();
});

describe("the list", () => {
  test("has the newest day first, and the newest exchange first within a day", async () => {
    const answer = await looked(ALL);
    expect(answer.groups).toEqual([
      { day: 3, lines: 2 },
      { day: 1, lines: 1 },
    ]);
    expect(titles(answer)).toEqual(["Et les enfants ?", "Critique mon post", "Mon problème est-il assez précis"]);
    expect(words(answer.lines[1]?.excerpt)).toBe("Pas encore, l’accroche le noie.");
  });

  test("is known before the messages are read, an exchange never asked anything left out", async () => {
    await currentDb().exchanges.add({ id: "4", day: 3, createdAt: 0, pinnedAt: null, deletedAt: null });
    const reader = journalReader(db);
    const early: Promise<Answer>[] = [];
    await reader.readAll(() => void early.push(reader.look(lookAt(ALL))));
    expect(titles(await early[0]!)).toEqual([
      "Et les enfants ?",
      "Critique mon post",
      "Mon problème est-il assez précis",
    ]);
    expect(titles(await reader.look(lookAt(ALL)))).toHaveLength(3);
  });

  test("is narrowed to what is pinned, what was a critique, one day; the bin is a list of its own", async () => {
    await setPinned("3", true);
    await deleteExchange("2");
    const reader = await read();
    const listed = async (scope: Partial<Scope>) => ids(await reader.look(lookAt({ ...ALL, ...scope })));
    expect(await listed({})).toEqual(["1", "3"]);
    expect(await listed({ filter: "pinned" })).toEqual(["3"]);
    expect(await listed({ filter: "critiques" })).toEqual(["1"]);
    expect(await listed({ day: 1 })).toEqual(["3"]);
    expect(await listed({ filter: "bin" })).toEqual(["2"]);
    expect(await listed({ typed: "enfants" })).toEqual([]);
    expect(await listed({ typed: "enfants", filter: "bin" })).toEqual(["2"]);
    expect((await reader.look(lookAt(ALL))).binned).toBe(1);
  });
});

describe("a search", () => {
  test("finds questions, replies and deliverables, and counts its passages", async () => {
    await currentDb().versions.add({ id: "v", day: 2, n: 1, text: "Mon ACCROCHE tient", createdAt: 0, updatedAt: 0 });
    const answer = await looked({ ...ALL, typed: "accroche" });
    expect([answer.passages, answer.exchanges, answer.deliverables]).toEqual([3, 2, 1]);
    expect(answer.lines.map(({ target }) => target)).toEqual([
      { kind: "exchange", id: "1" },
      { kind: "deliverable", id: "v" },
      { kind: "exchange", id: "3" },
    ]);
    for (const { excerpt } of answer.lines) expect(hits(excerpt).map((hit) => hit.toLowerCase())).toEqual(["accroche"]);
  });

  test("steps from passage to passage across exchanges, and knows where it is", async () => {
    const reader = await read();
    const scope = { ...ALL, typed: "enfants" };
    const [line] = (await reader.look(lookAt(scope))).lines;
    const first = await reader.look({ ...lookAt(scope), at: { target: line!.target, passage: line!.passage } });
    expect(first.place).toMatchObject({ index: 0, total: 2, previous: null });
    const second = await reader.look({ ...lookAt(scope), at: first.place!.next });
    expect(second.place).toMatchObject({ index: 1, total: 2, next: null });
    expect(second.place?.previous).toEqual({ target: line!.target, passage: line!.passage });
    const elsewhere = await reader.look({
      ...lookAt(scope),
      at: { target: { kind: "exchange", id: "3" }, passage: null },
    });
    expect(elsewhere.place).toBeNull();
  });

  test("follows what is written, changed and deleted while it is open", async () => {
    const reader = await read();
    const found = async () => ids(await reader.look(lookAt({ ...ALL, typed: "vélo" })));
    expect(await found()).toEqual([]);
    const [question, reply] = await keep("5", 2, [["Le vélo", "Oui."]]);
    await reader.change({ ...NONE, exchanges: ["5"], messages: [question!.id, reply!.id], versions: [] });
    expect(await found()).toEqual(["5"]);
    await currentDb().messages.put({ ...reply!, text: "Un VÉLO cargo" });
    await currentDb().messages.delete(question!.id);
    await reader.change({ ...NONE, exchanges: [], messages: [question!.id, reply!.id], versions: [] });
    const { passages } = await reader.look(lookAt({ ...ALL, typed: "vélo" }));
    expect(passages).toBe(1);
    await currentDb().exchanges.delete("5");
    await reader.change({ ...NONE, exchanges: ["5"], messages: [], versions: [] });
    expect(await found()).toEqual([]);
  });

  test("what changes while the journal is being read is there once it is read", async () => {
    const reader = journalReader(db);
    const reading = reader.readAll(() => undefined);
    const [question, reply] = await keep("5", 2, [["Le vélo", "Oui."]]);
    await reader.change({ ...NONE, exchanges: ["5"], messages: [question!.id, reply!.id], versions: [] });
    await reading;
    expect(ids(await reader.look(lookAt({ ...ALL, typed: "velo" })))).toEqual(["5"]);
  });

  test("rows that this version does not understand are left out", async () => {
    await currentDb()
      .dexie.table("messages")
      .bulkAdd([{ id: "0" }, { id: "00", exchangeId: "1", text: 3 }]);
    await currentDb().dexie.table("exchanges").add({ id: "9", day: "J3" });
    expect(ids(await looked(ALL))).toEqual(["2", "1", "3"]);
  });
});

describe("what binômes wrote", () => {
  const EVENING = Date.parse("2026-11-25T22:30:00Z");
  const PAST_MIDNIGHT = Date.parse("2026-11-25T23:30:00Z");

  beforeEach(async () => {
    const session = { userId, startedOn: "2026-11-23", zone: "Europe/Paris", coach: { source: "checks" } };
    const { meta, dayLog, pairs, buddyEntries } = currentDb();
    await meta.put({ key: "session", value: session, storedAt: 0 });
    await dayLog.put({ day: 2, declared: [], closedAt: null, takenUpOn: "2026-11-25" });
    await pairs.bulkAdd([pairRow({ id: "lea" }), pairRow({ id: "omar", name: "Omar", endedAt: 1 })]);
    const say = (text: string): BuddyBody => ({ kind: "text", text });
    await buddyEntries.bulkAdd([
      buddyEntryRow({ id: "b1", pairId: "lea", seq: 2, at: EVENING, body: say("Ton accroche tient.") }),
      buddyEntryRow({ id: "b2", pairId: "lea", seq: 1, at: EVENING, body: say("Salut, ton post ?") }),
      buddyEntryRow({ id: "b3", pairId: "lea", seq: 3, at: PAST_MIDNIGHT, body: { kind: "seen-done", of: "b2" } }),
      buddyEntryRow({ id: "b4", pairId: "omar", seq: 1, at: EVENING, body: say("Une accroche à revoir") }),
    ]);
  });

  test("is a thread a date, in the person's zone, with the day that the date was, and with whom", async () => {
    const { lines, buddyThreads, hasBuddy } = await looked(ALL);
    // J2 was taken up on the 25th: past midnight in Paris it is J3.
    expect(lines.map(({ target, day, buddy }) => [target.id, day, buddy])).toEqual([
      ["2026-11-26:lea", 3, "Léa"],
      ["2", 3, null],
      ["1", 3, null],
      ["2026-11-25:omar", 2, "Omar"],
      ["2026-11-25:lea", 2, "Léa"],
      ["3", 1, null],
    ]);
    expect([buddyThreads, hasBuddy]).toEqual([3, true]);
    expect(lines.map(({ excerpt }) => words(excerpt)).slice(3, 5)).toEqual([
      "Une accroche à revoir",
      "Ton accroche tient.",
    ]);
  });

  test("has a filter of its own, is in none of the coach's, and is narrowed to one day", async () => {
    const reader = await read();
    const listed = async (scope: Partial<Scope>) => ids(await reader.look(lookAt({ ...ALL, ...scope })));
    expect(await listed({ filter: "buddy" })).toEqual(["2026-11-26:lea", "2026-11-25:omar", "2026-11-25:lea"]);
    expect(await listed({ filter: "buddy", day: 3 })).toEqual(["2026-11-26:lea"]);
    expect(await listed({ filter: "critiques" })).toEqual(["1"]);
    for (const filter of ["pinned", "bin"] as const) expect(await listed({ filter })).toEqual([]);
  });

  test("is found, and stepped through in the order of the server", async () => {
    const reader = await read();
    const answer = await reader.look(lookAt({ ...ALL, typed: "accroche", filter: "buddy" }));
    expect([answer.passages, answer.buddyThreads, answer.exchanges]).toEqual([2, 2, 0]);
    expect(answer.lines.map(({ excerpt }) => hits(excerpt))).toEqual([["accroche"], ["accroche"]]);
    const target = { kind: "buddy", id: "2026-11-25:lea" } as const;
    const at = (await reader.look({ ...lookAt({ ...ALL, typed: "ton" }), at: { target, passage: "b1" } })).place;
    expect(at).toMatchObject({ previous: { target, passage: "b2" }, next: null });
    const all = await reader.look({ ...lookAt({ ...ALL, filter: "buddy" }), at: { target, passage: null } });
    expect(all.place).toMatchObject({ index: 2, total: 3, next: null });
  });

  test("follows what is written, sent, renamed and taken away by an import while it is open", async () => {
    const reader = await read();
    const { pairs, buddyEntries } = currentDb();
    const listed = async () => (await reader.look(lookAt({ ...ALL, filter: "buddy" }))).lines;
    await buddyEntries.add(
      buddyEntryRow({
        id: "b5",
        pairId: "lea",
        seq: 0,
        at: EVENING,
        fromMe: true,
        body: { kind: "text", text: "J’arrive" },
      }),
    );
    await pairs.update("lea", { name: "Léa B." });
    await reader.change({ ...NONE, pairs: ["lea"], buddyEntries: ["b5"] });
    expect((await listed()).map(({ buddy, excerpt }) => [buddy, words(excerpt)])[2]).toEqual(["Léa B.", "J’arrive"]);
    // The server had it past midnight, which is another date.
    await buddyEntries.update("b5", { seq: 4, at: PAST_MIDNIGHT });
    await reader.change({ ...NONE, buddyEntries: ["b5"] });
    expect((await listed()).map(({ excerpt }) => words(excerpt))).toEqual([
      "J’arrive",
      "Une accroche à revoir",
      "Ton accroche tient.",
    ]);
    await buddyEntries.delete("b4");
    await reader.change({ ...NONE, buddyEntries: ["b4"] });
    expect((await listed()).map(({ target }) => target.id)).toEqual(["2026-11-26:lea", "2026-11-25:lea"]);
  });

  test("is read whole and in order; with the promise that was seen done", async () => {
    const promise = { kind: "promise", promiseId: "p", day: 2, dueOn: "2026-11-26", text: "Appeler Nadia" } as const;
    await currentDb().buddyEntries.update("b2", { body: promise });
    const evening = await readBuddyThread("2026-11-25:lea");
    expect(evening).toMatchObject({ name: "Léa", day: 2, date: "2026-11-25" });
    expect(evening?.entries.map(({ text }) => text)).toEqual(["Appeler Nadia", "Ton accroche tient."]);
    expect((await readBuddyThread("2026-11-26:lea"))?.entries.map(({ text }) => text)).toEqual(["Appeler Nadia"]);
    for (const id of ["2026-11-27:lea", "2026-11-25:", "lea", ""]) expect(await readBuddyThread(id)).toBeNull();
  });
});

describe("the worker's database", () => {
  test("is never made by reading it", async () => {
    const name = `sdb-${crypto.randomUUID()}`;
    await expect(readOnlyDb(name).getAll("messages", null)).rejects.toThrow();
    expect((await indexedDB.databases()).map((one) => one.name)).not.toContain(name);
  });

  test("never holds an upgrade up, and is not read again after it", async () => {
    await db.getAll("messages", null);
    closeDb();
    await new Promise<void>((resolve, reject) => {
      const upgrade = indexedDB.open(`sdb-${userId}`, 999);
      upgrade.addEventListener("blocked", () => reject(new Error("held up")));
      upgrade.addEventListener("success", () => {
        upgrade.result.close();
        resolve();
      });
    });
    await expect(db.getAll("messages", null)).rejects.toThrow("no longer");
  });
});

let made = 0;

async function keep(
  id: string,
  day: number,
  turns: [string, string][],
  label: string | null = null,
): Promise<Message[]> {
  await currentDb().exchanges.add(exchangeRow({ id, day }));
  const messages = turns.flatMap(([text, said]): Message[] => {
    const mode = label === null ? "free" : "critique";
    const question = questionRow({ id: nextId(), day, exchangeId: id, createdAt: 0, text, label, mode });
    const state = { status: "complete", reason: "stop", usage: null, cost: null } as const;
    return [question, replyRow(question, { id: nextId(), text: said, state })];
  });
  await currentDb().messages.bulkAdd(messages);
  return messages;
}

function nextId(): string {
  return `m${String(made++).padStart(6, "0")}`;
}

async function read(): Promise<JournalReader> {
  const reader = journalReader(db);
  await reader.readAll(() => undefined);
  return reader;
}

async function looked(scope: Scope): Promise<Answer> {
  return (await read()).look(lookAt(scope));
}

function lookAt(scope: Scope): Look {
  return { scope, from: 0, count: 40, at: null };
}

function ids(answer: Answer): string[] {
  return answer.lines.map(({ target }) => target.id);
}

function titles(answer: Answer): string[] {
  return answer.lines.map(({ title }) => words(title));
}

function words(pieces: { text: string }[] | undefined): string {
  return (pieces ?? []).map(({ text }) => text).join("");
}

function hits(pieces: { text: string; isHit: boolean }[]): string[] {
  return pieces.filter(({ isHit }) => isHit).map(({ text }) => text);
}
