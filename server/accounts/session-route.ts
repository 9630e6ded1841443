/**
 * Signing in. GET mints nothing: a page that merely looks can never become the owner. POST exchanges a one-time link or a
 * recovery code or, with neither, makes the owner on the person's own machine and nowhere else. A link is spent by that
 * POST alone; what it is may be asked before.
 */
import { type Request, type RequestHandler, type Response, Router } from "express";
import { rateLimit } from "express-rate-limit";
import type { Session } from "#shared/session.ts";
import { LookRequest, SessionRequest } from "#shared/sign-in.ts";
import type { Bus } from "../binome/bus.ts";
import type { Database } from "../db/open-database.ts";
import { jsonBody, readBody } from "../gate/body.ts";
import { currentUser, setCurrentUser } from "../gate/current-user.ts";
import { sessionGate } from "../gate/session-gate.ts";
import { sendProblem } from "../problem.ts";
import { browserLabel } from "./browser-label.ts";
import { lookAtLink } from "./look-at-link.ts";
import { readSessionCookie, setSessionCookie } from "./session-cookie.ts";
import { endSession, findSession } from "./sessions.ts";
import { signIn } from "./sign-in.ts";

type SessionDeps = { db: Database; bus: Bus; appOrigin: string | null; coach: () => Promise<Session["coach"]> };

export function sessionRoutes({ db, bus, appOrigin, coach }: SessionDeps): Router {
  const answer = async (res: Response) => {
    const { id: userId, startedOn, zone } = currentUser(res);
    const session: Session = { userId, startedOn, zone, coach: await coach() };
    res.json(session);
  };

  const openHere = async (req: Request, res: Response) => {
    const request = readBody(SessionRequest, req, res);
    if (request === null) return;
    const nowMs = Date.now();
    const settings = { label: browserLabel(req.headers["user-agent"]), isOwnMachine: isOwnMachine(req, appOrigin) };
    const outcome = await signIn(db, request, settings, nowMs);
    if (outcome.kind !== "signed-in") return sendProblem(res, outcome.kind);
    bus.tell(outcome.paired);
    const user = await findSession(db, outcome.token, nowMs);
    if (user === null) return sendProblem(res, "signed-out");
    const previous = readSessionCookie(req, appOrigin);
    if (previous !== null) await endSession(db, previous);
    setSessionCookie(req, res, outcome.token, appOrigin);
    setCurrentUser(res, user);
    await answer(res);
  };

  const look = async (req: Request, res: Response) => {
    const request = readBody(LookRequest, req, res);
    if (request === null) return;
    const cookie = readSessionCookie(req, appOrigin);
    const nowMs = Date.now();
    const user = cookie === null ? null : await findSession(db, cookie, nowMs);
    const link = await lookAtLink(db, request.token, user?.id ?? null, nowMs);
    if (link === null) sendProblem(res, "link-refused");
    else res.json(link);
  };

  const router = Router();
  router.get("/session", sessionGate(db, appOrigin), (_req, res) => answer(res));
  router.post("/session", jsonBody, recoveryLimit(), openHere);
  router.post("/session/look", jsonBody, look);
  return router;
}

const RECOVERY_WINDOW_MS = 10 * 60_000;
const RECOVERY_TRIES = 10;

/** Nobody guesses 125 bits; whoever tries is told to wait, and a code that was mistyped may be typed again. */
function recoveryLimit(): RequestHandler {
  return rateLimit({
    windowMs: RECOVERY_WINDOW_MS,
    limit: RECOVERY_TRIES,
    standardHeaders: false,
    legacyHeaders: false,
    validate: { xForwardedForHeader: false, forwardedHeader: false },
    skip: (req) => !SessionRequest.safeParse(req.body).data?.recovery,
    handler: (_req, res) => sendProblem(res, "too-many-requests", { retryAfterS: RECOVERY_WINDOW_MS / 1000 }),
  });
}

const LOOPBACK_ADDRESS = /^(127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+)$/;
const LOOPBACK_HOST = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i;

const SIGN_OF_A_PROXY = /^(forwarded|x-forwarded-.+|via|x-real-ip|x-client-ip|true-client-ip|cf-.+)$/;

/** A reverse proxy also connects from loopback: any sign of one means that the person may be anybody. */
function isOwnMachine(req: Request, appOrigin: string | null): boolean {
  const isForwarded = Object.keys(req.headers).some((name) => SIGN_OF_A_PROXY.test(name));
  return (
    appOrigin === null &&
    !isForwarded &&
    LOOPBACK_ADDRESS.test(req.socket.remoteAddress ?? "") &&
    LOOPBACK_HOST.test(req.headers.host ?? "")
  );
}
