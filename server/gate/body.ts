/**
 * The two gates of a body. Content: JSON up to 64 kB, nothing else; a form, which a browser posts without asking, is
 * never read. Schema: parsed once, here, and trusted inside; a 422 names fields, never contents.
 */
import express, { type Request, type RequestHandler, type Response } from "express";
import * as z from "zod/mini";
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

/** The parsed body, or `null` after a 422 was sent. */
export function readBody<S extends z.core.$ZodType>(schema: S, req: Request, res: Response): z.infer<S> | null {
  const parsed = z.safeParse(schema, req.body);
  if (parsed.success) return parsed.data;
  sendProblem(res, "invalid", { fields: fieldsOf(parsed.error) });
  return null;
}

/** Before the schema: a page of another version keeps its text and is told to reload, whatever else it sent. */
export function isOfAnotherVersion(body: unknown, version: number): boolean {
  const sent = z.object({ v: z.number() }).safeParse(body);
  return sent.success && sent.data.v !== version;
}

function fieldsOf(error: z.core.$ZodError): string[] {
  const fields = error.issues.flatMap((issue) =>
    issue.code === "unrecognized_keys" ? issue.keys.map((key) => [...issue.path, key].join(".")) : issue.path.join("."),
  );
  return [...new Set(fields)].slice(0, 20);
}
