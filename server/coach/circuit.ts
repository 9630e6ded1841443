/**
 * A model that fails again and again is left alone for a while, longer each time, then tried by one question: nobody
 * waits for what will not come, and a host that is coming back is not run over. Each process has its own.
 */
import type { Failure } from "#shared/coach-protocol.ts";
import type { ModelEvent } from "./model.ts";

export type Circuit = {
  /** Whether the model may be asked now. While it is away, one question in each window is let through. */
  admits: () => boolean;
  /** Learns from each event of a question that was let through. */
  note: (event: ModelEvent) => void;
};

type CircuitSettings = {
  /** Each failure of the model's, by name; `awayMs`: it is left alone for so long from now. */
  onFailure: (failure: Failure, awayMs: number | null) => void;
  now?: () => number;
};

const FAILURES_IN_A_ROW = 5;
const FIRST_AWAY_MS = 30_000;
const LONGEST_AWAY_MS = 300_000;

/** About one text, not about the model's health. */
const ABOUT_THE_TEXT: ReadonlySet<Failure> = new Set(["filtered", "refused", "too-long"] satisfies Failure[]);

export function createCircuit({ onFailure, now = Date.now }: CircuitSettings): Circuit {
  let failures = 0;
  let awayMs = 0;
  let awayUntilMs = 0;
  let isProbing = false;

  function heal(): void {
    failures = 0;
    awayMs = 0;
    isProbing = false;
  }

  function fail(failure: Failure): void {
    failures += 1;
    // Those that were under way when it opened say nothing new.
    const isNews = awayMs === 0 || isProbing;
    if (failures < FAILURES_IN_A_ROW || !isNews) return onFailure(failure, null);
    awayMs = Math.min(Math.max(awayMs * 2, FIRST_AWAY_MS), LONGEST_AWAY_MS);
    awayUntilMs = now() + awayMs;
    isProbing = false;
    onFailure(failure, awayMs);
  }

  return {
    admits: () => {
      if (awayMs === 0) return true;
      if (now() < awayUntilMs) return false;
      isProbing = true;
      // If this question never gets to the model, the next window has its own.
      awayUntilMs = now() + awayMs;
      return true;
    },
    note: (event) => {
      if (event.type === "delta" || event.type === "done") heal();
      if (event.type === "failed" && !ABOUT_THE_TEXT.has(event.failure)) fail(event.failure);
    },
  };
}
