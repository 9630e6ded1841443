/**
 * The built client. Hashed assets never change, so a browser keeps them; the page and the worker are asked for again
 * each time, so an update is seen. Only files that were there at start are ever served.
 */
import { existsSync, readdirSync } from "node:fs";
import { extname, join, relative, resolve, sep } from "node:path";
import type { Request, RequestHandler } from "express";
import { sendProblem } from "./problem.ts";

const ENCODINGS = [
  ["br", ".br"],
  ["gzip", ".gz"],
] as const;

/** `clientDir`: `dist/client` as the build leaves it, with `.br` and `.gz` beside the files worth compressing. */
export function staticClient(clientDir: string): RequestHandler {
  const root = resolve(clientDir);
  const files = new Set(filesIn(root));

  return (req, res, next) => {
    if (req.method !== "GET" && req.method !== "HEAD") return sendProblem(res, "not-found");
    const asked = decoded(req.path);
    const path = asked !== null && files.has(asked) ? asked : isPage(req) ? "/index.html" : null;
    if (path === null || !files.has(path)) return sendProblem(res, "not-found");
    const [encoding, suffix] = ENCODINGS.find(
      ([name, end]) => files.has(path + end) && req.acceptsEncodings(name) === name,
    ) ?? [null, ""];
    res.vary("Accept-Encoding");
    res.type(extname(path));
    if (encoding !== null) res.setHeader("Content-Encoding", encoding);
    res.setHeader("Cache-Control", path.startsWith("/assets/") ? "public, max-age=31536000, immutable" : "no-cache");
    res.sendFile(path + suffix, { root, acceptRanges: false, cacheControl: false, dotfiles: "allow" }, (error) => {
      if (error !== undefined && !res.headersSent) next(error);
    });
  };
}

/** Every route of the application is the same page; a missing script or image is missing. */
function isPage(req: Request): boolean {
  const isNavigation = req.headers.accept?.includes("text/html") ?? false;
  return req.path === "/" || (isNavigation && !req.path.startsWith("/assets/"));
}

function filesIn(root: string): string[] {
  if (!existsSync(root)) return [];
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `/${relative(root, join(entry.parentPath, entry.name)).replaceAll(sep, "/")}`);
}

function decoded(path: string): string | null {
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
}
