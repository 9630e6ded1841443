/**
 * The first draft of a review. What never breaks: every figure in it was counted on this device; there is no word of
 * judgement, and nothing about what was not counted.
 */
import { fieldworkTexts } from "#client/i18n/fieldwork-texts.ts";
import type { VoyageDay } from "#client/db/voyage.ts";
import type { Day } from "#shared/day.ts";
import { type FieldCounts, sumCounts } from "#shared/field-counts.ts";
import { tellCounts } from "#client/i18n/tell-counts.ts";
import type { Lang } from "#shared/lang.ts";

/** `days`: those that the review is about, first to last. "" where nothing was counted, promised, judged or written. */
export function reviewDraft(days: readonly VoyageDay[], lang: Lang, nameOf: (day: Day) => string): string {
  const { draft } = fieldworkTexts[lang];
  const told = (counts: FieldCounts) => tellCounts(lang, counts);
  const total = told(sumCounts(days.map(({ counts }) => counts)));
  const counted = days.flatMap(({ day, counts }) => {
    const line = told(counts);
    return line === "" ? [] : [draft.day(nameOf(day), line)];
  });
  const facts = [
    tellPromises(days, draft.promises),
    tellScores(days, draft, nameOf),
    tellVersions(days, draft, nameOf),
  ];
  const parts = [total === "" ? "" : [draft.total(total), ...counted].join("\n"), joined(facts)].filter(Boolean);
  const [first, last] = [days[0], days.at(-1)];
  if (parts.length === 0 || first === undefined || last === undefined) return "";
  return [draft.title(nameOf(first.day), nameOf(last.day)), ...parts].join("\n\n");
}

type DraftTexts = (typeof fieldworkTexts)["fr"]["draft"];

function tellPromises(days: readonly VoyageDay[], tell: DraftTexts["promises"]): string {
  const states = days.flatMap(({ promises }) => promises.map(({ state }) => state));
  const count = (state: string) => states.filter((one) => one === state).length;
  return states.length === 0 ? "" : tell(count("done"), count("not-done"), count("open") + count("put-off"));
}

function tellScores(days: readonly VoyageDay[], draft: DraftTexts, nameOf: (day: Day) => string): string {
  const judged = days.filter(({ scores }) => scores.length > 0);
  const list = judged.map(
    ({ day, scores }) => `${nameOf(day)} ${scores.map(({ score }) => `${score}/4`).join(draft.followedBy)}`,
  );
  return list.length === 0 ? "" : draft.verdicts(list.join(draft.between));
}

function tellVersions(days: readonly VoyageDay[], draft: DraftTexts, nameOf: (day: Day) => string): string {
  const written = days.filter(({ versions }) => versions.length > 0);
  const list = written.map(({ day, versions }) => `${nameOf(day)} ${versions.length}`).join(", ");
  return list === "" ? "" : draft.versions(list);
}

function joined(lines: readonly string[]): string {
  return lines.filter((line) => line !== "").join("\n");
}
