/**
 * The tables as Kysely sees them, one set for SQLite and PostgreSQL: text and bigint only. Times are epoch
 * milliseconds; JSON travels as text and is parsed by its schema where it is read.
 */
import type { Generated } from "kysely";

export interface Tables {
  users: UsersTable;
  sessions: SessionsTable;
  links: LinksTable;
  profiles: ProfilesTable;
  programme: ProgrammeTable;
  missions: MissionsTable;
  runs: RunsTable;
  run_pages: RunPagesTable;
  usage: UsageTable;
  spending: SpendingTable;
  pairs: PairsTable;
  pair_members: PairMembersTable;
  pair_entries: PairEntriesTable;
  invites: InvitesTable;
  settings: SettingsTable;
}

interface UsersTable {
  id: string;
  role: "owner" | "member";
  /** Civil date of J1, read in `zone` (IANA). */
  started_on: string;
  zone: string;
  created_at: number;
  /** As the others see it; "" until they say. */
  name: Generated<string>;
  /** 1: may invite, pair, and see what is consumed. The owner always is. */
  is_operator: Generated<number>;
  /** SHA-256 of the recovery code; null: none was made, or it was used. */
  recovery_hash: Generated<string | null>;
}

/** A session is known by the SHA-256 of its token: a stolen database opens no door. */
interface SessionsTable {
  token_hash: string;
  user_id: string;
  created_at: number;
  expires_at: number;
  /** What a list may show, and what ends it from another device. */
  id: Generated<string>;
  /** The browser and system it was opened in, such as `Firefox · Linux`. */
  label: Generated<string>;
  /** Within some minutes. */
  seen_at: Generated<number>;
}

/** One-time links, hashed like sessions. `user_id` null: the link makes the owner, where there is none yet. */
interface LinksTable {
  token_hash: string;
  user_id: string | null;
  created_at: number;
  expires_at: number;
  used_at: number | null;
}

interface ProfilesTable {
  user_id: string;
  trade: string;
  offer: string;
  audience: string;
  tone: string;
  revision: number;
  updated_at: number;
}

/** One row: the programme in force. `title` and `contact` are JSON `Bilingual`s. */
interface ProgrammeTable {
  id: string;
  title: string;
  contact: string | null;
  imported_at: number;
}

/** `content` is a JSON `Mission`. */
interface MissionsTable {
  day: number;
  content: string;
}

/** The production of one reply. The request itself is never here, only its SHA-256. */
interface RunsTable {
  /** The reply's id, made by the client: this key is what makes one id one run, whichever process is asked. */
  id: string;
  user_id: string;
  body_sha256: string;
  /** `interrupted`: its process died. `expired`: its words have gone, the row stays so that it is never produced again. */
  state: "live" | "ended" | "interrupted" | "expired";
  /** The process that produces it. */
  node: string;
  /** 1: another process was asked to stop it. */
  stop_requested: number;
  created_at: number;
  /** Renewed while it is alive, then the time of its end. */
  updated_at: number;
}

/** Some of a run's events, in order, the first being number `first_seq`: one JSON `CoachEvent` a line. */
interface RunPagesTable {
  run_id: string;
  first_seq: number;
  events: string;
}

/** What one person consumed on one civil date of their own zone, live replies' reservations included. */
interface UsageTable {
  user_id: string;
  day: string;
  tokens: number;
  /** Millionths of the operator's currency. */
  cost_micros: number;
}

/** What everybody consumed on one UTC date, and the last percentage of each cap that the operator was warned of. */
interface SpendingTable {
  day: string;
  tokens: number;
  cost_micros: number;
  warned_day: number;
  warned_month: number;
}

/** Two people, from `created_at` until one of them leaves or an operator parts them. */
interface PairsTable {
  id: string;
  created_at: number;
  ended_at: number | null;
  /** Of the newest entry; 0: none yet. Raised in the transaction that writes the entry, which puts entries in order. */
  last_seq: number;
}

/** A person is in one open pair at most. `delivered`, `read`: entries of the other one, up to that number. */
interface PairMembersTable {
  pair_id: string;
  user_id: string;
  is_open: number;
  delivered: number;
  read: number;
}

/** What one wrote to the other. `id` is its author's key: however often it is sent, it is there once. */
interface PairEntriesTable {
  id: string;
  pair_id: string;
  /** From 1, with no gap but what an erased account leaves. */
  seq: number;
  from_id: string;
  /** JSON `BuddyBody`. */
  body: string;
  created_at: number;
}

/** One-time links that make an account, hashed like sessions. Two invites of one `pair_key` make a pair of their people. */
interface InvitesTable {
  id: string;
  token_hash: string;
  name: string;
  makes_operator: number;
  pair_key: string | null;
  pair_with: string | null;
  created_at: number;
  expires_at: number;
  used_at: number | null;
  used_by: string | null;
  revoked_at: number | null;
}

/** What an operator set in Pilotage, over the environment. `value` is JSON, parsed where it is read. */
interface SettingsTable {
  key: string;
  value: string;
  updated_at: number;
}
