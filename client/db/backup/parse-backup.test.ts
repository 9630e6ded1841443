import { describe, expect, test } from "vitest";
import {
  buddyEntryRow,
  exchangeRow,
  pairRow,
  promiseRow,
  questionRow,
  replyRow,
  verdictRow,
} from "../../testing/thread-rows.ts";
import { BACKUP_MAX_BYTES, noRows } from "./backup-format.ts";
import { parseBackup } from "./parse-backup.ts";
import { backupParts } from "./write-backup.ts";

const ID = "018f3c1e-0001-7000-8000-000000000001";
const OTHER = "018f3c1e-0002-7000-8000-000000000001";
const REPLY = "018f3c1e-0003-7000-8000-000000000001";

const exchange = exchangeRow({ id: ID });
const question = questionRow({ id: OTHER, exchangeId: ID });
const reply = replyRow(question, { id: REPLY });
const verdict = verdictRow({ replyId: REPLY, met: ["Accroche"], missed: [], ofText: 2, isKept: true });
const promise = promiseRow({ replyId: REPLY });
const entry = buddyEntryRow({ id: ID });
const whole = {
  ...noRows(),
  exchanges: [exchange],
  messages: [question, reply],
  verdicts: [verdict],
  promises: [promise],
};

describe("a copy of ours", () => {
  test("is read", async () => {
    expect(await parse(fileOf(whole))).toMatchObject({
      kind: "backup",
      backup: { rows: { messages: [question, reply], verdicts: [verdict], promises: [promise] } },
    });
  });

  test("keeps the fields of its rows that this version does not know", async () => {
    const mood = { mood: { deep: [1, { words: "gardés" }] } };
    const [exchanges, verdicts, promises] = [
      [{ ...exchange, ...mood }],
      [{ ...verdict, ...mood }],
      [{ ...promise, ...mood }],
    ];
    expect(await parse(fileOf({ ...whole, exchanges, verdicts, promises }))).toMatchObject({
      backup: { rows: { exchanges, verdicts, promises } },
    });
  });
});

test("a copy from before there was a Chat Binôme is read, and has none", async () => {
  const { pairs: _pairs, buddyEntries: _entries, ...tables } = whole;
  const file = JSON.stringify({ format: "second-de-bord", version: 1, exportedAt: "2026-11-22T10:00:00.000Z", tables });
  expect(await parse(file)).toMatchObject({
    kind: "backup",
    backup: { rows: { messages: [question, reply], pairs: [], buddyEntries: [] } },
  });
  expect(await parse(file.replace('"version":1', '"version":2'))).toEqual({ kind: "altered", place: "pairs" });
});

describe("a day of the log", () => {
  const day = { day: 3, declared: ["Publié"], closedAt: null };

  test.each([
    ["from before there was an evening line", day],
    ["with its evening line", { ...day, evening: { text: "Si…, alors…", on: "2026-11-24" } }],
    [
      "with the lines of two evenings and the hour of the last work",
      {
        ...day,
        evening: { text: "Si…, alors…", on: "2026-11-28" },
        earlierEvenings: [{ text: "Si…", on: "2026-11-24" }],
        touchedAt: 5,
      },
    ],
    ["with figures, one of them of a later version", { ...day, counts: { messages: 3, euros: 79.5, calls: 2 } }],
  ])("is kept %s", async (_name, row) => {
    expect(await parse(fileOf({ ...whole, dayLog: [row] }))).toMatchObject({ backup: { rows: { dayLog: [row] } } });
  });

  test("is refused where its line is of no date", async () => {
    const row = { ...day, evening: { text: "Si…, alors…", on: "demain" } };
    expect(await parse(fileOf({ ...whole, dayLog: [row] }))).toEqual({
      kind: "altered",
      place: "dayLog[0].evening.on",
    });
  });
});

describe("a file that is none", () => {
  test.each([
    ["is empty", ""],
    ["is cut short", fileOf(whole).slice(0, -20)],
    ["is another JSON", '{"name":"x","version":1}'],
    ["is a list", "[]"],
    ["is a number", "7"],
    ["says no version", '{"format":"second-de-bord","tables":{}}'],
    ["says a version that is no number", '{"format":"second-de-bord","version":"1","tables":{}}'],
  ])("%s: said, and nothing of it is taken", async (_what, text) => {
    expect(await parse(text)).toEqual({ kind: "not-a-copy" });
  });

  test("of a later version is named so, whatever it holds", async () => {
    expect(await parse('{"format":"second-de-bord","version":3,"scrolls":[{"__proto":1}]}')).toEqual({
      kind: "newer",
      version: 3,
    });
  });

  test("of 500 MB is refused before a byte of it is read", async () => {
    const file = { size: 500e6, text: () => Promise.reject(new Error("it was read")) };
    expect(await parseBackup(file)).toEqual({ kind: "too-big" });
    expect(BACKUP_MAX_BYTES).toBeLessThan(500e6);
  });

  test("that the disk does not give is told apart from one that is wrong", async () => {
    const file = { size: 5, text: () => Promise.reject(new DOMException("gone", "NotFoundError")) };
    expect(await parseBackup(file)).toEqual({ kind: "unreadable" });
  });
});

