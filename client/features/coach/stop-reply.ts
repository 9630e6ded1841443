/** Stop is a call of its own: a run goes on without its readers, and ends when the server has closed it. */
import * as z from "zod/mini";
import { type ApiAnswer, callApi } from "#client/platform/api.ts";
import { changeReply } from "#client/db/threads.ts";
import { hearTabs, tellTabs } from "./tab-channel.ts";

/**
 * Resolves once the server has closed the run, whose stream then ends with `stopped`. What has not left yet is
 * stopped here. `unreachable`: nothing is known to be stopped; the reply keeps its state.
 */
export async function stopReply(replyId: string): Promise<{ kind: "stopped" } | { kind: "unreachable" }> {
  const stoppedHere = await changeReply(replyId, (reply) =>
    reply.state.status === "queued" ? { ...reply, state: { status: "stopped" } } : null,
  );
  if (stoppedHere !== null) return { kind: "stopped" };
  // The stop may overtake a question that is still on its way up: the outbox, here or in another tab, says it again.
  askedToStop.add(replyId);
  tellTabs({ kind: "stop", id: replyId });
  const answer = await postStop(replyId);
  const isGone = answer.kind === "problem" && (answer.problem === "not-found" || answer.problem === "run-expired");
  return answer.kind === "ok" || isGone ? { kind: "stopped" } : { kind: "unreachable" };
}

/** For the outbox, when a run has just been seen to exist. */
export async function stopIfAsked(replyId: string): Promise<void> {
  if (askedToStop.has(replyId)) await postStop(replyId);
}

/** For the tab that delivers: what is stopped in another one. */
export function hearStops(signal: AbortSignal): void {
  hearTabs((message) => {
    if (message.kind === "stop") askedToStop.add(message.id);
  }, signal);
}

const askedToStop = new Set<string>();

async function postStop(replyId: string): Promise<ApiAnswer<unknown>> {
  const answer = await callApi(z.unknown(), `/api/ai/coach/${replyId}/stop`, { method: "POST", body: {} });
  if (answer.kind === "ok") askedToStop.delete(replyId);
  return answer;
}
