import "fake-indexeddb/auto";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Message } from "#shared/message.ts";
import { buddyEntryRow, exchangeRow, pairRow } from "../../testing/thread-rows.ts";
import { closeDb, currentDb, openDb } from "../db.ts";
import { eveningLines } from "../evening-lines.ts";
import { BACKUP_TABLES, type BackupRows, noRows } from "./backup-format.ts";
import { canonicalJson } from "./canonical-json.ts";
import { eraseDevice } from "./erase-device.ts";
import { importBackup, previewImport } from "./import-backup.ts";
import { parseBackup } from "./parse-backup.ts";
import { readRows } from "./read-rows.ts";
import { backupParts } from "./write-backup.ts";

const JOURNALS = 500;

/** Anything a person can type or paste: both halves of the Unicode, its broken halves, and names that mean something. */
const words = fc.oneof(
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.string({ unit: "grapheme", maxLength: 40 }),
  fc.constantFrom("__proto__", "\ud83d", "a\u2028b\u0000", "```\n~~~", "« Révision » à 79 €\r\n"),
);
const day = fc.integer({ min: 1, max: 14 });
const atMs = fc.integer({ min: 0, max: 8.64e15 });
/** No row of ours has a field of that name, and a file that has one is refused. */
const json = fc.jsonValue({ maxDepth: 3 }).filter((value) => !JSON.stringify(value).includes('"__proto__":'));
const id = (index: number) => `018f3c1e-${index.toString(16).padStart(4, "0")}-7000-8000-000000000001`;

/** What is missing in one row and there in another, as rows of two versions of the app are. */
const extra = fc.option(fc.dictionary(fc.constantFrom("moods", "Later", "z"), json, { maxKeys: 2 }), { nil: {} });

const state = fc.oneof(
  fc.record({ status: fc.constant("queued") }),
  fc.record({ status: fc.constant("queued"), consent: fc.constantFrom("needed", "given") }),
  fc.record({ status: fc.constant("streaming"), seq: fc.nat() }),
  fc.record({
    status: fc.constant("complete"),
    reason: fc.constantFrom("stop", "length"),
    usage: fc.option(fc.record({ input: fc.nat(), output: fc.nat() })),
    cost: fc.option(fc.double({ noNaN: true, noDefaultInfinity: true })),
  }),
  fc.record({ status: fc.constant("stopped") }),
  fc.record({ status: fc.constant("interrupted"), seq: fc.nat(), final: fc.boolean() }),
  fc.record({ status: fc.constant("failed"), failure: fc.constantFrom("busy", "cut"), retryAtMs: fc.option(atMs) }),
);

type Turn = { question: object; replies: object[] };
const turn: fc.Arbitrary<Turn> = fc.record({
  question: fc.record({
    text: words,
    label: fc.option(words),
    mode: fc.constantFrom("critique", "free"),
    tone: fc.constantFrom("gentle", "direct"),
    lang: fc.constantFrom("fr", "en"),
    pushback: fc.boolean(),
    withProfile: fc.boolean(),
    deliverable: fc.option(fc.record({ version: fc.integer({ min: 1, max: 9 }), text: words })),
    earlier: fc.array(fc.record({ day, version: fc.nat(), text: words }), { maxLength: 2 }),
    createdAt: atMs,
  }),
  replies: fc.array(
    fc.record(
      {
        text: words,
        kept: fc.nat(),
        source: fc.option(fc.record({ kind: fc.constantFrom("model", "checks"), model: words })),
        state,
        createdAt: atMs,
        extra,
      },
      { requiredKeys: ["text", "source", "state", "createdAt"] },
    ),
    { maxLength: 3 },
  ),
});

const verdict = fc.record({
  day,
  version: fc.integer({ min: 1, max: 9 }),
  label: fc.constantFrom("redo", "almost", "ready"),
  score: fc.nat(4),
  blocked: words,
  action: words,
  judgedAt: atMs,
  extra: fc.oneof(
    extra,
    fc.record({ met: fc.array(words, { maxLength: 2 }), missed: fc.array(words, { maxLength: 2 }) }),
  ),
});
const promise = fc.record({
  day,
  text: words,
  dueOn: fc.constantFrom("2026-11-25", "2028-02-29"),
  state: fc.constantFrom("open", "put-off", "done", "not-done"),
  createdAt: atMs,
  extra: fc.oneof(extra, fc.record({ settledAt: atMs })),
});

