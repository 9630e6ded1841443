/** What an operator changes, one call each. `null`: done. A call that got no answer may have been done all the same. */
import * as z from "zod/mini";
import { type ApiAnswer, callApi } from "#client/platform/api.ts";
import { type CoachCaps, MintedInvites, type NewInvites, type NewPair } from "#shared/pilotage.ts";

export type CallFailure = "unreachable" | "refused";

export async function mintInvites(
  body: NewInvites,
): Promise<{ kind: "minted"; invites: MintedInvites["invites"] } | { kind: "failed"; failure: CallFailure }> {
  const answer = await callApi(MintedInvites, "/api/pilotage/invites", { method: "POST", body });
  if (answer.kind === "ok") return { kind: "minted", invites: answer.value.invites };
  return { kind: "failed", failure: failureOf(answer) ?? "refused" };
}

export async function revokeInvite(id: string): Promise<CallFailure | null> {
  return failureOf(await callApi(z.null(), `/api/pilotage/invites/${id}`, { method: "DELETE" }));
}

export async function formPair(members: NewPair["members"]): Promise<CallFailure | null> {
  return failureOf(await callApi(z.null(), "/api/pilotage/pairs", { method: "POST", body: { members } }));
}

export async function partPair(id: string): Promise<CallFailure | null> {
  return failureOf(await callApi(z.null(), `/api/pilotage/pairs/${id}`, { method: "DELETE" }));
}

export async function setCoachCaps(caps: CoachCaps): Promise<CallFailure | null> {
  return failureOf(await callApi(z.null(), "/api/pilotage/coach", { method: "PUT", body: caps }));
}

function failureOf(answer: ApiAnswer<unknown>): CallFailure | null {
  if (answer.kind === "ok") return null;
  return answer.kind === "unreachable" ? "unreachable" : "refused";
}
