import { describe, expect, test } from "vitest";
import type { Question, Reply } from "#shared/message.ts";
import {
  buddyEntryRow,
  exchangeRow,
  pairRow,
  promiseRow,
  questionRow,
  replyRow,
  verdictRow,
} from "../../testing/thread-rows.ts";
import type { ProfileRow, VersionRow } from "../rows.ts";
import { type BackupRows, noRows } from "./backup-format.ts";
import { addsSomething, planImport } from "./plan-import.ts";

const EXCHANGE = "018f3c1e-0001-7000-8000-000000000001";
const QUESTION = "018f3c1e-0002-7000-8000-000000000001";
const REPLY = "018f3c1e-0003-7000-8000-000000000001";

const exchange = exchangeRow({ id: EXCHANGE });
const question = questionRow({ id: QUESTION, exchangeId: EXCHANGE });
const reply = replyRow(question, { id: REPLY });
const verdict = verdictRow({ replyId: REPLY });
const promise = promiseRow({ replyId: REPLY });
const thread = { exchanges: [exchange], messages: [question, reply] };

describe("a thread that is here and in the copy", () => {
  test("stays as it is when the copy was made earlier", () => {
    const plan = planImport(rows(thread), rows({ ...thread, messages: [question, { ...reply, text: "Pas" }] }));
    expect(addsSomething(plan)).toBe(false);
    expect(plan.tally).toMatchObject({ there: 3, beside: 0 });
  });

  test("gets the words that the copy has further", () => {
    const longer: Reply = { ...reply, text: "Pas encore. Coupe." };
    const plan = planImport(rows(thread), rows({ ...thread, messages: [question, longer] }));
    expect(plan.rows.messages).toEqual([longer]);
  });

  test("that say something else are both kept, and the copy's asks for nothing any more", () => {
    const other: Reply = { ...reply, text: "Tout autre chose", state: { status: "queued" } };
    const theirs = rows({ ...thread, messages: [question, other], verdicts: [verdict], promises: [promise] });
    const plan = planImport(rows(thread), theirs);
    const [beside] = plan.rows.exchanges;
    expect(beside).toMatchObject({ day: 3 });
    expect(beside!.id < EXCHANGE).toBe(true);
    const [asked, answered] = plan.rows.messages;
    expect(asked).toMatchObject({ text: question.text, exchangeId: beside!.id, parentId: null });
    expect(answered).toMatchObject({ text: "Tout autre chose", parentId: asked!.id, exchangeId: beside!.id });
    expect(answered).toMatchObject({ state: { status: "interrupted", final: true } });
    expect(plan.rows.verdicts).toEqual([{ ...verdict, replyId: answered!.id }]);
    expect(plan.rows.promises).toEqual([{ ...promise, replyId: answered!.id }]);
    expect(plan.tally).toMatchObject({ beside: 1, there: 0 });
  });

  test("never becomes one that runs in a circle, whatever the copy says", () => {
    const second: Question = { ...question, id: "018f3c1e-0004-7000-8000-000000000001", parentId: REPLY };
    const looping = { ...question, parentId: "018f3c1e-0005-7000-8000-000000000001" };
    const between: Reply = { ...reply, id: "018f3c1e-0005-7000-8000-000000000001", parentId: second.id };
    const ours = rows({ exchanges: [exchange], messages: [looping, reply, second] });
    const plan = planImport(ours, rows({ exchanges: [exchange], messages: [between] }));
    expect(plan.rows.messages).toHaveLength(1);
    expect(plan.rows.messages[0]!.exchangeId).not.toBe(EXCHANGE);
  });
});

describe("a deliverable that is here and in the copy", () => {
  test("that differ are both there, the text of here on top, and no number has changed", () => {
    const plan = planImport(rows({ versions: [v("a", 1, "Ici")] }), rows({ versions: [v("a", 1, "Copie")] }));
    expect(plan.rows.versions.map(({ n, text }) => [n, text])).toEqual([
      [2, "Copie"],
      [3, "Ici"],
    ]);
    const [ours, theirs] = [[v("a", 1, "Ici"), ...plan.rows.versions], [v("a", 1, "Copie")]];
    expect(addsSomething(planImport(rows({ versions: ours }), rows({ versions: theirs })))).toBe(false);
  });

  test("goes on with the versions that the copy has further", () => {
    const theirs = [v("a", 1, "Un"), v("b", 2, "Deux")];
    const plan = planImport(rows({ versions: [v("a", 1, "Un")] }), rows({ versions: theirs }));
    expect(plan.rows.versions).toEqual([theirs[1]]);
  });

  test("with an empty sheet here, the copy's text is the one that is shown", () => {
    const plan = planImport(rows({ versions: [v("z", 1, " ")] }), rows({ versions: [v("a", 1, "Copie")] }));
    expect(plan.rows.versions.map(({ n, text }) => [n, text])).toEqual([[2, "Copie"]]);
  });
});

