import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { openEventStream } from "./event-stream.ts";

const SILENCE_MS = 20_000;

let server: ReadableStreamDefaultController<Uint8Array>;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("fetch", async (_path: string, { signal }: { signal: AbortSignal }) => {
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        server = controller;
        signal.addEventListener("abort", () => controller.error(new Error("cut")));
      },
    });
    return new Response(body, { headers: { "Content-Type": "text/event-stream" } });
  });
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test("a stream that opens and never says a word is given up after 20 s", async () => {
  const { ended } = await open();
  await vi.advanceTimersByTimeAsync(SILENCE_MS - 1);
  expect(ended()).toBe(false);
  await vi.advanceTimersByTimeAsync(1);
  expect(ended()).toBe(true);
});

test("each byte, a comment's too, starts the silence anew", async () => {
  const { heard, ended } = await open();
  for (let comment = 0; comment < 3; comment++) {
    await vi.advanceTimersByTimeAsync(SILENCE_MS - 1);
    server.enqueue(new TextEncoder().encode(": alive\n\n"));
  }
  server.enqueue(new TextEncoder().encode("data: mot\n\n"));
  await vi.advanceTimersByTimeAsync(SILENCE_MS - 1);
  expect([heard, ended()]).toEqual([["mot"], false]);
  await vi.advanceTimersByTimeAsync(1);
  expect(ended()).toBe(true);
});

async function open(): Promise<{ heard: string[]; ended: () => boolean }> {
  const heard: string[] = [];
  let isOver = false;
  const stream = await openEventStream("/api", { method: "GET", connectMs: 1_000 }, new AbortController().signal);
  if (stream.kind !== "open") return expect.fail("not open");
  void (async () => {
    for await (const { data } of stream.events) heard.push(data);
    isOver = true;
  })();
  return { heard, ended: () => isOver };
}
