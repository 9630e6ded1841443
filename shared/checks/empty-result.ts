/**
 * What each check says of a text with no word: `pending`, and the bound it will be held against. Apart from the checks
 * themselves, so that a page with nothing written needs none of their code.
 */
import type { CheckResult, DayCheck } from "./check.ts";

/** EU plain-language guide: 20 words a sentence on average. */
export const MEAN_WORDS = 20;
/** LinkedIn: an invitation's note, on a free account. */
export const NOTE_CHARACTERS = 200;
/** What a phone shows of an e-mail's subject. */
export const SUBJECT_CHARACTERS = 41;

export function emptyResult(check: DayCheck): CheckResult {
  const { unit, limit } = measureOf(check);
  return { id: check.id, zone: "pending", value: 0, limit, unit, passages: [] };
}

function measureOf(check: DayCheck): Pick<CheckResult, "unit" | "limit"> {
  switch (check.id) {
    case "length":
      return { unit: check.unit, limit: check.min ?? check.max };
    case "hook":
      return { unit: "characters", limit: check.max };
    case "message":
      return { unit: "characters", limit: NOTE_CHARACTERS };
    case "subject":
      return { unit: "characters", limit: SUBJECT_CHARACTERS };
    case "sentence-length":
      return { unit: "words-per-sentence", limit: MEAN_WORDS };
    default:
      return { unit: "found", limit: null };
  }
}
