// @vitest-environment happy-dom
import { flushSync } from "react-dom";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { keepUnsavedWords, useHasUnsavedWords } from "./unsaved-words.ts";
import { type DelayedSave, useDelayedSave } from "./use-delayed-save.ts";

const AFTER_MS = 300;

let root: Root;
const fields: DelayedSave<string>[] = [];
/** What is on the disk, in the order it came there. */
let disk: string[];
let lastWords: string[];
let isFull: boolean;
/** How long the disk takes; 0: until the next turn. */
let takesMs: number;

function Field() {
  const saving = useDelayedSave<string>(save, (text) => void lastWords.push(text), AFTER_MS);
  fields.push(saving);
  return saving.state;
}

function Frame() {
  return useHasUnsavedWords() ? "non enregistré" : "";
}

function type(text: string): void {
  fields.at(-1)?.later(text);
}

async function save(text: string): Promise<void> {
  await (takesMs === 0 ? Promise.resolve() : new Promise((resolve) => void setTimeout(resolve, takesMs)));
  if (isFull) throw new DOMException("no room", "QuotaExceededError");
  disk.push(text);
}

beforeEach(() => {
  vi.useFakeTimers();
  [disk, lastWords, isFull, takesMs] = [[], [], false, 0];
  document.body.innerHTML = "<div></div>";
  root = createRoot(document.body.firstElementChild as Element);
  flushSync(() => root.render(<Field />));
});

afterEach(async () => {
  root.unmount();
  isFull = false;
  await vi.runAllTimersAsync();
  vi.useRealTimers();
});

test("what is typed is kept once the typing pauses, the newest alone", async () => {
  type("M");
  await vi.advanceTimersByTimeAsync(AFTER_MS - 1);
  type("Mo");
  await vi.advanceTimersByTimeAsync(AFTER_MS - 1);
  expect(disk).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(disk).toEqual(["Mo"]);
});

test("typing that never pauses is on the disk within a second of each key, and not at each key", async () => {
  takesMs = 50;
  for (let typed = 1; typed <= 50; typed++) {
    type("x".repeat(typed));
    await vi.advanceTimersByTimeAsync(100);
    // What was typed a second ago is there.
    expect(disk.at(-1)?.length ?? 0).toBeGreaterThanOrEqual(typed - 10);
  }
  expect(disk.length).toBeLessThanOrEqual(6);
});

test("the frame of the page knows of words that could not be kept until they are, whatever is typed meanwhile", async () => {
  const frame = document.body.appendChild(document.createElement("p"));
  const frameRoot = createRoot(frame);
  flushSync(() => frameRoot.render(<Frame />));
  isFull = true;
  type("Mon post");
  await vi.advanceTimersByTimeAsync(AFTER_MS);
  expect(frame.textContent).toBe("non enregistré");
  type("Mon post, et la suite");
  await vi.advanceTimersByTimeAsync(1);
  expect(frame.textContent).toBe("non enregistré");
  isFull = false;
  await vi.advanceTimersByTimeAsync(AFTER_MS);
  expect([frame.textContent, disk]).toEqual(["", ["Mon post, et la suite"]]);
  frameRoot.unmount();
});

test("words that could not be kept say so, are tried again, and are gone from nowhere meanwhile", async () => {
  isFull = true;
  type("Mon post");
  await vi.advanceTimersByTimeAsync(AFTER_MS);
  expect(document.body.textContent).toBe("unsaved");
  expect(await keepUnsavedWords()).toBe(false);
  isFull = false;
  await vi.advanceTimersByTimeAsync(5_000);
  expect(disk).toEqual(["Mon post"]);
  expect(document.body.textContent).toBe("saved");
  expect(await keepUnsavedWords()).toBe(true);
});

test("a field that left the screen with words that could not be kept still keeps them, and a dying page still has them", async () => {
  isFull = true;
  type("Mon post");
  flushSync(() => root.render(null));
  await vi.advanceTimersByTimeAsync(0);
  expect(await keepUnsavedWords()).toBe(false);
  globalThis.dispatchEvent(new Event("pagehide"));
  expect(lastWords).toEqual(["Mon post"]);
  await vi.advanceTimersByTimeAsync(0);
  isFull = false;
  await vi.advanceTimersByTimeAsync(5_000);
  expect(disk).toEqual(["Mon post"]);
  globalThis.dispatchEvent(new Event("pagehide"));
  expect(lastWords).toEqual(["Mon post"]);
});

test("a page that dies while its words are being written puts them down as its last ones, and one that lives on keeps them", async () => {
  takesMs = 50;
  type("Mon post");
  await vi.advanceTimersByTimeAsync(AFTER_MS);
  globalThis.dispatchEvent(new Event("pagehide"));
  expect([lastWords, disk]).toEqual([["Mon post"], []]);
  await vi.advanceTimersByTimeAsync(AFTER_MS);
  // Once more, behind the first: the save that ends well takes the last words away.
  expect(disk).toEqual(["Mon post", "Mon post"]);
  await vi.waitFor(() => expect(document.body.textContent).toBe("saved"));
  globalThis.dispatchEvent(new Event("pagehide"));
  expect(lastWords).toEqual(["Mon post"]);
});

test("a page that may only go with every word kept waits for the one being written", async () => {
  type("Mon post");
  const flushed = keepUnsavedWords();
  expect(disk).toEqual([]);
  expect(await flushed).toBe(true);
  expect(disk).toEqual(["Mon post"]);
});

test("and for words typed while the last ones were being written", async () => {
  type("Un début");
  const kept = keepUnsavedWords();
  type("Un début, une fin");
  expect(await kept).toBe(true);
  expect(disk).toEqual(["Un début", "Un début, une fin"]);
});
