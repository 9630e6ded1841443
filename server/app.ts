/**
 * The whole server as one Express application, its gates in the order every request meets them. Nothing here reads
 * the environment or opens a socket: `main` and the tests give it what it needs.
 */
import { setTimeout as delay } from "node:timers/promises";
import express, { type Express, type RequestHandler, Router } from "express";
import { sql } from "kysely";
import type { Logger } from "pino";
import type { Session } from "#shared/session.ts";
import { accountRoutes } from "./accounts/account-route.ts";
import type { Erasing } from "./accounts/erase-account.ts";
import { sessionRoutes } from "./accounts/session-route.ts";
import type { Bus } from "./binome/bus.ts";
import type { Database } from "./db/open-database.ts";
import { jsonBody } from "./gate/body.ts";
import { errorMapper } from "./gate/error-mapper.ts";
import { hostGate, localhostRedirect, originGate, type Place } from "./gate/host-and-origin.ts";
import { ipLimit } from "./gate/ip-limit.ts";
import { requestLog } from "./gate/request-log.ts";
import { securityHeaders } from "./gate/security-headers.ts";
import { sessionGate } from "./gate/session-gate.ts";
import { sendProblem } from "./problem.ts";
import { profileRoutes } from "./profile/profile-route.ts";

export type AppDeps = {
  db: Database;
  /** Wakes up the streams of those whom a request changed something for. */
  bus: Bus;
  /** One reply, in whichever process it is produced. */
  stopRun: Erasing["stopRun"];
  logger: Logger;
  place: Place;
  /** `source` is what `GET /api/session` tells the browser about who will answer. */
  coach: { routes: Router; source: () => Promise<Session["coach"]> };
  programme: { routes: Router };
  binome: { routes: Router };
  pilotage: { routes: Router };
  /** Everything outside /api: the built client, or Vite's middleware in development. */
  client: RequestHandler;
  requestsPerMinute: number;
  isStopping: () => boolean;
};

/** The methods of each API path, for the 405 that a router does not give by itself. */
export const METHODS_BY_PATH = {
  "/session": "GET, POST",
  "/session/look": "POST",
  "/account": "GET, PUT",
  "/account/sign-ins/:id": "DELETE",
  "/account/device-link": "POST",
  "/account/recovery-code": "POST",
  "/account/export": "GET",
  "/account/erase": "POST",
  "/programme": "GET",
  "/missions/:day": "GET",
  "/profile": "GET, PUT",
  "/ai/coach": "POST",
  "/ai/coach/:id": "GET",
  "/ai/coach/:id/stop": "POST",
  "/usage": "GET",
  "/binome/stream": "GET",
  "/binome/entries": "POST",
  "/binome/marks": "PUT",
  "/binome/leave": "POST",
  "/pilotage": "GET",
  "/pilotage/invites": "POST",
  "/pilotage/invites/:id": "DELETE",
  "/pilotage/pairs": "POST",
  "/pilotage/pairs/:id": "DELETE",
  "/pilotage/coach": "PUT",
} as const;

export function createApp(deps: AppDeps): Express {
  const { place } = deps;
  const app = express();
  app.disable("x-powered-by");
  // Behind the proxy that APP_ORIGIN implies, and only there, the address to limit is the last one it forwards.
  app.set("trust proxy", place.appOrigin === null ? false : 1);

  app.use(requestLog(deps.logger), securityHeaders(place.appOrigin), hostGate(place));
  app.use(healthRoutes(deps));
  app.use("/api", apiRoutes(deps));
  app.use(localhostRedirect(place), deps.client);
  app.use(errorMapper);
  return app;
}

function apiRoutes(deps: AppDeps): Router {
  const { db, bus, stopRun, place, coach, programme, binome, pilotage, requestsPerMinute, isStopping } = deps;
  const api = Router();
  api.use(originGate(place), ipLimit(requestsPerMinute));
  api.use((_req, res, next) => {
    // What the server says of a person is theirs to keep, not a cache's.
    res.setHeader("Cache-Control", "no-store");
    if (isStopping()) sendProblem(res, "shutting-down", { retryAfterS: 5 });
    else next();
  });
  api.use(sessionRoutes({ db, bus, appOrigin: place.appOrigin, coach: coach.source }));
  api.use(sessionGate(db, place.appOrigin), jsonBody);
  // Behind these gates each route reads its body by a schema (`readBody`), then applies its user's own limits.
  api.use(programme.routes, profileRoutes({ db }), coach.routes, binome.routes, pilotage.routes);
  api.use(accountRoutes({ db, bus, appOrigin: place.appOrigin, stopRun }));
  for (const [path, methods] of Object.entries(METHODS_BY_PATH)) {
    api.all(path, (_req, res) => {
      res.setHeader("Allow", methods);
      sendProblem(res, "method-not-allowed");
    });
  }
  api.use((_req, res) => sendProblem(res, "not-found"));
  return api;
}

/** How long a database may take to say that it is there. */
const READY_WITHIN_MS = 2_000;

/** For whoever watches the process, a proxy included: no session, never in the log. */
function healthRoutes({ db, isStopping }: Pick<AppDeps, "db" | "isStopping">): Router {
  const router = Router();
  router.get("/healthz", (_req, res) => {
    res.json({ status: "ok" });
  });
  router.get("/readyz", async (_req, res) => {
    if (isStopping()) return sendProblem(res, "shutting-down");
    const answer = sql`select 1`.execute(db).then(
      () => true,
      () => false,
    );
    const isThere = await Promise.race([answer, delay(READY_WITHIN_MS, false, { ref: false })]);
    if (isThere) res.json({ status: "ready" });
    else sendProblem(res, "no-database");
  });
  return router;
}
