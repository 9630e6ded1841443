// @vitest-environment happy-dom
import { act, useEffect } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { keepUnsavedWords } from "./unsaved-words.ts";
import { type DelayedSave, useDelayedSave } from "./use-delayed-save.ts";

let disk: string[];
let isFull: boolean;
let write: (() => void) | null;
const field: { current: DelayedSave<string> | null } = { current: null };
let root: Root;

function Field() {
  const saving = useDelayedSave(
    (words: string) =>
      new Promise<boolean>((resolve) => {
        write = () => {
          if (!isFull) disk.push(words);
          resolve(!isFull);
        };
      }),
    () => undefined,
    60_000,
  );
  useEffect(() => void (field.current = saving));
  return null;
}

beforeEach(async () => {
  vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);
  disk = [];
  isFull = false;
  write = null;
  root = createRoot(document.createElement("div"));
  await act(async () => root.render(<Field />));
});
afterEach(async () => {
  await act(async () => root.unmount());
  vi.unstubAllGlobals();
});

test("a page with nothing typed has nothing to wait for", async () => {
  expect(await keepUnsavedWords()).toBe(true);
});

test("words whose typing has not paused are on the disk before the page may go", async () => {
  field.current?.later("Un début");
  const kept = keepUnsavedWords();
  await vi.waitFor(() => write?.());
  expect(await kept).toBe(true);
  expect(disk).toEqual(["Un début"]);
});

test("words typed while the last ones are being written are waited for too", async () => {
  field.current?.later("Un début");
  const kept = keepUnsavedWords();
  field.current?.later("Un début, une fin");
  write?.();
  await vi.waitFor(() => {
    write?.();
    expect(disk).toContain("Un début, une fin");
  });
  expect(await kept).toBe(true);
});

test("words that cannot be written keep the page where it is, until others can", async () => {
  isFull = true;
  field.current?.later("Trop");
  const refused = keepUnsavedWords();
  write?.();
  expect(await refused).toBe(false);
  expect(await keepUnsavedWords()).toBe(false);
  isFull = false;
  field.current?.later("Court");
  const kept = keepUnsavedWords();
  write?.();
  expect(await kept).toBe(true);
});

test("the last words of a field that is gone are waited for", async () => {
  field.current?.later("Avant de partir");
  await act(async () => root.render(null));
  const kept = keepUnsavedWords();
  write?.();
  expect(await kept).toBe(true);
  expect(disk).toEqual(["Avant de partir"]);
});
