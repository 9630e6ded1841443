/**
 * The page of the streaming benchmark: a reply arrives token by token in a pane of the coach's width that follows its
 * end, either as our Markdown or as plain paragraphs. Both are given each token through React and write once per frame,
 * so that the ratio of the two is what Markdown costs.
 */
import { createElement, useEffect, useRef } from "react";
import { createRoot } from "react-dom/client";
import { flushSync } from "react-dom";
import { Markdown } from "#client/ui/markdown.tsx";
import "#client/ui/tokens.css";
import "#client/ui/base.css";
import "./page.css";

export type View = "markdown" | "plain";
export type Streamed = { done: boolean; tokens: number; longTasksMs: number[]; longestFrameGapMs: number };

declare global {
  interface Window {
    streamed: Streamed;
    stream: (view: View, tokens: string[], perSecond: number) => void;
    showAtOnce: (text: string) => void;
    clear: () => void;
  }
}

const TICK_MS = 4;
const root = createRoot(element("root"));
const scroller = element("scroller");

window.streamed = { done: true, tokens: 0, longTasksMs: [], longestFrameGapMs: 0 };

new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) window.streamed.longTasksMs.push(entry.duration);
}).observe({ type: "longtask" });

window.stream = (view, tokens, perSecond) => {
  const streamed: Streamed = { done: false, tokens: 0, longTasksMs: [], longestFrameGapMs: 0 };
  window.streamed = streamed;
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
  window.streamed = { done: true, tokens: 0, longTasksMs: [], longestFrameGapMs: 0 };
  setTimeout(() => flushSync(() => root.render(createElement(Markdown, { key: "shown", text, streaming: false }))));
};

window.clear = () => root.render(null);

function show(view: View, text: string, streaming: boolean) {
  root.render(view === "markdown" ? createElement(Markdown, { text, streaming }) : createElement(Plain, { text }));
}

function watchFrames(streamed: Streamed) {
  let last = performance.now();
  const onFrame = (now: number) => {
    streamed.longestFrameGapMs = Math.max(streamed.longestFrameGapMs, now - last);
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
