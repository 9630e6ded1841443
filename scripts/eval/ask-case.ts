/** A case put to a real model, with the prompt as the product builds it. */
import { randomBytes } from "node:crypto";
import { buildPrompt } from "#server/coach/build-prompt.ts";
import type { Model } from "#server/coach/model.ts";
import { defaultProgramme } from "#server/programme/default-programme.ts";
import { runChecks } from "#shared/checks/run-checks.ts";
import type { Failure } from "#shared/coach-protocol.ts";
import { requestOfCase } from "./case-request.ts";
import type { EvalCase } from "./eval-case.ts";

export async function askCase(
  one: EvalCase,
  model: Model,
): Promise<{ kind: "reply"; reply: string } | { kind: "failed"; failure: Failure }> {
  const mission = defaultProgramme().missions[one.day - 1];
  if (mission === undefined) throw new Error(`the programme has no J${one.day}`);
  const request = requestOfCase(one);
  const { messages } = buildPrompt(request, mission, one.profile ?? null, {
    dateText: new Intl.DateTimeFormat("fr", { dateStyle: "full", timeZone: "Europe/Paris" }).format(),
    nonces: { user: randomBytes(8).toString("hex"), request: randomBytes(8).toString("hex") },
    checks: request.deliverable === undefined ? [] : runChecks(request.deliverable.text, mission.checks),
  });
  let reply = "";
  for await (const event of model.stream(messages, new AbortController().signal)) {
    if (event.type === "delta") reply += event.text;
    if (event.type === "failed") return { kind: "failed", failure: event.failure };
  }
  return { kind: "reply", reply };
}
