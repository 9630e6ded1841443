import { describe, expect, test } from "vitest";
import { judgeNudge, type NudgeFacts } from "./due-nudge.ts";

const TODAY: NudgeFacts = {
  today: "2026-11-24",
  day: 3,
  firstWords: "2026-11-22",
  newestWordsMs: 2_000,
  copied: null,
  spoken: null,
  protection: "unprotected",
};

describe("a copy is proposed", () => {
  test("when a new day has begun and something was written since the last one", () => {
    expect(judgeNudge(TODAY)).toEqual({ kind: "copy", day: 3 });
    expect(judgeNudge({ ...TODAY, copied: { date: "2026-11-23", atMs: 1_000 } })).toEqual({ kind: "copy", day: 3 });
  });

  test("once a day at most", () => {
    expect(judgeNudge({ ...TODAY, spoken: "2026-11-24" })).toBeNull();
    expect(judgeNudge({ ...TODAY, spoken: "2026-11-23" })).not.toBeNull();
  });

  test("never on the day of the first words, and never without words", () => {
    expect(judgeNudge({ ...TODAY, firstWords: "2026-11-24" })).toBeNull();
    expect(judgeNudge({ ...TODAY, firstWords: null })).toBeNull();
  });

  test("not where the last one holds everything, or was made today: then protection is spoken of, where it lacks", () => {
    for (const copied of [
      { date: "2026-11-23", atMs: 3_000 },
      { date: "2026-11-24", atMs: 1_000 },
    ]) {
      expect(judgeNudge({ ...TODAY, copied })).toEqual({ kind: "protect" });
      expect(judgeNudge({ ...TODAY, copied, protection: "protected" })).toBeNull();
      expect(judgeNudge({ ...TODAY, copied, protection: "unknown" })).toBeNull();
    }
  });
});
