/** The fourteen days as this device keeps them: for the reviews, and for the page that ends the voyage. */
import { useLiveQuery } from "dexie-react-hooks";
import { type Day, DAYS } from "#shared/day.ts";
import type { FieldCounts } from "#shared/field-counts.ts";
import { declaredCount } from "#shared/is-declared.ts";
import { currentDb } from "./db.ts";
import { eveningLines } from "./evening-lines.ts";
import { readProgramme } from "./programme.ts";
import type { EveningRow, PromiseRow, VerdictRow, VersionRow } from "./rows.ts";
import { scoreOf } from "./verdicts.ts";

export type VoyageDay = {
  day: Day;
  closedAt: number | null;
  /** Those with words in them, oldest first. */
  versions: VersionRow[];
  /** What each version that was judged got last, of four, in the order of the versions. */
  scores: { version: number; score: number }[];
  /** Oldest first. */
  promises: PromiseRow[];
  /** Oldest first. */
  evenings: EveningRow[];
  counts: FieldCounts;
};

/** `undefined` while it is read. */
export function useVoyage(): VoyageDay[] | undefined {
  return useLiveQuery(readVoyage);
}

/** All fourteen, first to last. */
export async function readVoyage(): Promise<VoyageDay[]> {
  const db = currentDb();
  return db.dexie.transaction("r", [db.dayLog, db.versions, db.verdicts, db.promises, db.programme], async () => {
    const programme = await readProgramme();
    const [logs, versions, verdicts, promises] = await Promise.all([
      db.dayLog.toArray(),
      db.versions.orderBy("[day+n]").toArray(),
      db.verdicts.toArray(),
      db.promises.toArray(),
    ]);
    return DAYS.map((day) => {
      const log = logs.find((row) => row.day === day);
      return {
        day,
        closedAt: log?.closedAt ?? null,
        versions: versions.filter((row) => row.day === day && row.text.trim() !== ""),
        scores: lastScores(
          verdicts.filter((row) => row.day === day),
          declaredCount(programme?.missions[day - 1]?.criteria ?? [], log?.declared ?? []),
        ),
        promises: promises.filter((row) => row.day === day),
        evenings: log === undefined ? [] : eveningLines(log),
        counts: log?.counts ?? {},
      };
    });
  });
}

function lastScores(verdicts: readonly VerdictRow[], declared: number): VoyageDay["scores"] {
  const scores = new Map<number, number>();
  for (const verdict of verdicts.toSorted((one, other) => one.judgedAt - other.judgedAt)) {
    scores.set(verdict.version, scoreOf(verdict, declared));
  }
  return [...scores]
    .map(([version, score]) => ({ version, score }))
    .toSorted((one, other) => one.version - other.version);
}
