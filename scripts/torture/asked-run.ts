/**
 * One question and the reply that the model was told to give, and the laws that every reader of it must find: events
 * numbered without a gap, the same for all; words that are always a beginning of the reply's, never others; one end,
 * last; whole only when it is.
 */
import { isDeepStrictEqual } from "node:util";
import { coachRequest } from "#server/testing/coach-request.ts";
import type { MockAnswer, MockUpstream } from "#server/testing/mock-upstream.ts";
import { type CoachEvent, type CoachRequest, isTerminal, type NumberedEvent } from "#shared/coach-protocol.ts";

export type AskedRun = {
  request: CoachRequest;
  answer: MockAnswer;
  /** Times that the model was asked for it. */
  calls: number;
  /** What all readers together have seen; event n is at n - 1. */
  events: CoachEvent[];
  /** Notes what a reader saw. */
  saw: (seen: NumberedEvent) => void;
  end: () => CoachEvent | null;
  /** The laws broken so far. */
  broken: string[];
};

/** Asks are told apart by a number in the question; the mock answers each with its own run's words. */
export function createAsker(upstream: MockUpstream): (answer: MockAnswer) => AskedRun {
  const runs = new Map<number, AskedRun>();
  let count = 0;
  upstream.answerBy((request) => {
    const asked = /\[#(\d+)\]/u.exec(request.body.messages.at(-1)?.content ?? "");
    const run = runs.get(Number(asked?.[1]));
    if (run === undefined) throw new Error("a question that nobody asked");
    run.calls += 1;
    upstream.requests.length = 0;
    const { fault } = run.answer;
    return { ...run.answer, fault: fault !== null && run.calls > (fault.times ?? Infinity) ? null : fault };
  });
  return (answer) => {
    count += 1;
    const run = newRun(`Mon accroche tient-elle ? [#${count}]`, answer);
    runs.set(count, run);
    runs.delete(count - REMEMBERED);
    return run;
  };
}

const REMEMBERED = 2_000;

/** Too many failures in a row: the checks answer, and say why. */
export function isByChecks({ events: [start] }: AskedRun): boolean {
  return start?.type === "start" && start.source === "checks" && start.because === "away";
}

function newRun(question: string, answer: MockAnswer): AskedRun {
  const events: CoachEvent[] = [];
  const broken: string[] = [];
  const request = coachRequest({ question });
  let end: CoachEvent | null = null;
  const breaks = (law: string, shows: unknown) => broken.push(`${law}: ${question} ${JSON.stringify(shows)}`);
  let text = "";
  let isByModel = true;

  const saw = ({ seq, event }: NumberedEvent) => {
    const known = events[seq - 1];
    if (known !== undefined) {
      if (!isDeepStrictEqual(known, event)) breaks("an event is the same for every reader", { seq, known, event });
      return;
    }
    if (seq !== events.length + 1) return void breaks("events come without a gap", { seq, after: events.length });
    if (seq === 1 && event.type !== "start") breaks("a run begins with its start", event);
    if (end !== null) breaks("nothing follows the end", { end, event });
    events.push(event);
    if (isTerminal(event)) end = event;
    if (event.type === "start") isByModel = event.source === "model";
    if (!isByModel) return;
    if (event.type === "delta") {
      text += event.text;
      if (!answer.text.startsWith(event.text, text.length - event.text.length))
        breaks("no word is lost or invented", { at: text.length, event });
    }
    if (event.type === "done" && text !== answer.text) {
      breaks("a reply that is said to be whole is", { has: text.length, should: answer.text.length });
    }
  };
  return { request, answer, calls: 0, events, saw, end: () => end, broken };
}
