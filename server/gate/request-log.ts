/**
 * One line a request: method, path, status, time, id. Built from a short list of fields, so that no query, header,
 * cookie, token or body can reach the log; an error gives its name and stack frames, as its message may quote a text.
 */
import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { RequestHandler } from "express";
import type { Logger } from "pino";
import { pinoHttp } from "pino-http";

export function requestLog(logger: Logger): RequestHandler {
  const log = pinoHttp({
    logger,
    // Never the id that a client sends: it would write into our log.
    genReqId: () => randomUUID(),
    autoLogging: { ignore: (req) => /^\/(healthz|readyz)(\?|$)/.test(req.url ?? "") },
    quietReqLogger: true,
    wrapSerializers: false,
    customAttributeKeys: { responseTime: "ms", reqId: "id" },
    customLogLevel: (_req, res) => (res.statusCode >= 500 ? "error" : res.statusCode >= 400 ? "warn" : "info"),
    serializers: {
      req: ({ method, url = "" }: IncomingMessage) => ({ method, path: url.split("?", 1)[0]?.slice(0, 200) }),
      res: ({ statusCode }: ServerResponse) => ({ status: statusCode }),
      err: ({ name, stack = "" }: Error) => ({ name, frames: stack.match(/^ {4}at .*$/gm) }),
    },
  });
  return (req, res, next) => {
    log(req, res);
    next();
  };
}
