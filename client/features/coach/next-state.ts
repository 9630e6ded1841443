/**
 * What one event makes of a reply: pure, and the only place where a reply changes state while it is written.
 * Shown words never shrink; a reply that got no terminal event is never `complete`; an event seen before changes
 * nothing, so a replay may overlap what is known.
 */
import { assertNever } from "#shared/assert-never.ts";
import type { CoachEvent } from "#shared/coach-protocol.ts";
import type { Reply } from "#shared/message.ts";

/** The wire's events, and the two ends that only this side can see. */
export type ReplyEvent =
  | CoachEvent
  /** The stream ended without a terminal event and could not be joined again; `final`: its run is gone for good. */
  | { type: "cut"; final: boolean }
  /** It could not leave this device. */
  | { type: "unsent" };

export type NumberedReplyEvent = { seq: number; event: ReplyEvent };

export type ReplyProgress = Pick<Reply, "text" | "source" | "state">;

export function nextState<R extends ReplyProgress>(reply: R, { seq, event }: NumberedReplyEvent): R {
  const known = knownSeq(reply);
  if (known === null) return reply;
  const streaming = { status: "streaming", seq } as const;
  if (event.type === "cut") return { ...reply, state: { status: "interrupted", seq: known, final: event.final } };
  if (event.type === "unsent") return { ...reply, state: { status: "queued" } };
  if (event.type === "failed") {
    return { ...reply, state: { status: "failed", failure: event.failure, retryAtMs: null } };
  }
  if (seq <= known) return reply;
  switch (event.type) {
    case "start":
      return {
        ...reply,
        text: textBefore(reply, event.source),
        source: { kind: event.source, model: event.model },
        state: streaming,
      };
    case "delta":
      return { ...reply, text: reply.text + event.text, state: streaming };
    case "retrying":
      return { ...reply, state: streaming };
    case "done":
      return {
        ...reply,
        state: { status: "complete", reason: event.reason, usage: event.usage, cost: event.cost },
      };
    case "stopped":
      return { ...reply, state: { status: "stopped" } };
    default:
      return assertNever(event);
  }
}

/** Only a resumed reply has words before its run begins; what is counted does not go on in the middle of a sentence. */
function textBefore({ text }: ReplyProgress, source: "model" | "checks"): string {
  return text !== "" && source === "checks" ? `${text}\n\n` : text;
}

/** The last event whose words the reply holds; `null` once it ended for good, when no event changes it any more. */
export function knownSeq(reply: ReplyProgress): number | null {
  const { state } = reply;
  switch (state.status) {
    case "queued":
      return 0;
    case "streaming":
      return state.seq;
    case "interrupted":
      return state.final ? null : state.seq;
    case "complete":
    case "stopped":
    case "failed":
      return null;
    default:
      return assertNever(state);
  }
}
