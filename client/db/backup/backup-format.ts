/**
 * The file that a person's words travel in: `docs/backup-format.md` in code. What never breaks: every row of every table
 * of words is in it whole, unknown fields included, and a file that this version cannot keep whole is refused, not read
 * in part. What the server says (session, programme) is no word of anyone's and is asked for again instead.
 */
import * as z from "zod/mini";
import { CivilDate, Day } from "#shared/day.ts";
import { FieldCounts } from "#shared/field-counts.ts";
import { type Message, Question, Reply } from "#shared/message.ts";
import { Tone } from "#shared/profile.ts";
import type {
  BuddyEntryRow,
  DayLogRow,
  DraftRow,
  EveningRow,
  ExchangeRow,
  PairRow,
  ProfileRow,
  PromiseRow,
  VerdictRow,
  VersionRow,
} from "../rows.ts";

export const BACKUP_FORMAT = "second-de-bord";
/** 2 has the tables of the Chat Binôme; a file of 1 has none of them. */
export const BACKUP_VERSION = 2;

/** UTF-8 bytes of the largest file that is written or read: what a worker parses at once. */
export const BACKUP_MAX_BYTES = 64_000_000;

export type BackupRows = {
  exchanges: ExchangeRow[];
  messages: Message[];
  versions: VersionRow[];
  verdicts: VerdictRow[];
  promises: PromiseRow[];
  dayLog: DayLogRow[];
  pairs: PairRow[];
  buddyEntries: BuddyEntryRow[];
  drafts: DraftRow[];
  profile: ProfileRow[];
};

export type BackupTable = keyof BackupRows;

/** The tables in the order they are written, with the field that is their key. */
export const BACKUP_KEYS = {
  exchanges: "id",
  messages: "id",
  versions: "id",
  verdicts: "replyId",
  promises: "id",
  dayLog: "day",
  pairs: "id",
  buddyEntries: "id",
  drafts: "key",
  profile: "key",
} as const satisfies Record<BackupTable, string>;

export const BACKUP_TABLES = [
  "exchanges",
  "messages",
  "versions",
  "verdicts",
  "promises",
  "dayLog",
  "pairs",
  "buddyEntries",
  "drafts",
  "profile",
] as const satisfies readonly BackupTable[];

export type Backup = { exportedAt: string; rows: BackupRows };

/** The latest moment that a date can hold: what is beyond cannot be shown. */
const LATEST_MS = 8.64e15;
const epochMs = z.number().check(z.gte(0), z.lte(LATEST_MS));
const key = z.string().check(z.minLength(1), z.maxLength(100));
const revision = z.number().check(z.int(), z.gte(0));
const versionNumber = z.number().check(z.int(), z.gte(1), z.lte(9_999));
const entryNumber = z.number().check(z.int(), z.gte(0));
const scoreOfFour = z.number().check(z.int(), z.gte(0), z.lte(4));
/** What the coach is told again of a verdict (`shared/coach-protocol`): longer, it would refuse every question. */
const said = z.string().check(z.maxLength(300));

/** As `shared/profile.ts`, but for its trimming: a row is kept as it was typed. */
const line = z.string().check(z.maxLength(300), z.regex(/^[^\0]*$/));
const profile = z.object({ trade: line, offer: line, audience: line, tone: Tone });

