/** Answers that are not what was asked for, as RFC 9457 documents: a stable type, a title, never a stack. */
import type { Response } from "express";
import { PROBLEM_PREFIX, type Problem, type ProblemType } from "#shared/problem.ts";

const STATUS_AND_TITLE: Record<ProblemType, readonly [status: number, title: string]> = {
  "unknown-host": [421, "This server does not answer to that host name"],
  "foreign-origin": [403, "Requests from another origin are refused"],
  "signed-out": [401, "No valid session"],
  "link-refused": [403, "The link or code is unknown, used or expired"],
  "not-found": [404, "Nothing here"],
  "method-not-allowed": [405, "This address does not take that method"],
  "not-json": [415, "Only application/json bodies are read"],
  "too-large": [413, "The body is larger than 64 kB"],
  malformed: [400, "The request could not be read"],
  invalid: [422, "The body does not have the expected form"],
  "old-client": [426, "This page is of another version than the server: reload it"],
  conflict: [409, "It was changed elsewhere meanwhile"],
  "owner-stays": [409, "The owner's account is erased from the terminal only"],
  "pair-ended": [409, "That pair takes no more messages"],
  "run-expired": [410, "The replay of that reply is gone"],
  "too-many-requests": [429, "Too many requests"],
  "too-many-runs": [429, "Two replies are already being written"],
  "daily-tokens": [429, "The day's tokens are used up"],
  "shutting-down": [503, "The server is stopping"],
  "no-database": [503, "The database does not answer"],
  internal: [500, "The server failed"],
};

/** Sends the problem; `retryAfterS` becomes `Retry-After`, `extra` joins the document. */
export function sendProblem(
  res: Response,
  type: ProblemType,
  { retryAfterS, ...extra }: { retryAfterS?: number; fields?: string[]; current?: unknown } = {},
): void {
  const [status, title] = STATUS_AND_TITLE[type];
  if (retryAfterS !== undefined) res.setHeader("Retry-After", String(Math.ceil(retryAfterS)));
  const problem: Problem = { type: PROBLEM_PREFIX + type, title, status, ...extra };
  res.status(status).type("application/problem+json").send(JSON.stringify(problem));
}
