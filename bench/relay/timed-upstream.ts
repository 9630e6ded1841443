/**
 * A process of its own: a model that writes stamped tokens at a fixed pace to whoever asks, until they leave. As
 * cheap as a model can be, since it shares two cores with what is measured.
 */
import { createServer, type ServerResponse } from "node:http";
import { stampedToken } from "./clock.ts";
import { tellPort } from "./tell-port.ts";

const tokensPerSecond = Number(process.argv[2]);

/** Each stream and when its next token is due. Written to from one clock: timers of their own would fall into step. */
const dueMs = new Map<ServerResponse, number>();
setInterval(() => {
  const nowMs = performance.now();
  for (const [res, due] of dueMs) {
    if (due > nowMs) continue;
    res.write(`${BEFORE}${stampedToken()}${AFTER}`);
    dueMs.set(res, due + 1_000 / tokensPerSecond);
  }
}, 1);

const server = createServer((req, res) => {
  req.resume();
  req.on("end", () => {
    res.writeHead(200, { "Content-Type": "text/event-stream; charset=utf-8" });
    res.flushHeaders();
    // Models do not keep time with each other.
    dueMs.set(res, performance.now() + (Math.random() * 1_000) / tokensPerSecond);
    res.on("close", () => dueMs.delete(res));
  });
});
tellPort(server);

const [BEFORE, AFTER] = (() => {
  const choices = [{ index: 0, delta: { content: "@" }, logprobs: null, finish_reason: null }];
  const chunk = {
    id: "chatcmpl-bench",
    object: "chat.completion.chunk",
    created: 0,
    model: "bench",
    service_tier: "default",
    system_fingerprint: "fp_bench",
    choices,
  };
  const [before = "", after = ""] = `data: ${JSON.stringify(chunk)}\n\n`.split("@");
  return [before, after];
})();