const body = fc.oneof(
  fc.record({ kind: fc.constant("text"), text: words, extra }),
  fc.record({
    kind: fc.constant("verdict"),
    day,
    version: fc.integer({ min: 1, max: 9 }),
    score: fc.nat(4),
    text: words,
  }),
  fc.record({ kind: fc.constant("passage"), day, version: fc.integer({ min: 1, max: 9 }), text: words }),
  fc.record({
    kind: fc.constant("promise"),
    promiseId: fc.uuid(),
    day,
    dueOn: fc.constantFrom("2026-11-25", "2028-02-29"),
    text: words,
  }),
  fc.record({ kind: fc.constant("seen-done"), of: fc.constant(id(1)) }),
);
const marks = fc.record({ delivered: fc.nat(9), read: fc.nat(9) });
/** One binôme at most is present: the last. */
const pair = fc.record({
  name: words.map(withoutNul),
  since: atMs,
  endedAt: atMs,
  theirs: marks,
  mine: marks,
  entries: fc.array(
    fc.record({
      isQueued: fc.boolean(),
      fromMe: fc.boolean(),
      at: atMs,
      body,
      failure: fc.constantFrom(null, "pair-ended", "rejected"),
      extra,
    }),
    { maxLength: 4 },
  ),
  extra,
});

const journal = fc
  .record({
    exchanges: fc.array(
      fc.record({
        day,
        createdAt: atMs,
        pinnedAt: fc.option(atMs),
        deletedAt: fc.option(atMs),
        turns: fc.array(turn, { maxLength: 3 }),
        extra,
      }),
      { maxLength: 4 },
    ),
    versions: fc.array(
      fc.record({ day, n: fc.integer({ min: 1, max: 9 }), text: words, createdAt: atMs, updatedAt: atMs }),
    ),
    drafts: fc.uniqueArray(
      fc.record({ key: fc.constantFrom("composer:1", "composer:3", "x"), text: words, updatedAt: atMs }),
      {
        selector: ({ key }) => key,
      },
    ),
    profile: fc.option(
      fc.record({
        key: fc.constant("profile"),
        profile: fc.record({
          trade: words.map(withoutNul),
          offer: words.map(withoutNul),
          audience: words.map(withoutNul),
          tone: fc.constantFrom("gentle", "direct", "demanding"),
        }),
        baseRevision: fc.nat(),
        pending: fc.boolean(),
        conflict: fc.constant(null),
      }),
    ),
    verdicts: fc.array(verdict, { maxLength: 3 }),
    promises: fc.array(promise, { maxLength: 3 }),
    dayLog: fc.uniqueArray(
      fc.record(
        {
          day,
          declared: fc.uniqueArray(words, { maxLength: 3 }),
          closedAt: fc.option(atMs),
          takenUpOn: fc.constantFrom("2026-11-24", "2026-12-01"),
          counts: fc.record(
            {
              conversations: fc.nat(99),
              messages: fc.nat(99),
              refusals: fc.nat(99),
              euros: fc.constantFrom(0, 79, 79.5),
            },
            { requiredKeys: [] },
          ),
          evening: fc.record({ text: words, on: fc.constantFrom("2026-11-24", "2026-11-25") }),
          earlierEvenings: fc.array(fc.record({ text: words, on: fc.constantFrom("2026-11-20", "2026-11-21") }), {
            maxLength: 1,
          }),
          touchedAt: fc.integer({ min: 1, max: 9 }),
        },
        { requiredKeys: ["day", "declared", "closedAt"] },
      ),
      { selector: (row) => row.day, maxLength: 4 },
    ),
    pairs: fc.array(pair, { maxLength: 3 }),
    isPaired: fc.boolean(),
  })
  .map(({ exchanges, versions, drafts, profile, verdicts, promises, dayLog, pairs, isPaired }) => {
    let last = 0;
    const next = () => id(++last);
    const rows = { exchanges: [] as object[], messages: [] as object[] };
    for (const { turns, extra: more, ...exchange } of exchanges) {
      const exchangeId = next();
      rows.exchanges.push({ ...more, ...exchange, id: exchangeId });
      let parentId: string | null = null;
      for (const { question, replies } of turns) {
        const questionId = next();
        const common = { day: exchange.day, exchangeId };
        rows.messages.push({ ...question, ...common, id: questionId, role: "question", parentId });
        for (const reply of replies) {
          const replyId = next();
          rows.messages.push({ ...reply, ...common, id: replyId, role: "reply", parentId: questionId });
          parentId = replyId;
        }
        if (replies.length === 0) break;
      }
    }
    const buddyEntries: object[] = [];
    const pairRows = pairs.map(({ entries, extra: more, ...row }, index) => {
      const pairId = next();
      for (const [at, { extra: other, isQueued, failure, ...entry }] of entries.entries()) {
        const place = isQueued ? { seq: 0, failure } : { seq: at + 1, failure: null };
        buddyEntries.push({ ...other, ...entry, ...place, id: next(), pairId });
      }
      return { ...more, ...row, id: pairId, endedAt: isPaired && index === pairs.length - 1 ? null : row.endedAt };
    });
    return {
      ...rows,
      pairs: pairRows,
      buddyEntries,
      versions: versions.map((row) => ({ ...row, id: next() })),
      verdicts: verdicts.map(({ extra: more, ...row }) => ({ ...more, ...row, replyId: next() })),
      promises: promises.map(({ extra: more, ...row }) => ({ ...more, ...row, id: next(), replyId: next() })),
      dayLog,
      drafts,
      profile: profile === null ? [] : [profile],
    } as unknown as BackupRows;
  });

