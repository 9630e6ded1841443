/**
 * The real application on a free port over a real SQLite file in a folder of its own, for tests. Anything the server
 * is made of can be given; what is not is empty. `close` leaves nothing behind.
 */
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { type IncomingMessage, request, type Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Writable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { Router } from "express";
import { pino } from "pino";
import { openSession } from "#server/accounts/sessions.ts";
import { type AppDeps, createApp } from "#server/app.ts";
import { type Bus, createLocalBus } from "#server/binome/bus.ts";
import { type Database, openDatabase } from "#server/db/open-database.ts";
import { listen } from "#server/listen.ts";
import { sendProblem } from "#server/problem.ts";
import type { Session } from "#shared/session.ts";

/** `json` becomes the body with its content type; `headers` win over everything set for you. */
export type TestInit = Omit<RequestInit, "headers"> & { json?: unknown; headers?: Record<string, string> };

/** One person's browser: its session cookie and our own Origin go with each request. */
export type TestClient = {
  userId: string;
  cookie: string;
  fetch: (path: string, init?: TestInit) => Promise<Response>;
};

export type TestApp = TestClient & {
  /** `http://localhost:<port>`, with no slash at the end. */
  url: string;
  origin: string;
  port: number;
  servers: readonly Server[];
  db: Database;
  dataDir: string;
  /** Every log line so far, as written. */
  logLines: string[];
  /** Another person, signed in. */
  addUser: () => Promise<TestClient>;
  /** A request as it is: no cookie, no Origin. */
  bareFetch: (path: string, init?: TestInit) => Promise<Response>;
  close: () => Promise<void>;
};

/** Parts that need the database or a late value are given as a function of it. */
export type TestParts = Partial<Omit<AppDeps, "db" | "logger" | "coach" | "programme" | "binome" | "pilotage">> & {
  coachSource?: Session["coach"];
  coachRoutes?: (db: Database) => Router;
  programmeRoutes?: (db: Database) => Router;
  binomeRoutes?: (db: Database, bus: Bus) => Router;
  pilotageRoutes?: (db: Database) => Router;
  /** False: no user at all, `userId` and `cookie` are empty. */
  signedIn?: boolean;
  /** An interface instead of both loopback addresses. */
  listenOn?: string;
};

export async function startApp({
  signedIn = true,
  listenOn,
  coachSource,
  coachRoutes,
  programmeRoutes,
  binomeRoutes,
  bus = createLocalBus(),
  pilotageRoutes,
  ...parts
}: TestParts = {}): Promise<TestApp> {
  const dataDir = await mkdtemp(join(tmpdir(), "second-de-bord-"));
  const db = await openDatabase({ databaseUrl: null, dataDir });
  const logLines: string[] = [];
  const app = createApp({
    db,
    bus,
    stopRun: async () => undefined,
    logger: pino({}, linesInto(logLines)),
    place: { appOrigin: null, host: null },
    coach: { routes: coachRoutes?.(db) ?? Router(), source: async () => coachSource ?? { source: "checks" } },
    programme: { routes: programmeRoutes?.(db) ?? Router() },
    binome: { routes: binomeRoutes?.(db, bus) ?? Router() },
    pilotage: { routes: pilotageRoutes?.(db) ?? Router() },
    client: (_req, res) => sendProblem(res, "not-found"),
    requestsPerMinute: 100_000,
    isStopping: () => false,
    ...parts,
  });
  const listening = await listen(app, { port: 0, host: listenOn ?? null });
  if (listening.kind === "port-taken") throw new Error("the free port was taken meanwhile");
  const { servers, port } = listening;
  const url = `http://localhost:${port}`;

  const bareFetch = (path: string, { json, headers = {}, ...init }: TestInit = {}) => {
    const whole: RequestInit = {
      redirect: "manual",
      ...init,
      ...(json === undefined ? {} : { body: JSON.stringify(json) }),
      headers: { ...(json === undefined ? {} : { "Content-Type": "application/json" }), ...headers },
    };
    return headers["Host"] === undefined ? fetch(url + path, whole) : fetchWithHost(url + path, whole);
  };

  const cookieName = `sdb-session-${port}`;
  const clientOf = (userId: string, cookie: string): TestClient => ({
    userId,
    cookie,
    fetch: (path, init = {}) =>
      bareFetch(path, {
        ...init,
        headers: { Origin: url, ...(cookie === "" ? {} : { Cookie: cookie }), ...init.headers },
      }),
  });

  const addPerson = async (role: "owner" | "member") => {
    const userId = randomUUID();
    await db
      .insertInto("users")
      .values({ id: userId, role, started_on: "2026-11-22", zone: "Europe/Paris", created_at: Date.now() })
      .execute();
    return clientOf(userId, `${cookieName}=${await openSession(db, userId, Date.now())}`);
  };

  return {
    ...(signedIn ? await addPerson("owner") : clientOf("", "")),
    url,
    origin: url,
    port,
    servers,
    db,
    dataDir,
    logLines,
    addUser: () => addPerson("member"),
    bareFetch,
    close: async () => {
      for (const server of servers) {
        server.close();
        server.closeAllConnections();
      }
      await db.destroy();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

function linesInto(lines: string[]): Writable {
  return new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk));
      done();
    },
  });
}

/** `fetch` sends its own Host, whatever it is told. */
async function fetchWithHost(url: string, { method = "GET", headers = {}, body }: RequestInit): Promise<Response> {
  const sent = request(url, { method, headers: headers as Record<string, string>, agent: false });
  sent.end(body);
  const [received] = (await once(sent, "response")) as [IncomingMessage];
  const fields = Object.entries(received.headersDistinct).flatMap(([name, values = []]) =>
    values.map((value): [string, string] => [name, value]),
  );
  return new Response(await buffer(received), { status: received.statusCode ?? 0, headers: fields });
}
