/** How far an entry of one's own has come, and beside which entries that is worth saying. Pure. */
import type { BuddyEntryRow, PairRow } from "#client/db/rows.ts";

export type EntryState = "queued" | "sent" | "delivered" | "read" | "rejected" | "pair-ended";

/** `theirs`: the marks of the other one. */
export function stateOf({ seq, failure }: BuddyEntryRow, theirs: PairRow["theirs"]): EntryState {
  if (failure !== null) return failure;
  if (seq === 0) return "queued";
  if (seq <= theirs.read) return "read";
  return seq <= theirs.delivered ? "delivered" : "sent";
}

/** The ids of own entries whose state is shown: all that have not left, else the last one of each state. */
export function statesToShow(rows: readonly BuddyEntryRow[], theirs: PairRow["theirs"]): ReadonlySet<string> {
  const shown = new Map<string, string>();
  for (const row of rows) {
    if (!row.fromMe) continue;
    const state = stateOf(row, theirs);
    shown.set(row.seq === 0 ? row.id : state, row.id);
  }
  return new Set(shown.values());
}
