/**
 * The versions of the database, appended and never edited: a device may come from any of them. A version names every
 * table that it changes; what it does not name stays as it is.
 */
import type { Transaction } from "dexie";

export type Schema = {
  /** From 1, each one higher than the one before. */
  version: number;
  stores: Readonly<Record<string, string>>;
  /** Brings the rows of the version before to this one, in the transaction that changes the tables. */
  upgrade?: (transaction: Transaction) => PromiseLike<void>;
};

export const SCHEMAS: readonly Schema[] = [
  {
    version: 1,
    stores: {
      messages: "id,[day+exchangeId+id],state.status,parentId",
      exchanges: "id,day,pinnedAt,deletedAt",
      versions: "id,[day+n]",
      verdicts: "replyId,[day+version]",
      promises: "id,dueOn,state",
      dayLog: "day",
      drafts: "key",
      profile: "&key",
      programme: "&key",
      meta: "&key",
    },
  },
  { version: 2, stores: { histories: "&versionId" } },
  { version: 3, stores: { pairs: "id", buddyEntries: "id,[pairId+seq]" } },
];
