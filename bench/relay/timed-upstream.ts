/**
 * A process of its own: a model that writes stamped tokens at a fixed pace to whoever asks, until they leave. As
 * cheap as a model can be, since it shares two cores with what is measured.
 */
import { createServer } from "node:http";
import { stampedToken } from "./clock.ts";
import { tellPort } from "./tell-port.ts";

const tokensPerSecond = Number(process.argv[2]);

const server = createServer((req, res) => {
  req.resume();
  req.on("end", () => {
    res.writeHead(200, { "Content-Type": "text/event-stream; charset=utf-8" });
    const pace = setInterval(() => res.write(`${BEFORE}${stampedToken()}${AFTER}`), 1_000 / tokensPerSecond);
    res.on("close", () => clearInterval(pace));
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
