/** A process of its own: the least that a Node server can do between a reader and a model, which is to pipe bytes. */
import { createServer, request } from "node:http";
import { tellPort } from "./tell-port.ts";

const target = process.argv[2] ?? "";

const server = createServer((req, res) => {
  const upstream = request(target, { method: "POST", headers: { "Content-Type": "application/json" } }, (answer) => {
    res.writeHead(answer.statusCode ?? 502, { "Content-Type": "text/event-stream; charset=utf-8" });
    answer.pipe(res);
  });
  upstream.on("error", () => res.destroy());
  res.on("close", () => upstream.destroy());
  req.pipe(upstream);
});
tellPort(server);
