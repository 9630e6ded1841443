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
