/** The fourteen days as this device keeps them: for the reviews, and for the page that ends the voyage. */
import { useLiveQuery } from "dexie-react-hooks";
import { type Day, DAYS } from "#shared/day.ts";
import type { FieldCounts } from "#shared/field-counts.ts";
import { declaredCount } from "#shared/is-declared.ts";
import { currentDb } from "./db.ts";
import { eveningLines } from "./evening-lines.ts";
import { readProgramme } from "./programme.ts";
import type { EveningRow, PromiseRow, VersionRow } from "./rows.ts";
import { lastOn, readJudgedTexts, scoreOf } from "./verdicts.ts";

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
  const tables = [db.dayLog, db.versions, db.verdicts, db.messages, db.exchanges, db.promises, db.programme];
  return db.dexie.transaction("r", tables, async () => {
    const programme = await readProgramme();
    const [logs, versions, promises] = await Promise.all([
      db.dayLog.toArray(),
      db.versions.orderBy("[day+n]").toArray(),
      db.promises.toArray(),
    ]);
    const voyage: VoyageDay[] = [];
    for (const day of DAYS) {
      const log = logs.find((row) => row.day === day);
      const declared = declaredCount(programme?.missions[day - 1]?.criteria ?? [], log?.declared ?? []);
      const written = versions.filter((row) => row.day === day && row.text.trim() !== "");
      const judged = await readJudgedTexts(day);
      voyage.push({
        day,
        closedAt: log?.closedAt ?? null,
        versions: written,
        scores: written.flatMap((version) => {
          const last = lastOn(version, judged);
          return last === undefined ? [] : [{ version: version.n, score: scoreOf(last, declared) }];
        }),
        promises: promises.filter((row) => row.day === day),
        evenings: log === undefined ? [] : eveningLines(log),
        counts: log?.counts ?? {},
      });
    }
    return voyage;
  });
}
