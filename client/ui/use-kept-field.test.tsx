// @vitest-environment happy-dom
import { flushSync } from "react-dom";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type KeptField, useKeptField } from "./use-kept-field.ts";

const AFTER_MS = 300;

let root: Root;
const fields: KeptField<string>[] = [];
/** What was saved, and what the field said it knew then. */
let saves: { text: string; bases: readonly string[] }[];
let isFull: boolean;

function Field({ stored }: { stored: string | undefined }) {
  const field = useKeptField<string>({ name: "sheet", stored, save, saveLast: () => undefined, afterMs: AFTER_MS });
  fields.push(field);
  return field.value ?? "…";
}

async function save(text: string, bases: readonly string[]): Promise<void> {
  await Promise.resolve();
  if (isFull) throw new DOMException("no room", "QuotaExceededError");
  saves.push({ text, bases });
}

beforeEach(() => {
  vi.useFakeTimers();
  [saves, isFull] = [[], false];
  document.body.innerHTML = "<div></div>";
  root = createRoot(document.body.firstElementChild as Element);
  show("avant");
});

afterEach(async () => {
  root.unmount();
  isFull = false;
  await vi.runAllTimersAsync();
  vi.useRealTimers();
});

test("words that were just kept stay on the screen until the database answers with them", async () => {
  type("avant tout");
  await vi.advanceTimersByTimeAsync(AFTER_MS);
  expect(saves).toEqual([{ text: "avant tout", bases: ["avant"] }]);
  expect(shown()).toBe("avant tout");
  show("avant tout");
  expect(shown()).toBe("avant tout");
});

test("words that could not be kept are in the next field of that place, and are kept from there", async () => {
  isFull = true;
  type("avant tout");
  await vi.advanceTimersByTimeAsync(2 * AFTER_MS);
  flushSync(() => root.render(<p>ailleurs</p>));
  await vi.advanceTimersByTimeAsync(AFTER_MS);
  flushSync(() => root.render(<Field key="again" stored="avant" />));
  expect(shown()).toBe("avant tout");
  isFull = false;
  await vi.advanceTimersByTimeAsync(AFTER_MS);
  expect(saves.map(({ text }) => text)).toEqual(["avant tout"]);
  expect(saves[0]?.bases).toContain("avant");
  // Nothing is left of them for the field after that one.
  flushSync(() => root.render(<Field key="later" stored="d’un autre onglet" />));
  expect(shown()).toBe("d’un autre onglet");
  await vi.advanceTimersByTimeAsync(10_000);
  expect(saves).toHaveLength(1);
});

test("what was stored before is shown when it is stored again", async () => {
  type("avant tout");
  await vi.advanceTimersByTimeAsync(AFTER_MS);
  show("avant tout");
  show("avant");
  expect(shown()).toBe("avant");
});

test("another tab's words appear where nobody writes, and wait where someone does", async () => {
  show("d’un autre onglet");
  expect(shown()).toBe("d’un autre onglet");
  type("d’un autre onglet, et d’ici");
  show("encore de l’autre");
  expect(shown()).toBe("d’un autre onglet, et d’ici");
  await vi.advanceTimersByTimeAsync(AFTER_MS);
  // It says what it knew: whoever saves can see that something else was written over.
  expect(saves).toEqual([{ text: "d’un autre onglet, et d’ici", bases: ["d’un autre onglet"] }]);
});

test("a field that goes on typing knows its own last save, and a save that failed", async () => {
  type("un");
  await vi.advanceTimersByTimeAsync(AFTER_MS);
  isFull = true;
  type("un deux");
  await vi.advanceTimersByTimeAsync(AFTER_MS);
  isFull = false;
  type("un deux trois");
  await vi.advanceTimersByTimeAsync(AFTER_MS);
  expect(saves.at(-1)).toEqual({ text: "un deux trois", bases: ["un", "un deux"] });
});

test("words that became something else leave the field at once, unless newer ones were typed", async () => {
  type("Alors ?");
  const field = fields.at(-1);
  await field?.flush();
  field?.replaced("Alors ?", "");
  await vi.advanceTimersByTimeAsync(0);
  expect(shown()).toBe("");
  type("Et la fin ?");
  fields.at(-1)?.replaced("Alors ?", "");
  await vi.advanceTimersByTimeAsync(0);
  expect(shown()).toBe("Et la fin ?");
});

function show(stored: string): void {
  flushSync(() => root.render(<Field stored={stored} />));
}

function type(text: string): void {
  flushSync(() => fields.at(-1)?.change(text));
}

function shown(): string {
  return document.body.textContent ?? "";
}
