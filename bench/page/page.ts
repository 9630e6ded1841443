/**
 * The page of the streaming benchmark: a reply arrives token by token, in a pane of the coach's width that follows its end
 * or in the coach's block itself. Our Markdown and plain paragraphs are both given each token through React and write once
 * per frame, so that the ratio of the two is what Markdown costs; react-markdown is rendered again at each token.
 */
import { createElement, type ReactNode, useEffect, useRef, useState } from "react";
import { createRoot, type Root } from "react-dom/client";
import { flushSync } from "react-dom";
import ReactMarkdown from "react-markdown";
import { Markdown } from "#client/ui/markdown.tsx";
import { assertNever } from "#shared/assert-never.ts";
import "#client/ui/tokens.css";
import "#client/ui/base.css";
import "./page.css";
import { type Keystroke, takeKeystrokes } from "../in-page/keystrokes.ts";
import { takeLayoutShift } from "../in-page/layout-shifts.ts";
import { takeLongTasks } from "../in-page/long-tasks.ts";
import { replyTokens } from "../reply-tokens.ts";
import { beginWriting, openThread, seedThread, writeWords } from "../in-page/seeded-thread.ts";

/** `coach`: the block of the cockpit, with its thread, its composer and its database. */
export type View = "markdown" | "plain" | "react-markdown" | "coach";
/** The frames are zero where they were not counted. */
export type Streamed = {
  done: boolean;
  tokens: number;
  longestFrameGapMs: number;
  framesPerSecond: number;
};

declare global {
  interface Window {
    streamed: Streamed;
    /** Before a stream into the coach's block: messages of the day above it, and the deliverable that it judges. */
    openCoach: (messages: number, deliverable: string | null) => Promise<void>;
    keystrokes: () => Keystroke[];
    longTasks: () => number[];
    layoutShift: () => number;
    /** `countsFrames`: and so keeps the page drawing sixty times a second, which words alone may not ask for. */
    stream: (view: View, tokens: readonly string[], perSecond: number, countsFrames: boolean) => void;
    showAtOnce: (text: string) => void;
    clear: () => void;
  }
}

const TICK_MS = 4;
/** Some 1,200 characters: earlier replies are of the usual length and form. */
const EARLIER_TOKENS = 300;
const REST_MS = 500;
/** Made when it is first needed: the coach's block has a root of its own in the same place. */
let root: Root | undefined;
const scroller = element("scroller");

window.streamed = nothingYet(true);

window.openCoach = async (messages, deliverable) => {
  scroller.classList.add("has-coach");
  await seedThread(messages, replyTokens(EARLIER_TOKENS).join(""), deliverable);
  await openThread();
  await beginWriting();
  // A model takes longer to begin than the thread takes to come to rest.
  await new Promise((resolve) => setTimeout(resolve, REST_MS));
};
window.keystrokes = takeKeystrokes;
window.longTasks = takeLongTasks;
window.layoutShift = takeLayoutShift;

window.stream = (view, tokens, perSecond, countsFrames) => {
  const streamed = nothingYet(false);
  window.streamed = streamed;
  takeLongTasks();
  takeLayoutShift();
  const startedAt = performance.now();
  let text = "";
  if (countsFrames) watchFrames(streamed);
  const timer = setInterval(() => {
    const due = Math.min(tokens.length, Math.floor(((performance.now() - startedAt) / 1000) * perSecond));
    if (due > streamed.tokens) text += tokens.slice(streamed.tokens, due).join("");
    streamed.tokens = due;
    streamed.done = due === tokens.length;
    if (streamed.done) clearInterval(timer);
    show(view, text, !streamed.done);
    if (view !== "coach") followFoot();
  }, TICK_MS);
};

window.showAtOnce = (text) => {
  window.streamed = nothingYet(true);
  takeLongTasks();
  setTimeout(() => flushSync(() => render(createElement(Markdown, { key: "shown", text, streaming: false }))));
};

window.clear = () => render(null);

function show(view: View, text: string, streaming: boolean) {
  switch (view) {
    case "markdown":
      return render(createElement(OncePerFrame, { text, streaming }));
    case "plain":
      return render(createElement(Plain, { text }));
    case "react-markdown":
      return render(createElement(ReactMarkdown, null, text));
    case "coach":
      return writeWords(text);
    default:
      return assertNever(view);
  }
}

function render(shown: ReactNode) {
  root ??= createRoot(element("root"));
  root.render(shown);
}

function nothingYet(done: boolean): Streamed {
  return { done, tokens: 0, longestFrameGapMs: 0, framesPerSecond: 0 };
}

let isFollowing = false;

/** Once a frame. The coach's block brings itself to its foot. */
function followFoot() {
  if (isFollowing) return;
  isFollowing = true;
  requestAnimationFrame(() => {
    isFollowing = false;
    scroller.scrollTop = scroller.scrollHeight;
  });
}

function watchFrames(streamed: Streamed) {
  const startedAt = performance.now();
  let last = startedAt;
  let frames = 0;
  const onFrame = (now: number) => {
    streamed.longestFrameGapMs = Math.max(streamed.longestFrameGapMs, now - last);
    frames += 1;
    streamed.framesPerSecond = (frames * 1_000) / Math.max(now - startedAt, 1);
    last = now;
    if (!streamed.done) requestAnimationFrame(onFrame);
  };
  requestAnimationFrame(onFrame);
}

/** As the words in flight are: React is given each token, and shows them once a frame. */
function OncePerFrame({ text, streaming }: { text: string; streaming: boolean }) {
  const [shown, setShown] = useState(text);
  useEffect(() => {
    const frame = requestAnimationFrame(() => setShown(text));
    return () => cancelAnimationFrame(frame);
  }, [text]);
  return createElement(Markdown, { text: shown, streaming });
}

/** The least any text can cost: once per frame, its new words are appended to the last paragraph. Ignores Markdown. */
function Plain({ text }: { text: string }) {
  const written = useRef(0);
  useEffect(() => {
    const frame = requestAnimationFrame(() => {
      const plain = element("plain");
      const [more = "", ...paragraphs] = text.slice(written.current).split("\n\n");
      written.current = text.length;
      (plain.lastElementChild?.firstChild ?? newParagraph(plain)).textContent += more;
      for (const words of paragraphs) newParagraph(plain).textContent = words;
    });
    return () => cancelAnimationFrame(frame);
  }, [text]);
  return createElement("div", { className: "md", id: "plain" });
}

function newParagraph(holder: HTMLElement): Text {
  const words = document.createTextNode("");
  const paragraph = document.createElement("p");
  paragraph.append(words);
  holder.append(paragraph);
  return words;
}

function element(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`no #${id} in the page`);
  return found;
}

document.documentElement.dataset["ready"] = "";
