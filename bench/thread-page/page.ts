/**
 * The page of the long-thread benchmark: the coach's block as the cockpit shows it, over a database with as many messages
 * of one day as are asked for.
 */
import { createElement } from "react";
import { createRoot } from "react-dom/client";
import type { Question, Reply } from "#shared/message.ts";
import { currentDb, openDb } from "#client/db/db.ts";
import { AICoachWidget } from "#client/features/coach/ai-coach-widget.tsx";
import { setCoachAboard } from "#client/features/coach/coach-watch.ts";
import { showReply } from "#client/features/coach/live-replies.ts";
import { readCoachThread } from "#client/features/coach/use-coach-thread.ts";
import { loadLanguage } from "#client/i18n/language.ts";
import { newId } from "#client/platform/ids.ts";
import { questionRow, replyRow } from "#client/testing/thread-rows.ts";
import "#client/ui/tokens.css";
import "#client/ui/base.css";
import "./page.css";

/** What each thing took, in milliseconds. */
export type ThreadBench = {
  seed: (messages: number, reply: string) => Promise<void>;
  /** From the call, with the coach in veille and its window's code fetched, until the newest reply is painted. */
  open: () => Promise<number>;
  /** Reading the whole thread once, as each checkpoint does; median of ten. */
  read: () => Promise<number>;
  /** Gaps between frames while the thread is scrolled up from its foot. */
  scroll: () => Promise<number[]>;
  /** The newest reply is written, a token each 20 ms, until `endStream`. */
  stream: (reply: string) => void;
  endStream: () => void;
  /** For each keystroke since the last call: until it is painted, and how long the page worked for it. */
  keystrokes: () => { paintedMs: number; workedMs: number }[];
  longTasks: () => number[];
  shownTurns: () => number;
};

declare global {
  interface Window {
    bench: ThreadBench;
  }
}

const DAY = 3;
const REST_MS = 500;
const TOKEN_MS = 20;
const TOKEN_CHARACTERS = 4;
const SCROLL_MS = 4_000;
/** Ten screens a second: nobody reads at that rate, a wheel spun hard reaches it. */
const SCROLL_PX_PER_MS = 6;
const NEWEST = "newest-reply-mark";

const keys: { paintedMs: number; workedMs: number }[] = [];
const long: number[] = [];
let newest: Reply | null = null;
let streaming: ReturnType<typeof setInterval> | undefined;

openDb("bench");
await loadLanguage();
new PerformanceObserver((list) => {
  for (const { duration } of list.getEntries()) long.push(duration);
}).observe({ type: "longtask" });

let typing: { at: number; handledMs: number } | null = null;

document.addEventListener("keydown", ({ timeStamp }) => {
  const typed = { at: timeStamp, handledMs: 0 };
  typing = typed;
  requestAnimationFrame((frameAt) => {
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener("message", () => {
      const paintedAt = performance.now();
      const paintedMs = paintedAt - typed.at;
      // The frame may have begun before the key was struck.
      keys.push({ paintedMs, workedMs: Math.min(paintedMs, typed.handledMs + (paintedAt - frameAt)) });
    });
    port1.start();
    port2.postMessage(null);
  });
});
window.addEventListener("input", () => {
  // React writes in a microtask at the end of the event, asked for before this one.
  queueMicrotask(() => {
    if (typing !== null) typing.handledMs = performance.now() - typing.at;
  });
});

window.bench = {
  seed: async (messages, reply) => {
    const { exchanges, messages: table } = currentDb();
    await table.clear();
    await exchanges.clear();
    const exchangeId = newId();
    await exchanges.add({ id: exchangeId, day: DAY, createdAt: 0, pinnedAt: null, deletedAt: null });
    const rows: (Question | Reply)[] = [];
    let before: string | null = null;
    for (let turn = 0; turn < messages / 2; turn++) {
      const question = questionAt(turn, exchangeId, before);
      newest = replyAt(question, turn + 1 >= messages / 2 ? `${NEWEST} ${reply}` : reply);
      before = newest.id;
      rows.push(question, newest);
    }
    await table.bulkAdd(rows);
    await restInVeille();
  },
  open: async () => {
    const startedAt = performance.now();
    setCoachAboard(true);
    for (;;) {
      await nextFrame();
      const scroller = document.querySelector(".thread-scroll");
      const isThere = document.querySelector(".thread")?.textContent.includes(NEWEST) === true;
      const fromFoot = scroller === null ? 1 : scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight;
      if (isThere && document.querySelector(".thread .md") !== null && fromFoot <= 1) break;
    }
    return performance.now() - startedAt;
  },
  read: async () => {
    const took: number[] = [];
    for (let time = 0; time < 10; time++) {
      const startedAt = performance.now();
      await readCoachThread(DAY);
      took.push(performance.now() - startedAt);
    }
    return took.toSorted((a, b) => a - b)[5] ?? 0;
  },
  scroll: async () => {
    const scroller = document.querySelector(".thread-scroll");
    if (scroller === null) throw new Error("no thread on the page");
    const from = scroller.scrollTop;
    const startedAt = performance.now();
    const gaps: number[] = [];
    let last = await nextFrame();
    while (performance.now() - startedAt < SCROLL_MS) {
      scroller.scrollTop = from - (performance.now() - startedAt) * SCROLL_PX_PER_MS;
      const at = await nextFrame();
      gaps.push(at - last);
      last = at;
    }
    return gaps;
  },
  stream: (reply) => {
    let [written, seq] = [0, 0];
    streaming = setInterval(() => {
      if (newest === null) return;
      written += TOKEN_CHARACTERS;
      seq += 1;
      const text = `${NEWEST} ${reply.repeat(20).slice(0, written)}`;
      showReply({ ...newest, text, state: { status: "streaming", seq } }, null);
    }, TOKEN_MS);
    const { messages } = currentDb();
    if (newest !== null) void messages.put({ ...newest, text: "", state: { status: "streaming", seq: 0 } });
  },
  endStream: () => clearInterval(streaming),
  keystrokes: () => keys.splice(0),
  longTasks: () => long.splice(0),
  shownTurns: () => document.querySelectorAll(".thread article").length,
};

/** The cockpit's code of the window is fetched once the page is at rest. */
async function restInVeille(): Promise<void> {
  const place = document.getElementById("root");
  if (place === null) throw new Error("no #root in the page");
  createRoot(place).render(
    createElement(AICoachWidget, {
      day: DAY,
      onCall: () => undefined,
      onPlaced: () => undefined,
      onShowPassage: () => undefined,
    }),
  );
  await import("#client/features/coach/coach-window.tsx");
  await new Promise((resolve) => setTimeout(resolve, REST_MS));
}

function questionAt(turn: number, exchangeId: string, parentId: string | null): Question {
  const createdAt = Date.UTC(2026, 10, 22, 8) + turn * 60_000;
  return questionRow({ day: DAY, exchangeId, createdAt, parentId, text: `Et la phrase ${turn} ?` });
}

function replyAt(question: Question, text: string): Reply {
  return replyRow(question, {
    source: { kind: "model", model: "bench" },
    text,
    state: { status: "complete", reason: "stop", usage: { input: 900, output: 300 }, cost: null },
  });
}

function nextFrame(): Promise<number> {
  return new Promise((resolve) => requestAnimationFrame(resolve));
}
