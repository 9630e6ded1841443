/** So many API requests a minute from one address: a person with several tabs never meets it, a loop does. */
import type { RequestHandler } from "express";
import { rateLimit } from "express-rate-limit";
import { sendProblem } from "../problem.ts";

export const REQUESTS_PER_MINUTE = 600;

const WINDOW_MS = 60_000;

/** IPv6 addresses count by their /56, as one customer has at least that. */
export function ipLimit(requestsPerMinute: number): RequestHandler {
  return rateLimit({
    windowMs: WINDOW_MS,
    limit: requestsPerMinute,
    standardHeaders: false,
    legacyHeaders: false,
    // A forwarded header that we do not trust is simply not read: no need to warn at each.
    validate: { xForwardedForHeader: false, forwardedHeader: false },
    handler: (_req, res) => sendProblem(res, "too-many-requests", { retryAfterS: WINDOW_MS / 1000 }),
  });
}
