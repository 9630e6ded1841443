/**
 * Events as a server-sent stream. A reader that does not read is waited for, never buffered for without
 * bound; a reader that left ends the writing, not what is written about.
 */
import { once } from "node:events";
import type { Response } from "express";

/** Under the 30 to 60 s after which proxies close what looks idle. */
const KEEP_ALIVE_MS = 15_000;

/** One event as JSON. `seq`: its number, for a reader to go on after; `null`: it has none. */
export type EventLine = { seq: number | null; line: string };

/** Resolves when the last event is written, or the reader left. `linesFor` is given the signal of its leaving. */
export async function sendEvents(
  res: Response,
  linesFor: (signal: AbortSignal) => AsyncIterable<EventLine>,
): Promise<void> {
  const left = new AbortController();
  res.on("close", () => left.abort());
  res.on("error", () => left.abort());
  res.status(200).set({
    "Content-Type": "text/event-stream",
    "Cache-Control": "no-cache, no-transform",
    "X-Accel-Buffering": "no",
  });
  // The connection ends with the events, which tell by themselves whether they are whole. In chunks, each event would be
  // three pieces for the socket to gather, and half as much memory again for each stream (BENCHMARKS.md).
  res.removeHeader("Transfer-Encoding");
  res.flushHeaders();
  const keepAlive = setInterval(() => {
    if (!res.writableNeedDrain) res.write(": still here\n\n");
  }, KEEP_ALIVE_MS);
  try {
    for await (const { seq, line } of linesFor(left.signal)) {
      if (left.signal.aborted) return;
      res.write(seq === null ? `data: ${line}\n\n` : `id: ${seq}\ndata: ${line}\n\n`);
      // Asked of the response each time: a remembered flag misses the drain that came in between.
      if (res.writableNeedDrain) await drained(res, left.signal);
    }
    res.end();
  } finally {
    clearInterval(keepAlive);
  }
}

async function drained(res: Response, signal: AbortSignal): Promise<void> {
  await once(res, "drain", { signal }).catch((error: unknown) => {
    if (!signal.aborted) throw error;
  });
}
