import { describe, expect, test } from "vitest";
import { judgeNudge, type NudgeFacts } from "./due-nudge.ts";

const at = (moment: string) => ({ date: moment.slice(0, 10), atMs: Date.parse(moment) });

const TODAY: NudgeFacts = {
  today: "2026-11-24",
  day: 3,
  closed: null,
  firstWords: "2026-11-22",
  newestWordsMs: Date.parse("2026-11-23T18:00:00Z"),
  copied: null,
  spoken: null,
  protection: "unprotected",
};

describe("a copy is proposed", () => {
  test("after a day was closed, once, on the first day too", () => {
    const closed = { day: 3, atMs: Date.parse("2026-11-24T17:00:00Z") };
    const evening = { ...TODAY, firstWords: TODAY.today, closed };
    expect(judgeNudge(evening)).toEqual({ kind: "closed", day: 3 });
    expect(judgeNudge({ ...evening, spoken: at("2026-11-24T08:00:00Z") })).toEqual({ kind: "closed", day: 3 });
    expect(judgeNudge({ ...evening, spoken: at("2026-11-24T17:00:08Z") })).toBeNull();
    expect(judgeNudge({ ...evening, copied: at("2026-11-24T17:01:00Z") })).toBeNull();
  });

  test("when a new day has begun and something was written since the last one", () => {
    expect(judgeNudge(TODAY)).toEqual({ kind: "new-day", day: 3 });
    expect(judgeNudge({ ...TODAY, copied: at("2026-11-23T10:00:00Z") })).toEqual({ kind: "new-day", day: 3 });
  });

  test("every other day at most", () => {
    expect(judgeNudge({ ...TODAY, spoken: at("2026-11-24T08:00:00Z") })).toBeNull();
    expect(judgeNudge({ ...TODAY, spoken: at("2026-11-23T08:00:00Z") })).toBeNull();
    expect(judgeNudge({ ...TODAY, spoken: at("2026-11-22T08:00:00Z") })).not.toBeNull();
  });

  test("never on the day of the first words, and never without words", () => {
    expect(judgeNudge({ ...TODAY, firstWords: "2026-11-24" })).toBeNull();
    expect(judgeNudge({ ...TODAY, firstWords: null })).toBeNull();
  });

  test("not where the last one holds everything, or was made today: then protection is spoken of, where it lacks", () => {
    for (const copied of [at("2026-11-23T19:00:00Z"), at("2026-11-24T06:00:00Z")]) {
      expect(judgeNudge({ ...TODAY, copied })).toEqual({ kind: "protect" });
      expect(judgeNudge({ ...TODAY, copied, protection: "protected" })).toBeNull();
      expect(judgeNudge({ ...TODAY, copied, protection: "unknown" })).toBeNull();
    }
  });
});
