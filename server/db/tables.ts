/**
 * The tables as Kysely sees them, one set for SQLite and PostgreSQL: text and bigint only. Times are epoch
 * milliseconds; JSON travels as text and is parsed by its schema where it is read.
 */
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
}

interface UsersTable {
  id: string;
  role: "owner" | "member";
  /** Civil date of J1, read in `zone` (IANA). */
  started_on: string;
  zone: string;
  created_at: number;
}

/** A session is known by the SHA-256 of its token: a stolen database opens no door. */
interface SessionsTable {
  token_hash: string;
  user_id: string;
  created_at: number;
  expires_at: number;
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
