/** The page of the long-thread benchmark: the coach's block as the cockpit shows it, over a long day. */
import { readCoachThread } from "#client/features/coach/use-coach-thread.ts";
import "#client/ui/tokens.css";
import "#client/ui/base.css";
import "./page.css";
import { type Keystroke, takeKeystrokes } from "../in-page/keystrokes.ts";
import { takeLongTasks } from "../in-page/long-tasks.ts";
import { beginWriting, DAY, nextFrame, openThread, seedThread, writeWords } from "../in-page/seeded-thread.ts";

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
  /** Those since the last call. */
  keystrokes: () => Keystroke[];
  longTasks: () => number[];
  shownTurns: () => number;
};

declare global {
  interface Window {
    bench: ThreadBench;
  }
}

const TOKEN_MS = 20;
const TOKEN_CHARACTERS = 4;
const SCROLL_MS = 4_000;
/** Ten screens a second: nobody reads at that rate, a wheel spun hard reaches it. */
const SCROLL_PX_PER_MS = 6;

let streaming: ReturnType<typeof setInterval> | undefined;

window.bench = {
  seed: (messages, reply) => seedThread(messages, reply, null),
  open: openThread,
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
    let written = 0;
    const text = reply.repeat(20);
    streaming = setInterval(() => {
      written += TOKEN_CHARACTERS;
      writeWords(text.slice(0, written));
    }, TOKEN_MS);
    void beginWriting();
  },
  endStream: () => clearInterval(streaming),
  keystrokes: takeKeystrokes,
  longTasks: takeLongTasks,
  shownTurns: () => document.querySelectorAll(".thread article").length,
};

document.documentElement.dataset["ready"] = "";
