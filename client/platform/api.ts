/** Calls to our own server, same origin, JSON both ways. What can go wrong comes back as a value and is never thrown. */
import * as z from "zod/mini";
import { Problem, type ProblemType, problemTypeOf } from "#shared/problem.ts";
import { tellUnanswered } from "./server-reach.ts";

export type ApiProblem = {
  kind: "problem";
  /** `null`: an answer that this version cannot name, or one that does not fit the schema asked for. */
  problem: ProblemType | null;
  status: number;
  /** The parsed JSON as it came, or `null`. */
  body: unknown;
  /** From `Retry-After`, where the server gave it in seconds. */
  retryAfterMs: number | null;
};

export type ApiAnswer<T> = { kind: "ok"; value: T } | ApiProblem | { kind: "unreachable" };

type Method = "GET" | "POST" | "PUT" | "DELETE";

const CALL_TIMEOUT_MS = 10_000;

/** `unreachable`: no answer, or none within 10 s; nobody knows whether the server got the call. */
export async function callApi<S extends z.core.$ZodType>(
  schema: S,
  path: string,
  { method = "GET", body, signal }: { method?: Method; body?: unknown; signal?: AbortSignal } = {},
): Promise<ApiAnswer<z.output<S>>> {
  try {
    const timeout = AbortSignal.timeout(CALL_TIMEOUT_MS);
    const response = await fetch(path, {
      ...requestInit(method, body),
      signal: signal === undefined ? timeout : AbortSignal.any([signal, timeout]),
    });
    if (!response.ok) return await readProblem(response);
    const json = await readJson(response);
    const parsed = z.safeParse(schema, json);
    if (parsed.success) return { kind: "ok", value: parsed.data };
    return { kind: "problem", problem: null, status: response.status, body: json, retryAfterMs: null };
  } catch {
    if (signal?.aborted !== true) tellUnanswered();
    return { kind: "unreachable" };
  }
}

export function requestInit(method: Method, body: unknown): RequestInit {
  const init: RequestInit = { method, credentials: "same-origin", cache: "no-store" };
  return body === undefined
    ? init
    : { ...init, headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) };
}

/** Reads an answer that is not 2xx; throws only when its body cannot be read to the end. */
export async function readProblem(response: Response): Promise<ApiProblem> {
  const body = await readJson(response);
  const parsed = Problem.safeParse(body);
  const seconds = Number(response.headers.get("Retry-After") ?? Number.NaN);
  return {
    kind: "problem",
    problem: parsed.success ? problemTypeOf(parsed.data) : null,
    status: response.status,
    body,
    retryAfterMs: Number.isFinite(seconds) ? seconds * 1_000 : null,
  };
}

async function readJson(response: Response): Promise<unknown> {
  const text = await response.text();
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