describe("the profile of the copy", () => {
  test("comes back where there is none, and goes to the server where the one here is empty", () => {
    const theirs = profile("Mécanique cycles", 7);
    expect(planImport(noRows(), rows({ profile: [theirs] })).rows.profile).toEqual([theirs]);
    const blank = planImport(rows({ profile: [profile("", 0)] }), rows({ profile: [theirs] }));
    expect(blank.rows.profile).toEqual([{ ...profile("Mécanique cycles", 0), pending: true }]);
  });

  test("that differs is put before the person, and the one here stays until they choose", () => {
    const plan = planImport(rows({ profile: [profile("Ici", 4)] }), rows({ profile: [profile("Copie", 9)] }));
    expect(plan.rows.profile).toEqual([
      { ...profile("Ici", 4), conflict: { profile: profile("Copie", 9).profile, revision: 4 } },
    ]);
  });
});

test("a draft that differs goes below the words that are in the field", () => {
  const draft = { key: "composer:3", text: "Ici", updatedAt: 1 };
  const plan = planImport(rows({ drafts: [draft] }), rows({ drafts: [{ ...draft, text: "Copie" }] }));
  expect(plan.rows.drafts).toEqual([{ ...draft, text: "Ici\n\nCopie" }]);
});

test("a verdict whose reply the bin took has its words again with the reply, and not without it", () => {
  const left = rows({ verdicts: [{ ...verdict, blocked: "", action: "" }] });
  const plan = planImport(left, rows({ ...thread, verdicts: [verdict] }));
  expect(plan.rows.verdicts).toEqual([verdict]);
  expect(planImport(left, rows({ verdicts: [verdict] })).rows.verdicts).toEqual([]);
});

test("a promise that is another here stays as it is here, and that is said", () => {
  const another = promiseRow();
  const plan = planImport(rows({ promises: [{ ...promise, state: "done" }] }), rows({ promises: [promise, another] }));
  expect(plan.rows.promises).toEqual([another]);
  expect(plan.tally).toMatchObject({ kept: 1, others: 1 });
});

test("a day ticked or closed on either side is, and keeps its hour of here", () => {
  const here = { day: 3, declared: ["a"], closedAt: null };
  const plan = planImport(rows({ dayLog: [here] }), rows({ dayLog: [{ day: 3, declared: ["b"], closedAt: 5 }] }));
  expect(plan.rows.dayLog).toEqual([{ day: 3, declared: ["a", "b"], closedAt: 5 }]);
  const later = rows({ dayLog: [{ day: 3, declared: ["a"], closedAt: 9 }] });
  expect(addsSomething(planImport(rows({ dayLog: plan.rows.dayLog }), later))).toBe(false);
});

test("evening lines of two dates of one day stay apart, and the later hour of work is kept", () => {
  const day = { day: 3, declared: [], closedAt: null };
  const [first, second] = [
    { text: "Si A, alors B.", on: "2026-11-24" },
    { text: "Si C, alors D.", on: "2026-11-28" },
  ];
  for (const [here, there] of [
    [first, second],
    [second, first],
  ]) {
    const ours = rows({ dayLog: [{ ...day, ...(here && { evening: here }), touchedAt: 5 }] });
    const theirs = rows({ dayLog: [{ ...day, ...(there && { evening: there }), touchedAt: 9 }] });
    const plan = planImport(ours, theirs);
    expect(plan.rows.dayLog).toEqual([{ ...day, evening: second, earlierEvenings: [first], touchedAt: 9 }]);
    expect(addsSomething(planImport(plan.rows, theirs))).toBe(false);
  }
});

