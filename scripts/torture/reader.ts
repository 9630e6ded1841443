/** Someone who reads one reply over one connection, and may leave at any moment. */
import { createParser } from "eventsource-parser";
import { CoachEvent, isTerminal, type NumberedEvent } from "#shared/coach-protocol.ts";
import type { Call, Person, World } from "./world.ts";

export type Reading = {
  /** The HTTP status; 0: no answer. */
  status: number;
  /** The number of the last event seen on this connection or before. */
  last: number;
  /** The run's end was read. */
  isOver: boolean;
};

/** Reads until the end, until the connection ends, or until `leave` is aborted. */
export async function read(
  world: World,
  person: Person,
  call: Call,
  after: number,
  saw: (seen: NumberedEvent) => void,
  leave: AbortSignal,
): Promise<Reading> {
  const reading: Reading = { status: 0, last: after, isOver: false };
  const answer = await world.send(person, call).catch(() => null);
  if (answer === null) return reading;
  reading.status = answer.statusCode ?? 0;
  const isStream = reading.status === 200;
  const parser = createParser({
    onEvent: ({ id, data }) => {
      const seen = { seq: Number(id), event: CoachEvent.parse(JSON.parse(data)) };
      // Also when the number is not the next one: that is for the laws to find.
      reading.last = seen.seq;
      reading.isOver = isTerminal(seen.event);
      saw(seen);
    },
  });
  const left = () => answer.destroy();
  leave.addEventListener("abort", left, { once: true });
  if (leave.aborted) left();
  answer.setEncoding("utf8");
  answer.on("data", (piece: string) => {
    if (isStream && !leave.aborted) parser.feed(piece);
  });
  await new Promise<void>((resolve) => {
    answer.on("error", () => undefined);
    answer.on("close", () => resolve());
  });
  leave.removeEventListener("abort", left);
  return reading;
}

export function postOf(request: unknown): Call {
  return { method: "POST", path: "/api/ai/coach", body: JSON.stringify(request) };
}

export function joinOf(id: string, after: number): Call {
  return { method: "GET", path: `/api/ai/coach/${id}?after=${after}` };
}

export function stopOf(id: string): Call {
  return { method: "POST", path: `/api/ai/coach/${id}/stop` };
}
