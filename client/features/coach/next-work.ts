/** What the outbox does next, read from the rows alone: a reload, or another tab taking over, decides the same. */
import type { Reply } from "#shared/message.ts";
import { now, spread } from "#client/platform/clock.ts";
import { isOnline } from "#client/platform/online.ts";
import { sessionStore } from "#client/db/session.ts";
import { readRepliesIn } from "#client/db/threads.ts";

/** What may be lost by a reload: failures in a row by question, and when to look for an interrupted run again. */
export type Attempts = {
  failuresByQuestion: Map<string, number>;
  rejoinByReply: Map<string, { tries: number; atMs: number }>;
};

export type Work =
  | { kind: "send" | "retry" | "rejoin"; reply: Reply }
  /** Epoch milliseconds; `Infinity`: until something changes. */
  | { kind: "wait"; untilMs: number };

/** A network may come back with nobody saying so: the rest of a reply is to go on within 3 s of it. */
const REJOIN_SOON_MS = 2_000;
const REJOIN_SOON_TRIES = 40;
/** After some minutes it is no longer waited for, only not forgotten. */
const REJOIN_LATER_MS = 20_000;
/** A try that was due while no page was open is not made up for later: the person decides. */
const STALE_MS = 600_000;

/** `hurry`: the network or the person is back, so what waits for a server that was away does not wait any longer. */
export async function nextWork({ rejoinByReply }: Attempts, hurry: boolean): Promise<Work> {
  if (!isOnline() || sessionStore.getState().state !== "ready") return { kind: "wait", untilMs: Infinity };
  const atMs = now();
  const [queued, failed, interrupted] = await Promise.all([
    readRepliesIn("queued"),
    readRepliesIn("failed"),
    readRepliesIn("interrupted"),
  ]);

  const later = [Infinity];
  for (const reply of failed) {
    const dueAtMs = retryAtMs(reply, hurry, atMs);
    if (dueAtMs <= atMs) return { kind: "retry", reply };
    later.push(dueAtMs);
  }
  const next = nextInLine(queued);
  if (next !== undefined) return { kind: "send", reply: next };
  for (const reply of interrupted) {
    if (reply.state.status !== "interrupted" || reply.state.final) continue;
    const dueAtMs = hurry ? atMs : (rejoinByReply.get(reply.id)?.atMs ?? atMs);
    if (dueAtMs <= atMs) return { kind: "rejoin", reply };
    later.push(dueAtMs);
  }
  return { kind: "wait", untilMs: Math.min(...later) };
}

/** Notes that a run was looked for in vain, or is no longer being followed. */
export function noteRejoin(replyId: string, { rejoinByReply }: Attempts): void {
  const tries = (rejoinByReply.get(replyId)?.tries ?? 0) + 1;
  const delayMs = tries <= REJOIN_SOON_TRIES ? REJOIN_SOON_MS : REJOIN_LATER_MS;
  rejoinByReply.set(replyId, { tries, atMs: now() + spread(delayMs) });
}

/** In the order the questions were asked. One that waits for the person's word holds its own exchange back, no other. */
function nextInLine(queued: readonly Reply[]): Reply | undefined {
  const held = new Set<string>();
  return queued
    .toSorted((a, b) => (a.parentId < b.parentId ? -1 : 1))
    .find(({ exchangeId, state }) => {
      if (state.status === "queued" && state.consent === "needed") held.add(exchangeId);
      return !held.has(exchangeId);
    });
}

function retryAtMs({ state }: Reply, hurry: boolean, atMs: number): number {
  if (state.status !== "failed" || state.retryAtMs === null || state.retryAtMs < atMs - STALE_MS) return Infinity;
  return hurry && state.failure === "server-away" ? atMs : state.retryAtMs;
}
