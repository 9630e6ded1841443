/**
 * A stream of server-sent events over `fetch`: bytes to frames, whatever way they were split. It ends, without
 * throwing, when the server closes it, when it is cut, and when the socket is dead but does not know it: nothing
 * for longer than the server's 15 s comment, a network that came back, or a person who did after a while of silence.
 */
import { type EventSourceMessage, EventSourceParserStream } from "eventsource-parser/stream";
import { type ApiProblem, readProblem, requestInit } from "./api.ts";
import { now } from "./clock.ts";
import { onOnlineChange } from "./online.ts";
import { onPageShown } from "./page-life.ts";
import { tellUnanswered } from "./server-reach.ts";

export type EventStream =
  | { kind: "open"; events: AsyncGenerator<EventSourceMessage> }
  | ApiProblem
  | { kind: "unreachable" };

const SILENCE_MS = 20_000;
/** A laptop that slept wakes with a socket that is dead and timers that are late: whoever looks again finds out now. */
const SILENCE_SEEN_MS = 2_000;

/** `connectMs` bounds the wait for the headers; a stream once open has no time limit but silence. */
export async function openEventStream(
  path: string,
  { method, body, connectMs }: { method: "GET" | "POST"; body?: unknown; connectMs: number },
  signal: AbortSignal,
): Promise<EventStream> {
  const connection = new AbortController();
  const any = AbortSignal.any([signal, connection.signal]);
  const timer = setTimeout(() => connection.abort(), connectMs);
  try {
    const response = await fetch(path, { ...requestInit(method, body), signal: any });
    if (!response.ok) return await readProblem(response);
    // A captive portal answers 200 with a page of its own: the server was not reached.
    const isStream = response.headers.get("Content-Type")?.startsWith("text/event-stream") ?? false;
    if (!isStream || response.body === null) {
      connection.abort();
      return { kind: "unreachable" };
    }
    return { kind: "open", events: readFrames(response.body, connection) };
  } catch {
    if (!signal.aborted) tellUnanswered();
    return { kind: "unreachable" };
  } finally {
    clearTimeout(timer);
  }
}

async function* readFrames(
  body: ReadableStream<Uint8Array<ArrayBuffer>>,
  connection: AbortController,
): AsyncGenerator<EventSourceMessage> {
  const cut = () => connection.abort();
  let silence = setTimeout(cut, SILENCE_MS);
  let heardAtMs = now();
  const stopListening = onOnlineChange((online) => online && cut());
  const stopWatching = onPageShown(() => now() - heardAtMs > SILENCE_SEEN_MS && cut());
  const heard = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
    transform(chunk, controller) {
      heardAtMs = now();
      clearTimeout(silence);
      silence = setTimeout(cut, SILENCE_MS);
      controller.enqueue(chunk);
    },
  });
  const frames = body
    .pipeThrough(heard)
    .pipeThrough(new TextDecoderStream())
    .pipeThrough(new EventSourceParserStream())
    .getReader();
  try {
    for (;;) {
      const { done, value } = await frames.read();
      if (done) return;
      yield value;
    }
  } catch {
    // Cut on the way: the reader sees no difference with an early end, and neither is ever a whole reply.
  } finally {
    clearTimeout(silence);
    stopListening();
    stopWatching();
    connection.abort();
  }
}
