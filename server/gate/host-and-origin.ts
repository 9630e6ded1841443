/**
 * The first two gates. An unknown Host is DNS rebinding: somebody's page reading this server under their own name. A
 * foreign Origin is another site, or another port of this machine, which SameSite lets through: ports are not sites.
 */
import type { IncomingMessage } from "node:http";
import type { RequestHandler } from "express";
import { sendProblem } from "../problem.ts";

/** `appOrigin`: the public origin, with no slash at the end. `host`: the interface to listen on, where one is named. */
export type Place = { appOrigin: string | null; host: string | null };

const FOREIGN_SITES = ["cross-site", "same-site"];

type Refusal = "unknown-host" | "foreign-origin";

export function hostGate(place: Place): RequestHandler {
  return (req, res, next) => (ownOriginOf(req, place) === null ? sendProblem(res, "unknown-host") : next());
}

export function originGate(place: Place): RequestHandler {
  return (req, res, next) => {
    const refusal = refusalOf(req, place);
    if (refusal === null) next();
    else sendProblem(res, refusal);
  };
}

/** Why this request, an upgrade included, is not one of our own pages'; `null` when it may be. */
export function refusalOf(req: IncomingMessage, place: Place): Refusal | null {
  const ownOrigin = ownOriginOf(req, place);
  if (ownOrigin === null) return "unknown-host";
  const { origin, upgrade } = req.headers;
  if (origin !== undefined) return origin === ownOrigin ? null : "foreign-origin";
  // A foreign page reads without an Origin too (an image, a script); it learns nothing, but it would use up our limits.
  const isForeignRead = FOREIGN_SITES.includes(String(req.headers["sec-fetch-site"]));
  const onlyReads = (req.method === "GET" || req.method === "HEAD") && upgrade === undefined;
  return onlyReads && !isForeignRead ? null : "foreign-origin";
}

/** A page under an address is another origin, with another, empty IndexedDB: sent to the one name we use. */
export function localhostRedirect(place: Place): RequestHandler {
  return (req, res, next) => {
    const isAddress = /^(127\.0\.0\.1|\[::1\])(:|$)/.test(req.headers.host ?? "");
    const isPage = req.method === "GET" && ownOriginOf(req, place) !== place.appOrigin;
    if (isAddress && isPage) res.redirect(307, `http://localhost:${req.socket.localPort}${req.originalUrl}`);
    else next();
  };
}

/** The origin a page of ours has when it sends this Host; `null` for a Host that is not ours. */
function ownOriginOf(req: IncomingMessage, { appOrigin, host }: Place): string | null {
  const asked = req.headers.host?.toLowerCase();
  if (asked === undefined) return null;
  if (appOrigin !== null && asked === new URL(appOrigin).host) return appOrigin;
  const names = ["localhost", "127.0.0.1", "[::1]"];
  if (host !== null) names.push(host.includes(":") ? `[${host}]` : host.toLowerCase());
  const port = req.socket.localPort === 80 ? "" : `:${req.socket.localPort}`;
  return names.some((name) => asked === name + port) ? `http://${asked}` : null;
}
