// What a slow, a deaf and a leaving reader do to the server.
import express from "express";
import { once } from "node:events";
import { createServer, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, expect, test, vi } from "vitest";
import { type EventLine, sendEvents } from "./sse.ts";

let server: Server;
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

/** Opens the stream of `events` and does not read it. */
async function listenDeafly(events: (signal: AbortSignal) => AsyncIterable<EventLine>) {
  const app = express();
  app.get("/", (_req, res) => sendEvents(res, events));
  server = createServer(app).listen(0, "127.0.0.1");
  await once(server, "listening");
  const deaf = request({ host: "127.0.0.1", port: (server.address() as AddressInfo).port });
  deaf.on("error", () => undefined);
  deaf.on("response", (response) => response.pause());
  deaf.end();
  return deaf;
}

test("a reader that does not read is waited for, not buffered for; one that leaves ends the reading", async () => {
  const text = "x".repeat(16_384);
  let taken = 0;
  let hasEnded = false;
  const deaf = await listenDeafly(async function* (signal) {
    try {
      for (let seq = 1; !signal.aborted; seq += 1) {
        taken += 1;
        yield { seq, line: JSON.stringify({ type: "delta", text }) };
        await new Promise((resolve) => setImmediate(resolve));
      }
    } finally {
      hasEnded = true;
    }
  });
  // What the system's own buffers hold has been taken; an endless reply goes no further.
  let before = -1;
  for (; before !== taken; await sleep(300)) before = taken;
  const heapBytes = process.memoryUsage().arrayBuffers + process.memoryUsage().heapUsed;
  await sleep(500);
  expect(taken).toBe(before);
  expect(process.memoryUsage().arrayBuffers + process.memoryUsage().heapUsed - heapBytes).toBeLessThan(1_000_000);
  deaf.destroy();
  await vi.waitFor(() => expect(hasEnded).toBe(true));
});
