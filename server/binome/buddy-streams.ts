/**
 * A person's streams: read on after the number they are at, then wait until there may be more. Catching up and being live
 * are the same code. A stream that nobody wakes looks by itself, which is also when it finds that its sign-in is over.
 */
import type { BuddyEvent, BuddyPair } from "#shared/binome-protocol.ts";
import type { Database } from "../db/open-database.ts";
import type { EventLine } from "../sse.ts";
import type { Bus } from "./bus.ts";
import { readEntries, readMarks } from "./entries.ts";
import { findOpenPair, findOwnPair } from "./pairs.ts";

/** Where a reader is: the last number it has of that pair. */
export type Place = { pairId: string | null; after: number };

export type BuddyReader = { userId: string; isSignedIn: () => Promise<boolean> };

export type BuddyStreams = {
  /** Ends with `signal`, with the sign-in, when the person opens too many others, and when the server stops. */
  follow: (reader: BuddyReader, place: Place, signal: AbortSignal) => AsyncGenerator<EventLine>;
  /** For the shutdown: every stream ends, and a new one at once. */
  end: () => void;
};

const LOOK_EVERY_MS = 15_000;
const PAGE = 100;
/** One a browser, a few browsers a person; the one that was opened first is the likeliest to be forgotten. */
const STREAMS_MAX = 6;

export function createBuddyStreams(db: Database, bus: Bus, lookEveryMs = LOOK_EVERY_MS): BuddyStreams {
  const openByUser = new Map<string, Set<AbortController>>();
  let isEnding = false;

  async function* follow(reader: BuddyReader, place: Place, left: AbortSignal): AsyncGenerator<EventLine> {
    const ending = new AbortController();
    const { signal } = ending;
    const open = (openByUser.get(reader.userId) ?? new Set()).add(ending);
    openByUser.set(reader.userId, open);
    if (open.size > STREAMS_MAX) [...open][0]?.abort();
    if (isEnding || left.aborted) ending.abort();
    left.addEventListener("abort", () => ending.abort());
    const news = listenForNews(bus, reader.userId, signal);
    try {
      const told = { place, pair: "", marks: "" };
      while (!signal.aborted && (await reader.isSignedIn())) {
        yield* readOn(db, reader.userId, told, signal);
        await news.wait(lookEveryMs);
      }
    } finally {
      news.stop();
      open.delete(ending);
      if (open.size === 0) openByUser.delete(reader.userId);
    }
  }

  return {
    follow,
    end: () => {
      isEnding = true;
      for (const open of openByUser.values()) for (const ending of open) ending.abort();
    },
  };
}

/** What a reader was told: up to where, and the last heading and marks, as they were written. */
type Told = { place: Place; pair: string; marks: string };

/** All that is new to a reader; first the rest of the pair they know, where it has ended meanwhile. */
async function* readOn(db: Database, userId: string, told: Told, signal: AbortSignal): AsyncGenerator<EventLine> {
  const open = await findOpenPair(db, userId);
  const { pairId } = told.place;
  if (pairId !== null && pairId !== open?.id) {
    const past = await findOwnPair(db, userId, pairId);
    if (past !== null) yield* readPair(db, userId, past, told, signal);
  }
  if (pairId !== (open?.id ?? null)) told.place = { pairId: open?.id ?? null, after: 0 };
  if (open === null) {
    yield* tellPair(null, told);
  } else {
    const { id, createdAt, partner } = open;
    yield* readPair(db, userId, { id, name: partner.name, since: createdAt, endedAt: null }, told, signal);
  }
}

async function* readPair(
  db: Database,
  userId: string,
  pair: BuddyPair,
  told: Told,
  signal: AbortSignal,
): AsyncGenerator<EventLine> {
  yield* tellPair(pair, told);
  for (let isWhole = false; !isWhole;) {
    const entries = await readEntries(db, pair.id, told.place.after, PAGE);
    for (const { seq, id, fromId, at, body } of entries) {
      yield lineOf({ type: "entry", seq, id, fromMe: fromId === userId, at, body });
      told.place = { pairId: pair.id, after: seq };
    }
    isWhole = entries.length < PAGE || signal.aborted;
  }
  const marks = lineOf({ type: "marks", ...(await readMarks(db, pair.id, userId)) });
  if (marks.line === told.marks) return;
  told.marks = marks.line;
  yield marks;
}

function* tellPair(pair: BuddyPair | null, told: Told): Generator<EventLine> {
  const heading = lineOf({ type: "pair", pair });
  if (heading.line === told.pair) return;
  told.pair = heading.line;
  told.marks = "";
  yield heading;
}

function lineOf(event: BuddyEvent): EventLine {
  return { seq: event.type === "entry" ? event.seq : null, line: JSON.stringify(event) };
}

/** `wait` resolves when there may be news, some that came since the last wait included, and when `signal` aborts. */
function listenForNews(bus: Bus, userId: string, signal: AbortSignal) {
  let isThere = false;
  let wake = () => {};
  const ring = () => {
    isThere = true;
    wake();
  };
  const stopListening = bus.listen(userId, ring);
  signal.addEventListener("abort", ring);
  return {
    wait: (ms: number) =>
      new Promise<void>((resolve) => {
        const timer = setTimeout(() => wake(), ms);
        wake = () => {
          clearTimeout(timer);
          wake = () => {};
          isThere = false;
          resolve();
        };
        if (isThere || signal.aborted) wake();
      }),
    stop: stopListening,
  };
}
