/** The other direction of a table's index: what was made last comes first. */
import type { Collection } from "dexie";

export function newestFirst<Row, Key>(rows: Collection<Row, Key>): Collection<Row, Key> {
  // oxlint-disable-next-line unicorn/no-array-reverse -- Dexie's: a direction, not a mutation
  return rows.reverse();
}
