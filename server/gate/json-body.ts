/** The content gate: JSON up to 64 kB, nothing else. A form, which a browser posts without asking, is never read. */
import express, { type RequestHandler } from "express";
import { sendProblem } from "../problem.ts";

const BODY_LIMIT_BYTES = 64 * 1024;

// Compressed bodies are refused: 64 kB of them may hold megabytes.
const parse = express.json({ limit: BODY_LIMIT_BYTES, inflate: false, type: () => true });

export const jsonBody: RequestHandler = (req, res, next) => {
  const isEmpty = req.headers["transfer-encoding"] === undefined && Number(req.headers["content-length"] ?? 0) === 0;
  if (isEmpty) return next();
  if (req.is("application/json") === false) return sendProblem(res, "not-json");
  parse(req, res, next);
};
