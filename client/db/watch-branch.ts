/**
 * A day's current branch as it changes. While a reply is written its row changes twice a second, and of a long exchange
 * only the end is read again then: a thousand messages take longer to read than a frame lasts. Nor is anything told that
 * is on the screen already: the thread would be rendered for words that stand in it.
 */
import { Dexie, liveQuery } from "dexie";
import type { Day } from "#shared/day.ts";
import type { Message, Reply } from "#shared/message.ts";
import { currentDb } from "./db.ts";
import { branchOf, readCurrentExchange, type ThreadTurn } from "./threads.ts";

/** `exchangeId`: `null` until the day's first question. */
export type Branch = { exchangeId: string | null; turns: ThreadTurn[] };

/** The end of an exchange has so many messages, and up to twice as many before its beginning moves on. */
const TAIL = 40;

type Subscription = { unsubscribe: () => void };
/** `tailFrom`: the id of the first message that may still change often. */
type Place = { exchangeId: string; tailFrom: string };

type Watcher = {
  tell: (branch: Branch) => void;
  /** The database cannot be read. */
  fail: (error: unknown) => void;
  /** Whether all words of that row are shown without it: that they were kept is no news then. */
  isShown: (reply: Reply) => boolean;
};

/** Tells the branch, and tells it again at each change that is news. */
export function watchBranch(day: Day, watcher: Watcher): Subscription {
  const { tell, fail } = watcher;
  let known: Place | null | undefined;
  let parts: Subscription[] = [];

  function move(place: Place | null) {
    if (known !== undefined && known?.exchangeId === place?.exchangeId && known?.tailFrom === place?.tailFrom) return;
    known = place;
    for (const part of parts) part.unsubscribe();
    parts = place === null ? [] : watchParts(day, place, watcher);
    if (place === null) tell({ exchangeId: null, turns: [] });
  }

  const places = liveQuery(() => readPlace(day)).subscribe(move, fail);
  return {
    unsubscribe: () => {
      for (const part of [places, ...parts]) part.unsubscribe();
    },
  };
}

function watchParts(day: Day, { exchangeId, tailFrom }: Place, { tell, fail, isShown }: Watcher): Subscription[] {
  let head: Message[] | null = null;
  let tail: Message[] | null = null;
  let news = "";

  function tellBoth() {
    if (head !== null && tail !== null) tell({ exchangeId, turns: branchOf([...head, ...tail]) });
  }

  const before = liveQuery(() =>
    messages().between([day, exchangeId, Dexie.minKey], [day, exchangeId, tailFrom], true, false).toArray(),
  );
  const after = liveQuery(() =>
    messages().between([day, exchangeId, tailFrom], [day, exchangeId, Dexie.maxKey]).toArray(),
  );
  return [
    before.subscribe((rows) => {
      head = rows;
      tellBoth();
    }, fail),
    after.subscribe((rows) => {
      const told = news;
      news = JSON.stringify(rows.map((row) => (isInFlight(row) && isShown(row) ? withoutWords(row) : row)));
      tail = rows;
      if (news !== told) tellBoth();
    }, fail),
  ];
}

function isInFlight(row: Message): row is Reply {
  return row.role === "reply" && row.state.status === "streaming";
}

function withoutWords(reply: Reply): Reply {
  return { ...reply, text: "", state: { status: "streaming", seq: 0 } };
}

/** `null` while the day has no exchange. */
async function readPlace(day: Day): Promise<Place | null> {
  const exchange = await readCurrentExchange(day);
  if (exchange === undefined) return null;
  const { id: exchangeId } = exchange;
  const all = messages().between([day, exchangeId, Dexie.minKey], [day, exchangeId, Dexie.maxKey]);
  const [count, open] = await Promise.all([
    all.count(),
    currentDb().messages.where("state.status").anyOf("queued", "streaming").primaryKeys(),
  ]);
  const start = Math.max(0, Math.floor((count - TAIL) / TAIL) * TAIL);
  const [first = ""] = start === 0 ? [] : await all.offset(start).limit(1).primaryKeys();
  // A reply may be on its way far above, behind questions that wait; one of another exchange does no harm.
  return { exchangeId, tailFrom: [first, ...open].toSorted()[0] ?? "" };
}

function messages() {
  return currentDb().messages.where("[day+exchangeId+id]");
}
