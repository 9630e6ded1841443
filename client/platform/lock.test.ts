import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { whileLeader } from "./lock.ts";
import { MemoryLocks } from "./memory-locks.ts";

let leading: string[];
let closing: AbortController;

beforeEach(() => {
  leading = [];
  closing = new AbortController();
  vi.stubGlobal("navigator", { locks: new MemoryLocks() });
});

afterEach(() => {
  closing.abort();
  vi.unstubAllGlobals();
});

test("one tab works at a time; when it goes, the next one does", async () => {
  const first = new AbortController();
  const ended = whileLeader("work", first.signal, lead("first"));
  void whileLeader("work", closing.signal, lead("second"));
  await vi.waitFor(() => expect(leading).toEqual(["first"]));
  first.abort();
  await ended;
  await vi.waitFor(() => expect(leading).toEqual(["second"]));
});

test("a holder that is overdue is replaced, stops its work, and stands by again", async () => {
  let giveUpOn: () => void = () => undefined;
  const overdue = new Promise<void>((resolve) => {
    giveUpOn = resolve;
  });
  const second = new AbortController();
  void whileLeader("work", closing.signal, lead("first"));
  void whileLeader("work", second.signal, lead("second"), () => overdue);
  await vi.waitFor(() => expect(leading).toEqual(["first"]));
  giveUpOn();
  await vi.waitFor(() => expect(leading).toEqual(["second"]));
  second.abort();
  await vi.waitFor(() => expect(leading).toEqual(["first"]));
});

test("a page that goes away while it waits asks for nothing more", async () => {
  const second = new AbortController();
  void whileLeader("work", closing.signal, lead("first"));
  const waiting = whileLeader("work", second.signal, lead("second"));
  second.abort();
  await waiting;
  expect(leading).toEqual(["first"]);
});

test("work that ends or fails is not begun again", async () => {
  await whileLeader("work", closing.signal, () => Promise.resolve());
  await expect(whileLeader("work", closing.signal, () => Promise.reject(new Error("bug")))).rejects.toThrow("bug");
});

test("without Web Locks each tab works alone", async () => {
  vi.stubGlobal("navigator", {});
  void whileLeader("work", closing.signal, lead("first"));
  void whileLeader("work", closing.signal, lead("second"));
  expect(leading).toEqual(["first", "second"]);
});

function lead(name: string) {
  return (signal: AbortSignal): Promise<void> => {
    leading.push(name);
    return new Promise((resolve) => {
      signal.addEventListener("abort", () => {
        leading = leading.filter((one) => one !== name);
        resolve();
      });
    });
  };
}