function withoutNul(text: string): string {
  return text.replaceAll("\0", "");
}

beforeEach(() => void openDb(crypto.randomUUID()));
afterEach(() => {
  closeDb();
  vi.restoreAllMocks();
});

describe("what was exported", () => {
  test(
    `comes back the same, to the last character, after everything was erased (${JOURNALS} journals)`,
    { timeout: 120_000 },
    async () => {
      await fc.assert(
        fc.asyncProperty(journal, async (rows) => {
          await fill(rows);
          const before = await everything();
          const file = new Blob(backupParts(await readRows({ kind: "everything" }), 0));
          await eraseDevice();
          expect(await count()).toBe(0);
          await importFile(file);
          expect(await everything()).toBe(before);
          await eraseDevice();
        }),
        { numRuns: JOURNALS },
      );
    },
  );

  test("adds nothing where it is still there, and nothing a second time", { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(journal, async (rows) => {
        await fill(rows);
        const before = await everything();
        const file = new Blob(backupParts(await readRows({ kind: "everything" }), 0));
        await importFile(file);
        expect(await everything()).toBe(before);
        await eraseDevice();
      }),
      { numRuns: 60 },
    );
  });

  test(
    "put beside another journal loses no word of either, and the second time adds nothing",
    { timeout: 120_000 },
    async () => {
      await fc.assert(
        fc.asyncProperty(journal, journal, async (ours, theirs) => {
          await fill(ours);
          const wordsOfBoth = [...textsOf(await readRows({ kind: "everything" })), ...textsOf(theirs)];
          const file = new Blob(backupParts(theirs, 0));
          await importFile(file);
          const together = textsOf(await readRows({ kind: "everything" }));
          for (const text of wordsOfBoth) expect(together.some((kept) => kept.includes(text))).toBe(true);
          const once = await everything();
          await importFile(file);
          expect(await everything()).toBe(once);
          await eraseDevice();
        }),
        { numRuns: 60 },
      );
    },
  );
});

test("the copy of a day, and of an exchange, holds what was judged and promised in it, and no more", async () => {
  const [{ exchanges, messages }] = fc.sample(
    journal.filter(({ exchanges: [one, other], messages: said }) => {
      const isAsked = (exchangeId: string) => said.some((row) => row.exchangeId === exchangeId && row.role === "reply");
      return one !== undefined && other !== undefined && one.day !== other.day && isAsked(one.id) && isAsked(other.id);
    }),
    { numRuns: 1, seed: 7 },
  ) as [BackupRows];
  const judged = messages.flatMap(({ id: replyId, role, day: at }) => (role === "reply" ? [{ replyId, day: at }] : []));
  const verdicts = judged.map((row) => ({ ...row, score: 3 })) as BackupRows["verdicts"];
  const promises = judged.map((row, index) => ({ ...row, id: id(9_000 + index) })) as BackupRows["promises"];
  await fill({ ...noRows(), exchanges, messages, verdicts, promises });
  const { id: exchangeId, day: at } = exchanges[0]!;
  const ofDay = await readRows({ kind: "day", day: at });
  expect(ofDay.verdicts).toEqual(verdicts.filter((row) => row.day === at));
  expect(ofDay.promises).toEqual(promises.filter((row) => row.day === at));
  const ofExchange = await readRows({ kind: "exchange", exchangeId });
  const replies = new Set(ofExchange.messages.map((row) => row.id));
  expect(replies.size).toBeGreaterThan(0);
  expect(ofExchange.verdicts).toEqual(verdicts.filter(({ replyId }) => replies.has(replyId)));
  expect(ofExchange.promises).toEqual(promises.filter(({ replyId }) => replies.has(replyId)));
});

