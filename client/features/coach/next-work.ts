/** What the outbox does next, read from the rows alone: a reload, or another tab taking over, decides the same. */
import type { Reply } from "#shared/message.ts";
import { now } from "#client/platform/clock.ts";
import { isOnline } from "#client/platform/online.ts";
import { sessionStore } from "#client/db/session.ts";
import { readRepliesIn } from "#client/db/threads.ts";

/** What may be lost by a reload: failures in a row by question, and when to look for an interrupted run again. */
export type Attempts = { failuresByQuestion: Map<string, number>; rejoinAtMsByReply: Map<string, number> };

export type Work =
  | { kind: "send" | "retry" | "rejoin"; reply: Reply }
  /** Epoch milliseconds; `Infinity`: until something changes. */
  | { kind: "wait"; untilMs: number };

export const REJOIN_EVERY_MS = 20_000;
/** A try that was due while no page was open is not made up for later: the person decides. */
const STALE_MS = 600_000;

/** `hurry`: the network or the person is back, so what waits for a server that was away does not wait any longer. */
export async function nextWork({ rejoinAtMsByReply }: Attempts, hurry: boolean): Promise<Work> {
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
    const dueAtMs = hurry ? atMs : (rejoinAtMsByReply.get(reply.id) ?? atMs);
    if (dueAtMs <= atMs) return { kind: "rejoin", reply };
    later.push(dueAtMs);
  }
  return { kind: "wait", untilMs: Math.min(...later) };
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
