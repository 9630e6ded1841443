/**
 * A real HTTP server that speaks the coach's wire, with the faults a network has. The browser's half is tested
 * against it: what a run says, when a connection is cut and when the server is away are decided by the test.
 */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { type CoachEvent, CoachRequest, isTerminal, type NumberedEvent } from "#shared/coach-protocol.ts";
import { EMPTY_PROFILE, type StoredProfile } from "#shared/profile.ts";
import { PROBLEM_PREFIX, type ProblemType } from "#shared/problem.ts";

export type WireRun = {
  id: string;
  request: CoachRequest;
  say: (event: CoachEvent) => void;
  /** Cuts every connection that listens; the run goes on. */
  cut: () => void;
};

export type WireServer = {
  origin: string;
  /** Every request that arrived, such as `POST /api/ai/coach`. */
  calls: string[];
  runs: Map<string, WireRun>;
  /** What a new run does; by default nothing, until the test makes it speak. */
  onRun: (run: WireRun) => void;
  /** Answers the next posts with these instead of a run. */
  refusals: { status: number; problem: ProblemType; retryAfterS?: number }[];
  /** Sockets are destroyed without an answer. */
  isAway: boolean;
  profile: StoredProfile;
  /** Ends every stream and forgets every run, as a restart does. */
  restart: () => void;
  close: () => Promise<void>;
};

type Listening = { events: NumberedEvent[]; listeners: Set<ServerResponse> };

export async function startWireServer(): Promise<WireServer> {
  const listening = new Map<string, Listening>();
  const http = createServer((req, res) => void answer(req, res));
  await new Promise<void>((resolve) => void http.listen(0, "127.0.0.1", resolve));
  const server: WireServer = {
    origin: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    calls: [],
    runs: new Map(),
    onRun: () => undefined,
    refusals: [],
    isAway: false,
    profile: { profile: EMPTY_PROFILE, revision: 0 },
    restart: () => {
      http.closeAllConnections();
      listening.clear();
      server.runs.clear();
    },
    close: () =>
      new Promise((resolve) => {
        http.close(() => resolve());
        http.closeAllConnections();
      }),
  };
  return server;

  async function answer(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const url = new URL(req.url ?? "/", server.origin);
    server.calls.push(`${req.method} ${url.pathname}${url.search}`);
    if (server.isAway) return void req.socket.destroy();
    const body = req.method === "GET" ? null : JSON.parse(await readText(req));
    const [, id, stop] = /^\/api\/ai\/coach\/([^/]+)(\/stop)?$/.exec(url.pathname) ?? [];
    if (url.pathname === "/api/profile") return answerProfile(req, res, body);
    if (id !== undefined && !listening.has(id)) return sendProblem(res, 404, "not-found");
    if (id !== undefined && stop !== undefined) {
      server.runs.get(id)?.say({ type: "stopped" });
      return void res.writeHead(204).end();
    }
    if (id !== undefined) return join(id, Number(url.searchParams.get("after")), res);
    const refusal = server.refusals.shift();
    if (refusal !== undefined) return sendProblem(res, refusal.status, refusal.problem, refusal.retryAfterS);
    const request = CoachRequest.parse(body);
    const isNew = !listening.has(request.id);
    if (isNew) listening.set(request.id, { events: [], listeners: new Set() });
    join(request.id, 0, res);
    if (isNew) begin(request);
  }

  function begin(request: CoachRequest): void {
    const { events, listeners } = listening.get(request.id) ?? { events: [], listeners: new Set() };
    const run: WireRun = {
      id: request.id,
      request,
      say: (event) => {
        events.push({ seq: events.length + 1, event });
        for (const res of listeners) {
          res.write(frame({ seq: events.length, event }));
          if (isTerminal(event)) res.end();
        }
      },
      cut: () => {
        for (const res of listeners) res.destroy();
        listeners.clear();
      },
    };
    server.runs.set(request.id, run);
    server.onRun(run);
  }

  function join(id: string, after: number, res: ServerResponse): void {
    const { events, listeners } = listening.get(id) ?? { events: [], listeners: new Set() };
    res.writeHead(200, { "Content-Type": "text/event-stream" });
    res.write(": here\n\n");
    for (const numbered of events.slice(after)) res.write(frame(numbered));
    const last = events.at(-1);
    if (last !== undefined && isTerminal(last.event)) return void res.end();
    listeners.add(res);
    res.on("close", () => listeners.delete(res));
  }

  function answerProfile(req: IncomingMessage, res: ServerResponse, body: unknown): void {
    if (req.method === "GET") return sendJson(res, server.profile);
    const { profile, baseRevision } = body as { profile: StoredProfile["profile"]; baseRevision: number };
    if (baseRevision !== server.profile.revision) {
      return sendProblem(res, 409, "conflict", undefined, { current: server.profile });
    }
    server.profile = { profile, revision: baseRevision + 1 };
    sendJson(res, server.profile);
  }
}

function frame({ seq, event }: NumberedEvent): string {
  return `id: ${seq}\ndata: ${JSON.stringify(event)}\n\n`;
}

function sendJson(res: ServerResponse, value: unknown): void {
  res.writeHead(200, { "Content-Type": "application/json" }).end(JSON.stringify(value));
}

function sendProblem(
  res: ServerResponse,
  status: number,
  type: ProblemType,
  retryAfterS?: number,
  extra: object = {},
): void {
  res.writeHead(status, {
    "Content-Type": "application/problem+json",
    ...(retryAfterS === undefined ? {} : { "Retry-After": String(retryAfterS) }),
  });
  res.end(JSON.stringify({ type: PROBLEM_PREFIX + type, title: type, status, ...extra }));
}

async function readText(req: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of req) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}