test("two evening lines of one date are both there, and the figures of here stay where there are some", () => {
  const day = { day: 3, declared: [], closedAt: null };
  const here = { ...day, evening: { text: "Si A, alors B.", on: "2026-11-24" }, counts: { messages: 3 } };
  const there = {
    ...day,
    evening: { text: "Si C, alors D.", on: "2026-11-24" },
    counts: { messages: 9, refusals: 1 },
  };
  const plan = planImport(rows({ dayLog: [here] }), rows({ dayLog: [there] }));
  const both = { text: "Si A, alors B.\nSi C, alors D.", on: "2026-11-24" };
  expect(plan.rows.dayLog).toEqual([{ ...day, evening: both, counts: { messages: 3, refusals: 1 } }]);
  expect(addsSomething(planImport(plan.rows, rows({ dayLog: [there] })))).toBe(false);
});

describe("what binômes wrote", () => {
  const lea = pairRow({ id: "lea", since: 10 });
  const said = { kind: "text", text: "On se lit ce soir ?" } as const;
  const queued = buddyEntryRow({ id: EXCHANGE, pairId: "lea", fromMe: true, seq: 0, at: 5, body: said });
  const left = { ...queued, seq: 7, at: 9 };

  test("that waited in the copy waits here once, under the id that the server takes once", () => {
    const plan = planImport(noRows(), rows({ pairs: [lea], buddyEntries: [queued] }));
    expect(plan.rows).toMatchObject({ pairs: [lea], buddyEntries: [queued] });
    expect(plan.tally).toMatchObject({ buddyEntries: 1 });
    expect(addsSomething(planImport(plan.rows, rows({ pairs: [lea], buddyEntries: [queued] })))).toBe(false);
  });

  test("that has left waits no more, whichever side knows it", () => {
    expect(addsSomething(planImport(rows({ buddyEntries: [left] }), rows({ buddyEntries: [queued] })))).toBe(false);
    const plan = planImport(rows({ buddyEntries: [queued] }), rows({ buddyEntries: [left] }));
    expect(plan.rows.buddyEntries).toEqual([left]);
  });

  test("under one id with other words is kept beside, and never sent", () => {
    const other = { ...queued, body: { kind: "text", text: "Autre chose" } } as const;
    const plan = planImport(rows({ buddyEntries: [left] }), rows({ buddyEntries: [other] }));
    expect(plan.rows.buddyEntries).toEqual([{ ...other, id: plan.rows.buddyEntries[0]!.id, failure: "rejected" }]);
    expect(plan.rows.buddyEntries[0]!.id).not.toBe(EXCHANGE);
    expect(plan.tally).toMatchObject({ beside: 1 });
  });

  test("marks never go back, and who left has left", () => {
    const read = { ...lea, mine: { delivered: 7, read: 2 } };
    const ended = { ...lea, endedAt: 20, mine: { delivered: 3, read: 3 } };
    const plan = planImport(rows({ pairs: [read] }), rows({ pairs: [ended] }));
    expect(plan.rows.pairs).toEqual([{ ...lea, endedAt: 20, mine: { delivered: 7, read: 3 } }]);
    expect(addsSomething(planImport(rows({ pairs: plan.rows.pairs }), rows({ pairs: [read] })))).toBe(false);
  });

  test("with another one since: one binôme is present, the last", () => {
    const omar = pairRow({ id: "omar", name: "Omar", since: 30 });
    const past = { ...lea, endedAt: 30 };
    expect(planImport(rows({ pairs: [omar] }), rows({ pairs: [lea] })).rows.pairs).toEqual([past]);
    expect(planImport(rows({ pairs: [lea] }), rows({ pairs: [omar] })).rows.pairs).toEqual([past, omar]);
  });
});

test("what is to come is counted by day and kind", () => {
  const plan = planImport(noRows(), rows({ ...thread, versions: [v("a", 1, "Un"), { ...v("b", 1, "x"), day: 1 }] }));
  expect(plan.tally.days).toEqual([
    { day: 1, exchanges: 0, messages: 0, versions: 1 },
    { day: 3, exchanges: 1, messages: 2, versions: 1 },
  ]);
});

function rows(some: Partial<BackupRows>): BackupRows {
  return { ...noRows(), ...some };
}

function v(id: string, n: number, text: string): VersionRow {
  return { id, day: 3, n, text, createdAt: 1, updatedAt: 1 };
}

function profile(trade: string, baseRevision: number): ProfileRow {
  const words = { trade, offer: "", audience: "", tone: "direct" } as const;
  return { key: "profile", profile: words, baseRevision, pending: false, conflict: null };
}
