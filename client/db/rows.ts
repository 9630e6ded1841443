/** What each table holds, where `shared/` does not already say it (messages are `shared/message.ts`). */
import type { BuddyBody } from "#shared/binome-protocol.ts";
import type { CivilDate, Day } from "#shared/day.ts";
import type { FieldCounts } from "#shared/field-counts.ts";
import type { Profile, StoredProfile } from "#shared/profile.ts";

/** One run of questions inside a day's thread. Its messages carry its id; the newest one left is the current one. */
export type ExchangeRow = {
  id: string;
  day: Day;
  createdAt: number;
  pinnedAt: number | null;
  deletedAt: number | null;
};

/** One version of a day's deliverable: V1, V2 … (`n` from 1). Only the newest is ever written to. */
export type VersionRow = { id: string; day: Day; n: number; text: string; createdAt: number; updatedAt: number };

/** « Si …, alors … », for the day after the one it was written on; never an empty text. */
export type EveningRow = { text: string; on: CivilDate };

/** What the person says of a day. What later versions of the app brought may be missing, and is then as if empty. */
export type DayLogRow = {
  day: Day;
  /** The criteria ticked by hand, by their French text, which outlives an order. */
  declared: readonly string[];
  closedAt: number | null;
  /** The newest evening line. */
  evening?: EveningRow;
  /** Those of other dates, oldest first, where the day was taken up more than once. */
  earlierEvenings?: readonly EveningRow[];
  /** When the person last ticked, counted, reopened or wrote something of this day, or answered for a promise of it. */
  touchedAt?: number;
  /** What was done among people; a counter never touched is missing. */
  counts?: FieldCounts;
  /** The date on which the person, back after days off, took the programme up at this day. */
  takenUpOn?: CivilDate;
};

/** `removed` stood at `at` (UTF-16 units), and `inserted` took its place. */
export type TextStep = { at: number; removed: string; inserted: string };

/** How `text` came about. `done`: oldest step first; `undone`: what can be done again, the next one last. */
export type TextHistory = { text: string; done: readonly TextStep[]; undone: readonly TextStep[] };

/** The steps through one version of a deliverable, on this device alone: no copy has them. */
export type HistoryRow = TextHistory & { versionId: string };

/** What a reply judged. `version`: of the deliverable it was given. `blocked`, `action`: "" where it does not say. */
export type VerdictRow = {
  replyId: string;
  day: Day;
  version: number;
  label: "redo" | "almost" | "ready";
  /** Criteria met, of four, when it was given: the one score (`shared/one-score`), whatever figure the reply writes. */
  score: number;
  /** Those of them that the text itself meets, measured and judged; the declared ones are the day's, and change. */
  ofText?: number;
  /** The text was judged before, and its score stayed. */
  isKept?: boolean;
  blocked: string;
  action: string;
  /** Criteria that the reply truly says are met, and missed, by their French text; a row may come from before they were. */
  met?: readonly string[];
  missed?: readonly string[];
  judgedAt: number;
};

/**
 * A next action that the person made their own. `replyId`: whose it was. `put-off` stays due; `not-done` was let go.
 * `settledAt`: when it was kept or let go; a row may come from before that was noted.
 */
export type PromiseRow = {
  id: string;
  day: Day;
  replyId: string;
  text: string;
  dueOn: CivilDate;
  state: "open" | "put-off" | "done" | "not-done";
  createdAt: number;
  settledAt?: number;
};

/** A binôme, present (`endedAt` null, one at most) or past. Marks are entry numbers; they never go back. */
export type PairRow = {
  id: string;
  /** The other one's, as last known. */
  name: string;
  since: number;
  endedAt: number | null;
  /** Up to which entry the other one's devices have, and have read, what was written here. */
  theirs: { delivered: number; read: number };
  /** The same of this person, on any of their devices. */
  mine: { delivered: number; read: number };
};

/**
 * What binômes wrote to each other. `seq`: its number in the pair, 0 until the server has it: a queued entry goes as soon
 * as it can. `failure`: why the server will never take it; its words stay. `at`: the server's time, until then this device's.
 */
export type BuddyEntryRow = {
  id: string;
  pairId: string;
  seq: number;
  fromMe: boolean;
  at: number;
  body: BuddyBody;
  failure: "pair-ended" | "rejected" | null;
  /** Sent in one tap: until then (epoch milliseconds) it can be taken back, and does not leave. */
  heldUntil?: number;
};

/** Words not sent yet. `key` names the field they were typed in, such as `composer:3`. */
export type DraftRow = { key: string; text: string; updatedAt: number };

/** `pending`: changed here and not yet on the server. `baseRevision`: the server's revision it was changed from. */
export type ProfileRow = {
  key: "profile";
  profile: Profile;
  baseRevision: number;
  pending: boolean;
  /** The server's copy, when it was changed elsewhere meanwhile: both are kept until the person chooses. */
  conflict: StoredProfile | null;
};

/** A value from the server as it was received; parsed again when read, for an older version may have written it. */
export type CachedRow = { key: string; value: unknown; storedAt: number };
