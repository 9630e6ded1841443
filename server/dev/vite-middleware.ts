/**
 * `npm run dev`: Vite inside this process, so that one origin, one gate order and one port serve development too. Its
 * inline preamble needs a nonce, new for each page; production has neither Vite nor a nonce. Vite never sees the
 * sockets: upgrades reach it only through the same Host and Origin gates as requests.
 */
import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { createServer as createHttpServer, type Server } from "node:http";
import express, { type RequestHandler } from "express";
import { createServer as createViteServer } from "vite";
import { noWorker } from "./no-worker.ts";
import { type Place, refusalOf } from "../gate/host-and-origin.ts";

const NONCE_PLACEHOLDER = "sdb-dev-nonce";

export type DevClient = { client: RequestHandler; attachTo: (server: Server) => void; close: () => Promise<void> };

export async function viteMiddleware(place: Place): Promise<DevClient> {
  // Listens on nothing: it only carries the upgrades that passed the gates to Vite's hot reload.
  const gated = createHttpServer();
  const vite = await createViteServer({
    appType: "custom",
    html: { cspNonce: NONCE_PLACEHOLDER },
    // Our gates have judged the Host already, and nobody else is invited.
    server: { middlewareMode: true, hmr: { server: gated }, allowedHosts: true, cors: false },
  });

  const page: RequestHandler = async (req, res, next) => {
    if (!req.headers.accept?.includes("text/html")) return next();
    const nonce = randomBytes(16).toString("base64");
    const html = await readFile(`${vite.config.root}/index.html`, "utf8");
    const transformed = await vite.transformIndexHtml("/index.html", html, req.originalUrl);
    res.setHeader("Content-Security-Policy", devPolicy(nonce));
    res.type("html").send(transformed.replaceAll(NONCE_PLACEHOLDER, nonce));
  };

  const client = express.Router();
  client.get("/sw.js", noWorker);
  client.use(vite.middlewares, page);
  return {
    client,
    attachTo: (server) => {
      server.on("upgrade", (req, socket, head) => {
        if (refusalOf(req, place) === null) gated.emit("upgrade", req, socket, head);
        else socket.end("HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n");
      });
    },
    close: () => vite.close(),
  };
}

/** Trusted Types stay off: Vite's error overlay and style updates write markup of their own. */
function devPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "font-src 'self' data:",
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self' blob:",
    "img-src 'self' data:",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
}
