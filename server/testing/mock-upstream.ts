/**
 * A real HTTP server that speaks enough of the OpenAI API to stream a reply, and to fail in every way the tests
 * need. It records what it was asked and who is still listening, so that a test can tell a stop from a disconnect.
 */
import { once } from "node:events";
import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

export type MockFault =
  /** 401 whose body quotes the key, as some providers do. */
  | "bad-key"
  /** 429. Like any fault that is an answer, with `Retry-After` when `retryAfterS` is given. */
  | "busy"
  /** 429 `insufficient_quota`. */
  | "quota"
  /** 404 `model_not_found`. */
  | "unknown-model"
  /** 400 `context_length_exceeded`. */
  | "too-long"
  | "500"
  | "503"
  /** 400 naming `rejects` (a parameter), as long as the request carries it. */
  | "rejects"
  /** No byte at all. */
  | "hang"
  /** Headers, then `afterChunks` chunks, then nothing. */
  | "stall"
  /** The same, with a keep-alive comment every 5 ms. */
  | "stall-with-keep-alive"
  /** The socket is reset after `afterChunks` chunks. */
  | "reset"
  /** An `error` object inside the stream, after `afterChunks` chunks. */
  | "error-in-stream"
  /** finish_reason is there, [DONE] is not. */
  | "no-done"
  /** [DONE] is there, finish_reason is not. */
  | "no-finish-reason"
  | "length"
  | "content-filter"
  | "refusal"
  /** Everything is well, and written one byte at a time. */
  | "split-bytes"
  | "crlf"
  /** A byte order mark before the first frame, as some proxies of Windows write. */
  | "bom"
  /** After `afterChunks` chunks, half of one as if it were whole; then the rest, and a good end. */
  | "truncated-json"
  /** The connection ends well in the middle of a frame, after `afterChunks` chunks. */
  | "cut-frame"
  /** Everything in one write. */
  | "one-write";

type Pace = { chunk: number; paceMs: number };
type FaultOptions = { retryAfterS?: number; afterChunks?: number; rejects?: string; times?: number };

export type MockAnswer = Pace & { text: string; fault: ({ kind: MockFault } & FaultOptions) | null };
export type MockRequest = { headers: IncomingHttpHeaders; body: Record<string, unknown> & { messages: MockMessage[] } };
export type MockMessage = { role: string; content: string };

export type MockUpstream = {
  /** For `OPENAI_BASE_URL`, with `/v1`. */
  url: string;
  /** What every request is answered from now on: `text` in pieces of `chunk` code points, `paceMs` apart. */
  reply: (text: string, pace?: Partial<Pace>) => void;
  /** Each request is answered as this says of it, and no longer by `reply` and `fault`. */
  answerBy: (choose: (request: MockRequest) => MockAnswer) => void;
  /** What the next `times` requests (all of them by default) suffer. `reply` does not end it; `fault(null)` does. */
  fault: (fault: MockFault | null, options?: FaultOptions) => void;
  /** What is being written goes on to its end without a pause. */
  hurry: () => void;
  requests: MockRequest[];
  /** Requests whose connection is still open. */
  readonly openCount: number;
  /** Requests that were left before their end was written. */
  readonly leftCount: number;
  close: () => Promise<void>;
};

const MOCK_USAGE = { prompt_tokens: 812, completion_tokens: 90, total_tokens: 902 };