describe("a hostile file", () => {
  test("nested 100,000 deep is refused, wherever the depth is", async () => {
    const deep = `${"[".repeat(1e5)}${"]".repeat(1e5)}`;
    expect(await parse(deep)).toMatchObject({ kind: "altered" });
    expect(await parse(fileOf(whole).replace('"replyId":', `"deep":${deep},"replyId":`))).toMatchObject({
      kind: "altered",
    });
    expect(await parse("[".repeat(1e6))).toMatchObject({ kind: "not-a-copy" });
  });

  test("with a prototype in it is refused, and pollutes nothing", async () => {
    for (const place of ['"day":3,', '"judgedAt":1,', '"dueOn":']) {
      const file = fileOf(whole).replace(place, `"__proto__":{"isAdmin":true},${place}`);
      expect(file).toContain("__proto__");
      expect(await parse(file)).toMatchObject({ kind: "altered" });
    }
    expect(Object.hasOwn(Object.prototype, "isAdmin")).toBe(false);
  });

  test.each([
    ["an exchange twice", { exchanges: [exchange, exchange] }, "exchanges[1]"],
    ["a message twice, with other words", { messages: [question, reply, { ...reply, text: "x" }] }, "messages[2]"],
    ["a day that does not exist", { exchanges: [{ ...exchange, day: 15 }] }, "exchanges[0].day"],
    ["a text that is a list", { messages: [{ ...reply, text: ["x"] }] }, "messages[0].text"],
    ["a moment beyond time", { exchanges: [{ ...exchange, createdAt: 1e300 }] }, "exchanges[0].createdAt"],
    ["a message beyond time", { messages: [{ ...reply, createdAt: 1e300 }] }, "messages[0]"],
    ["a state of its own", { messages: [{ ...reply, state: { status: "won" } }] }, "messages[0].state.status"],
    ["an id that sorts nowhere", { messages: [{ ...reply, id: "../../etc" }] }, "messages[0].id"],
    ["a table of its own", { scripts: [{ id: "x" }] }, ""],
    ["a verdict of no reply", { verdicts: [{ ...verdict, replyId: "" }] }, "verdicts[0].replyId"],
    ["a verdict that says nothing", { verdicts: [{ replyId: REPLY }] }, "verdicts[0].day"],
    ["a verdict twice", { verdicts: [verdict, { ...verdict, score: 4 }] }, "verdicts[1]"],
    ["a score of five in four", { verdicts: [{ ...verdict, score: 5 }] }, "verdicts[0].score"],
    ["a text of five in four", { verdicts: [{ ...verdict, ofText: 5 }] }, "verdicts[0].ofText"],
    ["half a criterion", { verdicts: [{ ...verdict, score: 2.5 }] }, "verdicts[0].score"],
    ["a label of its own", { verdicts: [{ ...verdict, label: "sublime" }] }, "verdicts[0].label"],
    ["a verdict on no version", { verdicts: [{ ...verdict, version: 0 }] }, "verdicts[0].version"],
    [
      "more than the coach may be told",
      { verdicts: [{ ...verdict, blocked: "x".repeat(301) }] },
      "verdicts[0].blocked",
    ],
    ["an action that is no text", { verdicts: [{ ...verdict, action: { fr: "x" } }] }, "verdicts[0].action"],
    ["criteria that are no list", { verdicts: [{ ...verdict, met: "Accroche" }] }, "verdicts[0].met"],
    ["a criterion that is no text", { verdicts: [{ ...verdict, missed: [{}] }] }, "verdicts[0].missed[0]"],
    ["a verdict beyond time", { verdicts: [{ ...verdict, judgedAt: 1e300 }] }, "verdicts[0].judgedAt"],
    ["a promise due on no date", { promises: [{ ...promise, dueOn: "2026-02-30" }] }, "promises[0].dueOn"],
    ["a promise kept in a way of its own", { promises: [{ ...promise, state: "won" }] }, "promises[0].state"],
    ["a promise with no words", { promises: [{ ...promise, text: null }] }, "promises[0].text"],
    ["a promise of no reply", { promises: [{ ...promise, replyId: 7 }] }, "promises[0].replyId"],
    ["a promise twice", { promises: [promise, promise] }, "promises[1]"],
    ["an entry of no kind", { buddyEntries: [{ ...entry, body: { kind: "gift" } }] }, "buddyEntries[0].body.kind"],
    ["an entry that sorts nowhere", { buddyEntries: [{ ...entry, id: "x" }] }, "buddyEntries[0].id"],
    ["an entry before the first", { buddyEntries: [{ ...entry, seq: -1 }] }, "buddyEntries[0].seq"],
    [
      "an entry that says no text",
      { buddyEntries: [{ ...entry, body: { kind: "text" } }] },
      "buddyEntries[0].body.text",
    ],
    ["a binôme without marks", { pairs: [{ ...pairRow(), mine: null }] }, "pairs[0].mine"],
    ["a thread that runs in a circle", { messages: [{ ...question, parentId: REPLY }, reply] }, "messages"],
  ])("with %s is refused, and the place is named", async (_what, rows, place) => {
    const text = JSON.stringify({
      format: "second-de-bord",
      version: 1,
      exportedAt: "2026-11-22T10:00:00.000Z",
      tables: { ...whole, ...rows },
    });
    expect(await parse(text)).toEqual({ kind: "altered", place });
  });
});

function fileOf(rows: object): string {
  return backupParts({ ...noRows(), ...rows }, 0).join("");
}

function parse(text: string) {
  return parseBackup(new Blob([text]));
}