test("the copy of a day holds what binômes wrote on its date, with whom; that of their thread holds nothing else", async () => {
  const at = Date.parse("2026-11-25T23:30:00Z");
  const session = {
    userId: crypto.randomUUID(),
    startedOn: "2026-11-23",
    zone: "Europe/Paris",
    coach: { source: "checks" },
  };
  await currentDb().meta.put({ key: "session", value: session, storedAt: 0 });
  const entries = [
    buddyEntryRow({ id: id(1), pairId: "lea", seq: 1, at: at - 3_600_000 }),
    buddyEntryRow({ id: id(2), pairId: "lea", seq: 2, at }),
    buddyEntryRow({ id: id(3), pairId: "omar", seq: 1, at }),
  ];
  const pairs = [pairRow({ id: "lea" }), pairRow({ id: "omar", endedAt: 5 }), pairRow({ id: "nobody", endedAt: 1 })];
  await fill({ ...noRows(), exchanges: [exchangeRow({ id: id(9), day: 4 })], pairs, buddyEntries: entries });
  const names = ({ pairs: held, buddyEntries }: BackupRows) =>
    [held, buddyEntries].map((rows) => rows.map((row) => row.id));
  // Past midnight in Paris it is the fourth day.
  expect(names(await readRows({ kind: "day", day: 3 }))).toEqual([["lea"], [id(1)]]);
  expect(names(await readRows({ kind: "day", day: 4 }))).toEqual([
    ["lea", "omar"],
    [id(2), id(3)],
  ]);
  const thread = { pairId: "lea", date: "2026-11-26" };
  expect(await readRows({ kind: "buddy", thread })).toEqual({
    ...noRows(),
    pairs: [pairs[0]],
    buddyEntries: [entries[1]],
  });
});

describe("an import that is interrupted", () => {
  test("at any of its writes leaves everything as it was", async () => {
    const [ours, theirs] = fc.sample(journal, { numRuns: 200, seed: 7 }).filter((rows) => rows.messages.length > 3);
    await fill(ours!);
    const before = await everything();
    const writes = await countWrites(theirs!);
    expect(writes).toBeGreaterThan(5);
    for (let at = 0; at < writes; at++) {
      let left = at;
      const put = Object.getOwnPropertyDescriptor(IDBObjectStore.prototype, "put")?.value;
      vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(function (this: IDBObjectStore, ...row) {
        if (left-- === 0) throw new DOMException("disk full", "QuotaExceededError");
        return put.call(this, ...row);
      });
      await expect(importBackup(theirs!)).rejects.toThrow();
      vi.restoreAllMocks();
      expect(await everything(), `write ${at}`).toBe(before);
    }
    await importBackup(theirs!);
    expect(await everything()).not.toBe(before);
  });

  test("by the page that goes away leaves everything as it was", async () => {
    const [ours, theirs] = fc.sample(journal, { numRuns: 200, seed: 7 }).filter((rows) => rows.messages.length > 3);
    await fill(ours!);
    const before = await everything();
    const put = Object.getOwnPropertyDescriptor(IDBObjectStore.prototype, "put")?.value;
    vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(function (this: IDBObjectStore, ...row) {
      const request = put.call(this, ...row);
      if (this.name === "versions") this.transaction.abort();
      return request;
    });
    await expect(
      importBackup({ ...theirs!, versions: ours!.versions.map((row) => ({ ...row, id: id(9_999), n: 90 })) }),
    ).rejects.toThrow();
    vi.restoreAllMocks();
    expect(await everything()).toBe(before);
  });
});

async function fill(rows: BackupRows): Promise<void> {
  const { dexie } = currentDb();
  await dexie.transaction("rw", [...BACKUP_TABLES], async () => {
    for (const table of BACKUP_TABLES) await dexie.table(table).bulkPut(rows[table]);
  });
}

async function importFile(file: Blob): Promise<void> {
  const parsed = await parseBackup(file);
  if (parsed.kind !== "backup") throw new Error(JSON.stringify(parsed));
  const shown = await previewImport(parsed.backup.rows);
  expect((await importBackup(parsed.backup.rows)).tally).toEqual(shown.tally);
}

async function everything(): Promise<string> {
  return canonicalJson(await readRows({ kind: "everything" }));
}

async function count(): Promise<number> {
  const counts = await Promise.all(currentDb().dexie.tables.map((table) => table.count()));
  return counts.reduce((sum, rows) => sum + rows, 0);
}

async function countWrites(theirs: BackupRows): Promise<number> {
  const { rows } = await previewImport(theirs);
  return Object.values(rows).reduce((sum, table) => sum + table.length, 0);
}

/** Every word that someone wrote or was told. */
function textsOf(rows: BackupRows): string[] {
  const ofMessage = (message: Message) =>
    message.role === "question" ? [message.text, message.deliverable?.text ?? ""] : [message.text];
  const evenings = rows.dayLog.flatMap(eveningLines);
  const said = rows.buddyEntries.flatMap((entry) => ("text" in entry.body ? [{ text: entry.body.text }] : []));
  const typed = [...rows.versions, ...rows.drafts, ...evenings, ...said].map(({ text }) => text);
  return [...rows.messages.flatMap(ofMessage), ...typed].filter((text) => text.trim() !== "");
}