/** `port` 0: any free one. */
export async function startMockUpstream(port = 0): Promise<MockUpstream> {
  const requests: MockRequest[] = [];
  let scripted = { text: "Verdict : PRESQUE — 3/4. L’accroche tient, l’appel manque.", chunk: 4, paceMs: 1 };
  let fault: ({ kind: MockFault } & FaultOptions) | null = null;
  let faultsLeft = 0;
  let choose: ((request: MockRequest) => MockAnswer) | null = null;
  let openCount = 0;
  let leftCount = 0;
  let patience = new AbortController();

  const server = createServer((req, res) => {
    openCount += 1;
    res.on("close", () => {
      openCount -= 1;
      if (!res.writableEnded) leftCount += 1;
    });
    const pieces: Buffer[] = [];
    req.on("data", (piece: Buffer) => pieces.push(piece));
    req.on("end", () => {
      const body = JSON.parse(Buffer.concat(pieces).toString("utf8")) as MockRequest["body"];
      const request = { headers: req.headers, body };
      requests.push(request);
      const suffered = faultsLeft > 0 ? fault : null;
      faultsLeft -= 1;
      const chosen = choose?.(request) ?? { ...scripted, fault: suffered };
      void answer(res, chosen, chosen.fault, request, patience.signal).catch(() => res.destroy());
    });
  });
  server.listen(port, "127.0.0.1");
  await once(server, "listening");

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    reply: (text, pace = {}) => {
      scripted = { chunk: 4, paceMs: 1, ...pace, text };
    },
    answerBy: (answers) => {
      choose = answers;
    },
    fault: (kind, options = {}) => {
      fault = kind === null ? null : { kind, ...options };
      faultsLeft = kind === null ? 0 : (options.times ?? Number.POSITIVE_INFINITY);
    },
    hurry: () => {
      patience.abort();
      patience = new AbortController();
    },
    requests,
    get openCount() {
      return openCount;
    },
    get leftCount() {
      return leftCount;
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

async function answer(
  res: ServerResponse,
  { text, chunk, paceMs }: Pace & { text: string },
  fault: ({ kind: MockFault } & FaultOptions) | null,
  request: MockRequest,
  hurried: AbortSignal,
): Promise<void> {
  const kind = fault?.kind;
  const echoedKey = request.headers.authorization ?? "no key";
  if (kind === "hang") return;
  if (fault?.retryAfterS !== undefined) res.setHeader("Retry-After", String(fault.retryAfterS));
  if (kind === "bad-key") return sendError(res, 401, "invalid_api_key", `Incorrect API key provided: ${echoedKey}`);
  if (kind === "quota") return sendError(res, 429, "insufficient_quota", `You exceeded your quota (${echoedKey})`);
  if (kind === "unknown-model") return sendError(res, 404, "model_not_found", `No such model for ${echoedKey}`);
  if (kind === "too-long") return sendError(res, 400, "context_length_exceeded", "Maximum context length is 8192");
  if (kind === "500" || kind === "503") return sendError(res, Number(kind), "server_error", `Failed for ${echoedKey}`);
  if (kind === "busy") return sendError(res, 429, "rate_limit_exceeded", `Slow down, ${echoedKey}`);
  if (kind === "rejects" && fault?.rejects !== undefined && fault.rejects in request.body) {
    return sendError(res, 400, "unsupported_parameter", `Unrecognized request argument: ${fault.rejects}`);
  }

  res.writeHead(200, { "Content-Type": "text/event-stream; charset=utf-8" });
  res.flushHeaders();
  const eol = kind === "crlf" ? "\r\n" : "\n";
  const frame = (data: unknown) => `data: ${typeof data === "string" ? data : JSON.stringify(data)}${eol}${eol}`;
  const points = Array.from(text);
  const deltas = Array.from({ length: Math.ceil(points.length / chunk) }, (_, index) =>
    points.slice(index * chunk, (index + 1) * chunk).join(""),
  );

  const cutsShort =
    kind === "stall" ||
    kind === "stall-with-keep-alive" ||
    kind === "reset" ||
    kind === "error-in-stream" ||
    kind === "cut-frame";
  const shown = cutsShort ? deltas.slice(0, fault?.afterChunks ?? 2) : kind === "refusal" ? [] : deltas;
  const frames = [frame(chunkOf({ role: "assistant" })), ...shown.map((content) => frame(chunkOf({ content })))];
  if (kind === "refusal") frames.push(frame(chunkOf({ refusal: "I cannot help with that." })));
  if (kind === "error-in-stream")
    frames.push(frame({ error: { message: `Overloaded, ${echoedKey}`, code: "overloaded" } }));
  if (!cutsShort) {
    const finish = kind === "length" ? "length" : kind === "content-filter" ? "content_filter" : "stop";
    if (kind !== "no-finish-reason") frames.push(frame(chunkOf({}, finish)));
    if ("stream_options" in request.body) frames.push(frame({ ...chunkOf({}), choices: [], usage: MOCK_USAGE }));
    if (kind !== "no-done") frames.push(frame("[DONE]"));
  }

  const half = frame(chunkOf({ content: "moitié" })).slice(0, -20);
  if (kind === "truncated-json") frames.splice(1 + (fault?.afterChunks ?? 2), 0, `${half}${eol}${eol}`);
  if (kind === "cut-frame") frames.push(half);
  if (kind === "bom") frames.unshift("\uFEFF");

  if (kind === "one-write") return void res.end(frames.join(""));
  for (const one of frames) {
    for (const bytes of kind === "split-bytes" ? bytesOf(one) : [one]) {
      if (res.destroyed) return;
      res.write(bytes);
      if (kind === "split-bytes") await new Promise((resolve) => setImmediate(resolve));
    }
    if (paceMs > 0) await sleep(paceMs, undefined, { signal: hurried }).catch(() => undefined);
  }
  if (kind === "stall-with-keep-alive") {
    for (; !res.destroyed; await sleep(5)) res.write(`: keep-alive${eol}${eol}`);
  }
  if (kind === "stall" || res.destroyed) return;
  if (kind === "reset") return void res.socket?.resetAndDestroy();
  res.end();
}

function chunkOf(delta: Record<string, string>, finish: string | null = null): Record<string, unknown> {
  return {
    id: "chatcmpl-mock",
    object: "chat.completion.chunk",
    created: 0,
    model: "mock",
    choices: [{ index: 0, delta, finish_reason: finish }],
  };
}

function bytesOf(text: string): Buffer[] {
  return [...Buffer.from(text, "utf8")].map((byte) => Buffer.of(byte));
}

function sendError(res: ServerResponse, status: number, code: string, message: string): void {
  res.writeHead(status, { "Content-Type": "application/json" });
  res.end(JSON.stringify({ error: { message, type: code, param: null, code } }));
}
