/**
 * The page of the streaming benchmark: a reply arrives token by token in a pane of the coach's width that follows its
 * end, either as our Markdown or as plain paragraphs. Both render once per frame through React, so that the ratio of
 * the two is what Markdown costs.
 */
import { createElement, memo, useEffect, useState } from "react";
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
  root.render(
    view === "markdown" ? createElement(Markdown, { text, streaming }) : createElement(Plain, { text, streaming }),
  );
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

/** What any text costs: one memoised paragraph per blank line, once per frame. */
function Plain({ text, streaming }: { text: string; streaming: boolean }) {
  const [shown, setShown] = useState(text);
  useEffect(() => {
    const frame = requestAnimationFrame(() => setShown(text));
    return () => cancelAnimationFrame(frame);
  }, [text]);
  return createElement(Paragraphs, { text: streaming ? shown : text });
}

const Paragraphs = memo(function Paragraphs({ text }: { text: string }) {
  const paragraphs = text.split("\n\n");
  return createElement(
    "div",
    { className: "md" },
    paragraphs.map((words, index) => createElement(Paragraph, { key: index, words })),
  );
});

const Paragraph = memo(function Paragraph({ words }: { words: string }) {
  return createElement("p", null, words);
});

function element(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`no #${id} in the page`);
  return found;
}
