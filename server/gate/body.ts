/** The schema gate: a body is parsed once, here, and trusted inside. Answers 422 naming fields, never contents. */
import type { Request, Response } from "express";
import * as z from "zod/mini";
import { sendProblem } from "../problem.ts";

/** The parsed body, or `null` after a 422 was sent. */
export function readBody<S extends z.core.$ZodType>(schema: S, req: Request, res: Response): z.infer<S> | null {
  const parsed = z.safeParse(schema, req.body);
  if (parsed.success) return parsed.data;
  sendProblem(res, "invalid", { fields: fieldsOf(parsed.error) });
  return null;
}

function fieldsOf(error: z.core.$ZodError): string[] {
  const fields = error.issues.flatMap((issue) =>
    issue.code === "unrecognized_keys" ? issue.keys.map((key) => [...issue.path, key].join(".")) : issue.path.join("."),
  );
  return [...new Set(fields)].slice(0, 20);
}
