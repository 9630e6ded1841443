/**
 * The page of the streaming benchmark: a reply arrives token by token, in a pane of the coach's width that follows its end
 * or in the coach's block itself. Our Markdown and plain paragraphs are both given each token through React and write once
 * per frame, so that the ratio of the two is what Markdown costs; react-markdown is rendered again at each token.
 */
import { createElement, type ReactNode, useEffect, useRef } from "react";
import { createRoot, type Root } from "react-dom/client";
import { flushSync } from "react-dom";
import ReactMarkdown from "react-markdown";
import { Markdown } from "#client/ui/markdown.tsx";
import { assertNever } from "#shared/assert-never.ts";
import "#client/ui/tokens.css";
import "#client/ui/base.css";
import "./page.css";
import { type Keystroke, takeKeystrokes } from "../in-page/keystrokes.ts";
import { takeLongTasks } from "../in-page/long-tasks.ts";
import { beginWriting, openThread, seedThread, writeWords } from "../in-page/seeded-thread.ts";

/** `coach`: the block of the cockpit, with its thread, its composer and its database. */
export type View = "markdown" | "plain" | "react-markdown" | "coach";
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
    stream: (view: View, tokens: readonly string[], perSecond: number) => void;
    showAtOnce: (text: string) => void;
    clear: () => void;
  }
}

const TICK_MS = 4;
/** Made when it is first needed: the coach's block has a root of its own in the same place. */
let root: Root | undefined;
const scroller = element("scroller");

window.streamed = nothingYet(true);

window.openCoach = async (messages, deliverable) => {
  scroller.classList.add("has-coach");
  await seedThread(messages, "Une ligne de conseil, puis une autre. ".repeat(30), deliverable);
  await openThread();
  await beginWriting();
};
window.keystrokes = takeKeystrokes;
window.longTasks = takeLongTasks;

window.stream = (view, tokens, perSecond) => {
  const streamed = nothingYet(false);
  window.streamed = streamed;
  takeLongTasks();
  const startedAt = performance.now();
  let text = "";
  watchFrames(streamed);
  const timer = setInterval(() => {
    const due = Math.min(tokens.length, Math.floor(((performance.now() - startedAt) / 1000) * perSecond));
    if (due > streamed.tokens) text += tokens.slice(streamed.tokens, due).join("");
    streamed.tokens = due;
    streamed.done = due === tokens.length;
    if (streamed.done) clearInterval(timer);
    show(view, text, !streamed.done);
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
      return render(createElement(Markdown, { text, streaming }));
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

function watchFrames(streamed: Streamed) {
  const startedAt = performance.now();
  let last = startedAt;
  let frames = 0;
  const onFrame = (now: number) => {
    streamed.longestFrameGapMs = Math.max(streamed.longestFrameGapMs, now - last);
    frames += 1;
    streamed.framesPerSecond = (frames * 1_000) / Math.max(now - startedAt, 1);
    last = now;
    scroller.scrollTop = scroller.scrollHeight;
    if (!streamed.done) requestAnimationFrame(onFrame);
  };
  requestAnimationFrame(onFrame);
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
