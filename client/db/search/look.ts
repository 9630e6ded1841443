/** What the journal's list asks of its worker, and what it is answered. All of it can be sent between threads. */
import type { Day } from "#shared/day.ts";
import type { Piece } from "./excerpt.ts";

/** `buddy`: what binômes wrote. `bin`: the exchanges that were deleted, and only those. */
export type JournalFilter = "all" | "pinned" | "critiques" | "buddy" | "bin";

export type Scope = {
  /** The search field as it is. */
  typed: string;
  filter: JournalFilter;
  /** One day alone; `null`: all of them. */
  day: Day | null;
};

/** What the reader has open: an exchange, one version of a deliverable, or what two binômes wrote on one date. */
export type Target = { kind: "exchange" | "deliverable" | "buddy"; id: string };

/** A place to read: `passage` is the message (or version, or entry) that was found there; `null` without a search. */
export type Spot = { target: Target; passage: string | null };

export type Look = {
  scope: Scope;
  /** Which lines are wanted, counted from 0 over all days. */
  from: number;
  count: number;
  /** Where the reader is. */
  at: Spot | null;
};

export type Line = {
  target: Target;
  day: Day;
  /** Epoch milliseconds. */
  createdAt: number;
  isPinned: boolean;
  deletedAt: number | null;
  /** Of a deliverable, its version; its line has no title. */
  version: number | null;
  /** Of what binômes wrote, the name of the other one, "" where it is not known; `null`: it is something else. */
  buddy: string | null;
  title: Piece[];
  excerpt: Piece[];
  /** The first passage found there; `null` without a search. */
  passage: string | null;
};

/** Where the reader is among all passages (without a search: all lines), and its neighbours. `index` is from 0. */
export type Place = { index: number; total: number; previous: Spot | null; next: Spot | null };

export type Answer = {
  /** How many lines each day has, in the order of the list. */
  groups: { day: Day; lines: number }[];
  from: number;
  lines: Line[];
  passages: number;
  exchanges: number;
  deliverables: number;
  buddyThreads: number;
  place: Place | null;
  /** How many exchanges are in the bin. */
  binned: number;
  /** Whether binômes ever wrote to each other here. */
  hasBuddy: boolean;
  /** The journal is still being read: there may be more. */
  isReading: boolean;
};

/** Rows that changed, by primary key. */
export type Changes = Record<"messages" | "exchanges" | "versions" | "pairs" | "buddyEntries", string[]>;

export type ToWorker =
  | { kind: "open"; database: string }
  | { kind: "look"; look: Look }
  | { kind: "changed"; changes: Changes | "anything" };

export type FromWorker =
  | { kind: "answer"; answer: Answer }
  | { kind: "failed"; reason: string }
  /** Something to see may be another by now: look again. */
  | { kind: "changed" };
