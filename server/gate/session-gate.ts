/** The session gate: every API route but signing in is somebody's. */
import type { RequestHandler } from "express";
import { readSessionCookie } from "../accounts/session-cookie.ts";
import { findSession } from "../accounts/sessions.ts";
import type { Database } from "../db/open-database.ts";
import { sendProblem } from "../problem.ts";
import { setCurrentUser } from "./current-user.ts";

export function sessionGate(db: Database, appOrigin: string | null): RequestHandler {
  return async (req, res, next) => {
    const token = readSessionCookie(req, appOrigin);
    const user = token === null ? null : await findSession(db, token, Date.now());
    if (user === null) return sendProblem(res, "signed-out");
    setCurrentUser(res, user);
    next();
  };
}
