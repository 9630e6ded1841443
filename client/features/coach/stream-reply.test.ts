import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setImmediate } from "node:timers/promises";
import * as fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { type CoachEvent, type CoachRequest, Failure } from "#shared/coach-protocol.ts";
import { PROBLEM_PREFIX, ProblemType } from "#shared/problem.ts";
import { coachRequest } from "#server/testing/coach-request.ts";
import type { NumberedReplyEvent } from "./next-state.ts";
import { failureOf, streamReply } from "./stream-reply.ts";

type Answer = { status: number; type: string; chunks: Uint8Array[] };

let http: Server;
let calls: string[];
let answers: Answer[];

beforeEach(async () => {
  calls = [];
  answers = [];
  http = createServer((req, res) => void answerNext(req, res));
  async function answerNext(req: IncomingMessage, res: ServerResponse): Promise<void> {
    calls.push(`${req.method} ${req.url}`);
    const answer = answers.shift();
    if (answer === undefined) return void req.socket.destroy();
    res.writeHead(answer.status, { "Content-Type": answer.type });
    for (const chunk of answer.chunks) {
      res.write(chunk);
      await setImmediate();
    }
    res.end();
  }
  await new Promise<void>((resolve) => void http.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  const { fetch } = globalThis;
  vi.stubGlobal("fetch", (path: string, init: RequestInit) => fetch(new URL(path, origin), init));
});

afterEach(async () => {
  vi.unstubAllGlobals();
  http.closeAllConnections();
  await new Promise((resolve) => void http.close(resolve));
});

describe("a reply on its way", () => {
  test("is the same text wherever the bytes are split, with CRLF, with a BOM, with comments in between", async () => {
    const text = "Ton accroche « Stop 🛑 » tient : l’été, çà et là.\n\n**Réécris** 👩‍👩‍👧.";
    const word = fc.constantFrom(...(text.match(/.{1,7}/gsu) ?? []));
    const cuts = fc.uniqueArray(fc.integer({ min: 1, max: 900 }), { maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(fc.array(word), cuts, fc.boolean(), fc.boolean(), async (words, at, crlf, bom) => {
        const events = whole(words);
        answers = [stream(splitAt(encode(events, crlf ? "\r\n" : "\n", bom), at))];
        const seen = await collect(request());
        expect(seen.map(({ event }) => event)).toEqual(events);
        expect(seen.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1));
      }),
      { numRuns: 40 },
    );
  });

  test("an end without a terminal event is never the reply's end: the run is joined from the last event", async () => {
    const [start, first, second, done] = whole(["Une ", "réponse"]) as [CoachEvent, CoachEvent, CoachEvent, CoachEvent];
    answers = [stream([encode([start, first])]), stream([encode([second, done], "\n", false, 3)])];
    const asked = request();
    const seen = await collect(asked);
    expect(seen.map(({ event }) => event)).toEqual([start, first, second, done]);
    expect(calls).toEqual(["POST /api/ai/coach", `GET /api/ai/coach/${asked.id}?after=2`]);
  });

  test("words seen before are not said again when the replay overlaps", async () => {
    const events = whole(["Une ", "réponse"]);
    answers = [stream([encode(events.slice(0, 3))]), stream([encode(events)])];
    expect((await collect(request())).map(({ event }) => event)).toEqual(events);
  });

  test("a missing event is a cut, not a hole in the text", async () => {
    const [start, first, second, done] = whole(["Une ", "réponse"]) as [CoachEvent, CoachEvent, CoachEvent, CoachEvent];
    answers = [
      stream([encode([start, first]), encode([done], "\n", false, 4)]),
      stream([encode([second, done], "\n", false, 3)]),
    ];
    expect((await collect(request())).map(({ event }) => event)).toEqual([start, first, second, done]);
  });

  test("a run that the server no longer knows ends as cut, for good", async () => {
    const events = whole(["Une "]).slice(0, 2);
    answers = [stream([encode(events)]), problem(404, "not-found")];
    expect((await collect(request())).at(-1)).toEqual({ seq: 2, event: { type: "cut", final: true } });
  });

  test("a 404 page that is not the server's own leaves hope", async () => {
    answers = [stream([encode(whole(["Une "]).slice(0, 2))])];
    for (let tries = 0; tries < 6; tries++) {
      answers.push({ status: 404, type: "text/html", chunks: [new TextEncoder().encode("<h1>nginx</h1>")] });
    }
    expect((await collect(request())).at(-1)).toEqual({ seq: 2, event: { type: "cut", final: false } });
  });

  test("a question that got no answer is not joined and not failed for good: the server is away", async () => {
    expect(await collect(request())).toEqual([{ seq: 0, event: { type: "failed", failure: "server-away" } }]);
    expect(calls).toEqual(["POST /api/ai/coach"]);
  });

  test("a captive portal's page is no answer", async () => {
    answers = [{ status: 200, type: "text/html", chunks: [new TextEncoder().encode("<h1>Wi-Fi</h1>")] }];
    expect(await collect(request())).toEqual([{ seq: 0, event: { type: "failed", failure: "server-away" } }]);
  });

  test("every problem that the server names is a failure that the person can read about", () => {
    for (const named of ProblemType.options) {
      expect(Failure.options).toContain(failureOf({ problem: named, status: 418 }));
    }
    expect(failureOf({ problem: null, status: 502 })).toBe("server-away");
    expect(failureOf({ problem: null, status: 426 })).toBe("old-client");
  });
});

function request(): CoachRequest {
  return coachRequest({ question: "Et là ?" });
}

function whole(words: string[]): CoachEvent[] {
  return [
    { type: "start", model: "m", source: "model" },
    ...words.map((text) => ({ type: "delta", text }) as const),
    { type: "done", reason: "stop", usage: null, cost: null },
  ];
}

function encode(events: CoachEvent[], newline = "\n", bom = false, from = 1): Uint8Array {
  const lines = events
    .map((event, index) => `: ok\n\nid: ${from + index}\ndata: ${JSON.stringify(event)}\n\n`)
    .join("");
  return new TextEncoder().encode((bom ? "\uFEFF" : "") + lines.replaceAll("\n", newline));
}

function splitAt(bytes: Uint8Array, at: number[]): Uint8Array[] {
  const ends = [...at.filter((end) => end < bytes.length).toSorted((a, b) => a - b), bytes.length];
  return ends.map((end, index) => bytes.slice(index === 0 ? 0 : ends[index - 1], end));
}

function stream(chunks: Uint8Array[]): Answer {
  return { status: 200, type: "text/event-stream; charset=utf-8", chunks };
}

function problem(status: number, type: ProblemType): Answer {
  const body = JSON.stringify({ type: PROBLEM_PREFIX + type, title: type, status });
  return { status, type: "application/problem+json", chunks: [new TextEncoder().encode(body)] };
}

async function collect(asked: CoachRequest): Promise<NumberedReplyEvent[]> {
  const seen: NumberedReplyEvent[] = [];
  const signal = new AbortController().signal;
  for await (const numbered of streamReply({ id: asked.id, request: asked }, 0, signal)) seen.push(numbered);
  return seen;
}
