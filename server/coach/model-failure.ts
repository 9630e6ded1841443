/**
 * Names what an OpenAI-compatible server answered instead of a reply, by status and code. Its words (`about`) may
 * quote the key: they are searched for the names of parameters and limits, and go nowhere else.
 */
import type { Failure } from "#shared/coach-protocol.ts";

export type ModelFailure = {
  failure: Failure;
  /** A word of the reply was already given: nothing may be sent again. */
  heard: boolean;
  /** Null: no HTTP error was received. */
  status: number | null;
  retryAfterMs?: number;
  about: string;
};

/** What the operator reads in the log: what to mend, where somebody can. */
export function operatorHint(failure: Failure): string {
  switch (failure) {
    case "bad-key":
      return "the model's host refused the key: OPENAI_API_KEY is wrong, or of another host than OPENAI_BASE_URL";
    case "quota":
      return "the model's credit has run out: top it up at its host";
    case "unknown-model":
      return "the model's host does not know OPENAI_MODEL";
    case "unreachable":
      return "the model's host cannot be reached: is OPENAI_BASE_URL right, and is it running?";
    default:
      return "the model failed";
  }
}

/** `status` null: the error came inside a stream that had begun well. */
export function failureOfAnswer(
  answer: { status: number | null; code: string; about: string; headers: Headers | null },
  heard: boolean,
): ModelFailure {
  const retryAfterMs = answer.headers === null ? null : retryAfterMsOf(answer.headers);
  return {
    failure: nameOf(answer),
    heard,
    status: answer.status,
    about: answer.about,
    ...(retryAfterMs === null ? {} : { retryAfterMs }),
  };
}

function nameOf({ status, code, about }: { status: number | null; code: string; about: string }): Failure {
  if (code === "insufficient_quota" || status === 402) return "quota";
  if (code === "content_filter" || code === "content_policy_violation") return "filtered";
  if (code === "context_length_exceeded" || status === 413) return "too-long";
  if (code === "model_not_found") return "unknown-model";
  if (code === "invalid_api_key" || status === 401 || status === 403) return "bad-key";
  if (code === "rate_limit_exceeded" || status === 429) return "busy";
  // Ollama and vLLM say both in words only.
  if (status === 404 && /model/iu.test(about)) return "unknown-model";
  if (status === 400 && /context (?:length|window|size)|too many tokens|maximum context/iu.test(about))
    return "too-long";
  return "upstream";
}

/** `Retry-After` in seconds or as a date, or the SDK servers' `retry-after-ms`; `null` when there is none to trust. */
function retryAfterMsOf(headers: Headers): number | null {
  const ms = Number(headers.get("retry-after-ms") ?? Number.NaN);
  if (Number.isFinite(ms) && ms >= 0) return ms;
  const text = headers.get("retry-after");
  if (text === null) return null;
  const waitMs = /^\d+(?:\.\d+)?$/u.test(text) ? Number(text) * 1_000 : Date.parse(text) - Date.now();
  return Number.isFinite(waitMs) ? Math.max(waitMs, 0) : null;
}
