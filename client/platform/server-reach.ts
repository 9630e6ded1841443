/** Whether our server answers, asked as lightly as can be; and a bell for calls that found nobody. */
const ANSWER_WITHIN_MS = 5_000;

const listeners = new Set<() => void>();

/** A proxy that stands before a dead server says so with a 5xx; anything less was said by a living one. */
export async function isServerThere(): Promise<boolean> {
  try {
    const signal = AbortSignal.timeout(ANSWER_WITHIN_MS);
    const { status } = await fetch("/healthz", { cache: "no-store", credentials: "omit", signal });
    return status < 500;
  } catch {
    return false;
  }
}

/** For whoever made a call that nobody answered, and did not give it up itself. */
export function tellUnanswered(): void {
  for (const listener of listeners) listener();
}

/** Returns the way to stop listening. */
export function onUnanswered(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
