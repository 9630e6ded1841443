import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { LiveReply } from "./live-replies.ts";
import { afterWords, type Told, type Words, wordsToTell } from "./words-between-tabs.ts";

const deltas = fc.array(fc.string({ unit: "grapheme", maxLength: 6 }), { maxLength: 20 });

test("whoever heard everything shows what the one that delivers shows", () => {
  fc.assert(
    fc.property(deltas, fc.array(fc.boolean()), (said, pauses) => {
      let told: Told | null = null;
      let shown: LiveReply | null = null;
      const leader = growing(said);
      for (const [index, live] of leader.entries()) {
        if (pauses[index] === true && index < leader.length - 1) continue;
        const next = wordsToTell(live, told);
        told = next.told;
        shown = heard(shown, next.words);
      }
      expect(shown).toEqual(leader.at(-1) ?? null);
    }),
  );
});

test("shown words never shrink nor change, whatever is lost, doubled, late, or told by a tab that is behind", () => {
  const at = fc.nat({ max: 20 });
  fc.assert(
    fc.property(deltas, fc.array(fc.tuple(at, at)), (said, tellings) => {
      const leader = growing(said);
      const whole = leader.at(-1)?.text ?? "";
      let shown: LiveReply | null = null;
      for (const [upTo, from] of tellings) {
        const live = leader[upTo];
        if (live === undefined) continue;
        const { words } = wordsToTell(live, { id: live.id, length: leader[from]?.text.length ?? 0 });
        const before: string = shown?.text ?? "";
        shown = heard(shown, words);
        const after = shown?.text ?? "";
        expect(after.startsWith(before)).toBe(true);
        expect(whole.startsWith(after)).toBe(true);
        expect(after).toBe(shown === null ? "" : leader[shown.seq - 1]?.text);
      }
    }),
  );
});

test("a latecomer asks for the whole, and has it", () => {
  const live: LiveReply = { id: "r", text: "Ton accroche tient.", seq: 4, retryAtMs: null };
  const { words } = wordsToTell(live, { id: "r", length: 13 });
  expect(words.text).toBe("tient.");
  expect(afterWords(null, words)).toBe("gap");
  expect(afterWords(null, wordsToTell(live, null).words)).toEqual(live);
});

test("another reply's words take the place of the last one's", () => {
  const last: LiveReply = { id: "old", text: "Fini.", seq: 9, retryAtMs: null };
  const live: LiveReply = { id: "new", text: "Ton", seq: 2, retryAtMs: 5 };
  expect(afterWords(last, wordsToTell(live, { id: "old", length: 5 }).words)).toEqual(live);
});

function growing(said: readonly string[]): LiveReply[] {
  return said.map((_, index) => ({
    id: "r",
    text: said.slice(0, index + 1).join(""),
    seq: index + 1,
    retryAtMs: null,
  }));
}

function heard(shown: LiveReply | null, words: Words): LiveReply | null {
  const after = afterWords(shown, words);
  return after === "gap" ? shown : after;
}