const Exchange: z.ZodMiniType<ExchangeRow> = z.object({
  id: key,
  day: Day,
  createdAt: epochMs,
  pinnedAt: z.nullable(epochMs),
  deletedAt: z.nullable(epochMs),
});
const Version: z.ZodMiniType<VersionRow> = z.object({
  id: key,
  day: Day,
  n: versionNumber,
  text: z.string(),
  createdAt: epochMs,
  updatedAt: epochMs,
});
const Verdict: z.ZodMiniType<VerdictRow> = z.object({
  replyId: key,
  day: Day,
  version: versionNumber,
  label: z.enum(["redo", "almost", "ready"]),
  score: scoreOfFour,
  ofText: z.exactOptional(scoreOfFour),
  isKept: z.exactOptional(z.boolean()),
  blocked: said,
  action: said,
  met: z.exactOptional(z.array(z.string())),
  missed: z.exactOptional(z.array(z.string())),
  judgedAt: epochMs,
});
const PromiseOf: z.ZodMiniType<PromiseRow> = z.object({
  id: key,
  day: Day,
  replyId: key,
  text: z.string(),
  dueOn: CivilDate,
  state: z.enum(["open", "put-off", "done", "not-done"]),
  createdAt: epochMs,
  settledAt: z.exactOptional(epochMs),
});
const Evening: z.ZodMiniType<EveningRow> = z.object({ text: z.string(), on: CivilDate });
const DayLog: z.ZodMiniType<DayLogRow> = z.object({
  day: Day,
  declared: z.array(z.string()),
  closedAt: z.nullable(epochMs),
  evening: z.exactOptional(Evening),
  earlierEvenings: z.exactOptional(z.array(Evening)),
  touchedAt: z.exactOptional(epochMs),
  counts: z.exactOptional(FieldCounts),
  takenUpOn: z.exactOptional(CivilDate),
});
const marks = z.object({ delivered: entryNumber, read: entryNumber });
const Pair: z.ZodMiniType<PairRow> = z.object({
  id: key,
  name: z.string(),
  since: epochMs,
  endedAt: z.nullable(epochMs),
  theirs: marks,
  mine: marks,
});
/** As `shared/binome-protocol`, but for its trimming, and what a later version says besides is kept. */
const BuddyEntry: z.ZodMiniType<BuddyEntryRow> = z.object({
  id: z.uuidv7(),
  pairId: key,
  seq: entryNumber,
  fromMe: z.boolean(),
  at: epochMs,
  body: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("text"), text: z.string() }),
    z.object({ kind: z.literal("verdict"), day: Day, version: versionNumber, score: scoreOfFour, text: z.string() }),
    z.object({ kind: z.literal("passage"), day: Day, version: versionNumber, text: z.string() }),
    z.object({ kind: z.literal("promise"), promiseId: key, day: Day, dueOn: CivilDate, text: z.string() }),
    z.object({ kind: z.literal("seen-done"), of: key }),
  ]),
  failure: z.nullable(z.enum(["pair-ended", "rejected"])),
  heldUntil: z.exactOptional(epochMs),
});
const Draft: z.ZodMiniType<DraftRow> = z.object({ key, text: z.string(), updatedAt: epochMs });
const ProfileOf: z.ZodMiniType<ProfileRow> = z.object({
  key: z.literal("profile"),
  profile,
  baseRevision: revision,
  pending: z.boolean(),
  conflict: z.nullable(z.object({ profile, revision })),
});
const AnyMessage = z
  .discriminatedUnion("role", [Question, Reply])
  .check(z.refine(({ createdAt }) => createdAt >= 0 && createdAt <= LATEST_MS));

/** The rows of a file. No schema here changes a value: what fits is kept as it came. */
const BackupTables = z.strictObject({
  exchanges: z.array(Exchange),
  messages: z.array(AnyMessage),
  versions: z.array(Version),
  verdicts: z.array(Verdict),
  promises: z.array(PromiseOf),
  dayLog: z.array(DayLog),
  pairs: z.array(Pair),
  buddyEntries: z.array(BuddyEntry),
  drafts: z.array(Draft),
  profile: z.array(ProfileOf),
});

/** The first lines of a file, which every version must have. */
export const BackupHead = z.object({
  format: z.literal(BACKUP_FORMAT),
  version: z.number().check(z.int(), z.gte(1)),
});

export const BackupBody = z.object({ exportedAt: z.iso.datetime(), tables: BackupTables });

/** What a file of version 1 could not have, which is to be judged as if it had it, empty. */
export const FirstTables = z.object({ tables: z.looseObject({}) });

/** Nothing at all: the start of a file, and of a plan. */
export function noRows(): BackupRows {
  return {
    exchanges: [],
    messages: [],
    versions: [],
    verdicts: [],
    promises: [],
    dayLog: [],
    pairs: [],
    buddyEntries: [],
    drafts: [],
    profile: [],
  };
}
