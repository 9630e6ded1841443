/** The request that the product would send for a case. */
import type { CoachRequest } from "#shared/coach-protocol.ts";
import { isPushback } from "#shared/pushback.ts";
import type { EvalCase } from "./eval-case.ts";

export function requestOfCase(one: EvalCase): CoachRequest {
  const { day, mode, question, deliverable, lang, tone, history, memory, earlier } = one;
  // The turns before a case's question spoke of the same text.
  const judged = history?.some(({ role }) => role === "assistant") === true ? deliverable : "";
  return {
    v: 1,
    id: "019a0000-0000-7000-8000-000000000001",
    day,
    lang: lang ?? "fr",
    mode,
    tone: tone ?? "direct",
    question,
    ...(deliverable === "" ? {} : { deliverable: { version: 1, text: deliverable } }),
    ...(earlier === undefined ? {} : { earlier }),
    history: history ?? [],
    memory: memory ?? [],
    pushback: isPushback({ question, deliverable: deliverable || null, judged: judged || null }),
  };
}
