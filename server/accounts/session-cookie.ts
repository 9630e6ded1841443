/**
 * The cookie that carries a session. Cookies ignore ports, so the port is in the name: two servers on one machine
 * do not sign each other out. Under TLS the `__Host-` prefix ties it to this very host.
 */
import { parseCookie } from "cookie";
import type { Request, Response } from "express";
import { SESSION_MS } from "./sessions.ts";

export function readSessionCookie(req: Request, appOrigin: string | null): string | null {
  return parseCookie(req.headers.cookie ?? "")[nameFor(req, appOrigin)] ?? null;
}

export function setSessionCookie(req: Request, res: Response, token: string, appOrigin: string | null): void {
  res.cookie(nameFor(req, appOrigin), token, {
    httpOnly: true,
    sameSite: "strict",
    path: "/",
    maxAge: SESSION_MS,
    secure: isTls(appOrigin),
  });
}

export function clearSessionCookie(req: Request, res: Response, appOrigin: string | null): void {
  res.clearCookie(nameFor(req, appOrigin), {
    httpOnly: true,
    sameSite: "strict",
    path: "/",
    secure: isTls(appOrigin),
  });
}

function nameFor(req: Request, appOrigin: string | null): string {
  if (isTls(appOrigin)) return "__Host-sdb-session";
  // Behind a proxy the port is the public one: the processes it chooses from each listen on a port of their own.
  return `sdb-session-${appOrigin === null ? req.socket.localPort : new URL(appOrigin).port || "80"}`;
}

function isTls(appOrigin: string | null): boolean {
  return appOrigin?.startsWith("https:") ?? false;
}
