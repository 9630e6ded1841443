/** Whatever a route throws, as a problem: a fault in the request is named, any other is ours and says nothing of itself. */
import type { ErrorRequestHandler } from "express";
import type { ProblemType } from "#shared/problem.ts";
import { sendProblem } from "../problem.ts";

const PROBLEM_BY_STATUS: Readonly<Record<number, ProblemType>> = {
  400: "malformed",
  413: "too-large",
  415: "not-json",
};

export const errorMapper: ErrorRequestHandler = (error: unknown, _req, res, _next) => {
  const status = statusOf(error);
  // A precondition or a range that a file cannot meet is the request's fault, like whatever else is 4xx.
  const problem = PROBLEM_BY_STATUS[status] ?? (status >= 400 && status < 500 ? "malformed" : "internal");
  if (problem === "internal") res.err = error instanceof Error ? error : new Error("not an Error");
  // Half an answer is out already: cutting the connection is the only way to say that it is not the whole.
  if (res.headersSent) res.destroy();
  else sendProblem(res, problem);
};

/** Express and its body reader put the HTTP status on what they throw about a request. */
function statusOf(error: unknown): number {
  const status: unknown = error instanceof Error && "status" in error ? error.status : null;
  return typeof status === "number" ? status : 500;
}
