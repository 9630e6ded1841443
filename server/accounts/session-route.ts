/**
 * Signing in. GET mints nothing: a page that merely looks can never become the owner. POST exchanges a one-time
 * link or, with none, makes the owner on the person's own machine and nowhere else.
 */
import { type Request, type Response, Router } from "express";
import { type Session, SessionRequest } from "#shared/session.ts";
import type { Database } from "../db/open-database.ts";
import { jsonBody, readBody } from "../gate/body.ts";
import { currentUser, setCurrentUser } from "../gate/current-user.ts";
import { sessionGate } from "../gate/session-gate.ts";
import { sendProblem } from "../problem.ts";
import { exchangeLink } from "./links.ts";
import { makeOwner } from "./owner.ts";
import { readSessionCookie, setSessionCookie } from "./session-cookie.ts";
import { endSession, findSession, openSession } from "./sessions.ts";

type SessionDeps = { db: Database; appOrigin: string | null; coach: () => Promise<Session["coach"]> };

export function sessionRoutes({ db, appOrigin, coach }: SessionDeps): Router {
  const answer = async (res: Response) => {
    const { id: userId, startedOn, zone } = currentUser(res);
    const session: Session = { userId, startedOn, zone, coach: await coach() };
    res.json(session);
  };

  const signIn = async (req: Request, res: Response) => {
    const request = readBody(SessionRequest, req, res);
    if (request === null) return;
    const nowMs = Date.now();
    let token: string | null;
    if (request.token === undefined) {
      const ownerId = isOwnMachine(req, appOrigin) ? await makeOwner(db, request.zone, nowMs) : null;
      if (ownerId === null) return sendProblem(res, "signed-out");
      token = await openSession(db, ownerId, nowMs);
    } else {
      token = await exchangeLink(db, request.token, request.zone, nowMs);
      if (token === null) return sendProblem(res, "link-refused");
    }
    const user = await findSession(db, token, nowMs);
    if (user === null) return sendProblem(res, "signed-out");
    const previous = readSessionCookie(req, appOrigin);
    if (previous !== null) await endSession(db, previous);
    setSessionCookie(req, res, token, appOrigin);
    setCurrentUser(res, user);
    await answer(res);
  };

  const router = Router();
  router.get("/session", sessionGate(db, appOrigin), (_req, res) => answer(res));
  router.post("/session", jsonBody, signIn);
  return router;
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
