import fc from "fast-check";
import { expect, test } from "vitest";
import type { TextHistory } from "#client/db/rows.ts";
import { newHistory, recorded, redoneOnce, undoneOnce } from "./text-history.ts";

type Move = typeof undoneOnce;

/** What is stored and read back. */
const reloaded = (history: TextHistory): TextHistory => structuredClone(history);

function all(move: Move, history: TextHistory, onStep: (history: TextHistory) => TextHistory = (same) => same) {
  let now = history;
  for (let moved = move(now); moved !== null; moved = move(now)) now = onStep(moved.history);
  return now;
}

/** One key after the other, at the end of the text. */
function typed(history: TextHistory, words: string): TextHistory {
  return Array.from(words).reduce((now, sign) => recorded(now, now.text + sign), history);
}

const anyText = fc
  .array(fc.constantFrom("a", "b", " ", "\n", "é", "😀", "😁", "👩🏽‍🚒", "mot "), { maxLength: 30 })
  .map((signs) => signs.join(""));
/** A change of the text at some place, a whole other text, an undo, a redo, or a reload. */
const anyEdit = fc.oneof(
  fc.record({ at: fc.nat(40), cut: fc.nat(6), words: anyText }),
  anyText,
  fc.constantFrom(undoneOnce, redoneOnce, reloaded),
);

test("any edits, then all of them undone, give the first text; all of them done again, the last; a reload changes nothing", () => {
  fc.assert(
    fc.property(anyText, fc.array(anyEdit, { maxLength: 40 }), (first, edits) => {
      let history = newHistory(first);
      for (const edit of edits) {
        if (typeof edit === "string") history = recorded(history, edit);
        else if (edit === reloaded) history = reloaded(history);
        else if (typeof edit === "function") history = (edit as Move)(history)?.history ?? history;
        else {
          const { text } = history;
          history = recorded(history, text.slice(0, edit.at) + edit.words + text.slice(edit.at + edit.cut));
        }
      }
      const last = all(redoneOnce, history).text;
      expect(all(undoneOnce, history).text).toBe(first);
      const back = all(undoneOnce, history, reloaded);
      expect(back.text).toBe(first);
      expect(all(redoneOnce, back, reloaded).text).toBe(last);
    }),
    { numRuns: 300 },
  );
});

test("what is typed on end goes back by some words, not by letters and not all at once", () => {
  const history = typed(newHistory(""), "Un vélo cargo en panne devant l’école, mardi à 7 h 40.\nEt la pluie.");
  const texts: string[] = [];
  all(undoneOnce, history, (now) => {
    texts.push(now.text);
    return now;
  });
  expect(texts).toEqual([
    "Un vélo cargo en panne devant l’école, mardi à 7 h 40.\n",
    "Un vélo cargo en panne devant ",
    "",
  ]);
});

test("what is deleted sign by sign comes back as one; the caret stands behind it", () => {
  const typing = typed(newHistory("Un vélo "), "rouge");
  const erased = ["Un vélo roug", "Un vélo rou", "Un vélo ro"].reduce(recorded, typing);
  expect(undoneOnce(erased)).toMatchObject({ history: { text: "Un vélo rouge" }, caret: 13 });
});

test("words typed behind a paste leave it there when they go", () => {
  const pasted = recorded(newHistory(""), "Mardi, 7 h 40 : un vélo cargo en panne devant l’école.");
  expect(undoneOnce(typed(pasted, " Voilà."))?.history.text).toBe(pasted.text);
});

test("a paste, and words typed elsewhere, are steps of their own", () => {
  const pasted = recorded(newHistory("Un vélo."), "Un vélo cargo tout neuf.");
  const further = recorded(pasted, "Mon Un vélo cargo tout neuf.");
  expect(undoneOnce(further)?.history.text).toBe("Un vélo cargo tout neuf.");
  expect(undoneOnce(undoneOnce(further)?.history ?? pasted)?.history.text).toBe("Un vélo.");
});

test("words written after an undo begin a step, and what was undone is not done again over them", () => {
  const history = undoneOnce(typed(typed(newHistory(""), "Un vélo cargo en panne "), "devant l’école"))?.history;
  if (history === undefined) throw new Error("nothing to undo");
  const written = typed(history, "ici");
  expect(redoneOnce(written)).toBeNull();
  expect(undoneOnce(written)?.history.text).toBe(history.text);
});

test("a history stays bounded however long one writes, and goes back as far as it reaches", () => {
  let history = newHistory("");
  for (let n = 0; n < 1_000; n += 1) history = recorded(history, `${history.text}ligne ${n}\n`);
  expect(history.done).toHaveLength(300);
  expect(all(undoneOnce, history).text.endsWith("ligne 699\n")).toBe(true);
  const large = recorded(history, "x".repeat(300_000));
  expect(large.done).toEqual([]);
  expect(undoneOnce(large)).toBeNull();
});
