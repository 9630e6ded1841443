import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isTerminal } from "#shared/coach-protocol.ts";
import { nextState, type NumberedReplyEvent, type ReplyEvent, type ReplyProgress } from "./next-state.ts";

const BEGUN: ReplyProgress = { text: "", source: null, state: { status: "streaming", seq: 0 } };

const wireEvent: fc.Arbitrary<ReplyEvent> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.string({ unit: "grapheme", maxLength: 8 }).map((text) => ({ type: "delta", text }) as const),
  },
  { weight: 2, arbitrary: fc.constant({ type: "start", model: "m", source: "model" } as const) },
  { weight: 1, arbitrary: fc.constant({ type: "retrying", atMs: 1 } as const) },
  { weight: 1, arbitrary: fc.constant({ type: "done", reason: "stop", usage: null, cost: null } as const) },
  { weight: 1, arbitrary: fc.constant({ type: "stopped" } as const) },
  { weight: 1, arbitrary: fc.constant({ type: "failed", failure: "stalled" } as const) },
);
const localEvent: fc.Arbitrary<ReplyEvent> = fc.constantFrom(
  { type: "cut", final: false } as const,
  { type: "cut", final: true } as const,
);
const anyHistory: fc.Arbitrary<NumberedReplyEvent[]> = fc.array(
  fc.record({ seq: fc.integer({ min: 1, max: 12 }), event: fc.oneof({ weight: 8, arbitrary: wireEvent }, localEvent) }),
  { maxLength: 30 },
);

describe("a reply, event by event", () => {
  test("shown words never shrink, whatever arrives in whatever order", () => {
    fc.assert(
      fc.property(anyHistory, (events) => {
        let reply = BEGUN;
        for (const numbered of events) {
          const next = nextState(reply, numbered);
          expect(next.text.startsWith(reply.text)).toBe(true);
          reply = next;
        }
      }),
    );
  });

  test("is never complete without a done event", () => {
    fc.assert(
      fc.property(anyHistory, (events) => {
        const undone = events.filter(({ event }) => event.type !== "done");
        expect(undone.reduce(nextState, BEGUN).state.status).not.toBe("complete");
      }),
    );
  });

  test("an event seen twice, or a replay that overlaps, changes nothing", () => {
    const inOrder = fc
      .array(wireEvent, { maxLength: 12 })
      .map((events) => events.map((event, index) => ({ seq: index + 1, event })));
    fc.assert(
      fc.property(inOrder, fc.nat({ max: 12 }), (events, back) => {
        const end = events.findIndex(({ event }) => event.type !== "retrying" && isTerminal(event as never));
        const sofar = end === -1 ? events : events.slice(0, end);
        const once = sofar.reduce(nextState, BEGUN);
        const replayed = sofar.slice(-back).reduce(nextState, once);
        expect(replayed).toEqual(once);
      }),
    );
  });

  test("a cut keeps every word, and the run joined again goes on where they end", () => {
    const cut = [
      { seq: 1, event: { type: "start", model: "m", source: "model" } },
      { seq: 2, event: { type: "delta", text: "Ton accroche " } },
      { seq: 2, event: { type: "cut", final: false } },
    ] satisfies NumberedReplyEvent[];
    const interrupted = cut.reduce<ReplyProgress>(nextState, BEGUN);
    expect(interrupted).toMatchObject({
      text: "Ton accroche ",
      state: { status: "interrupted", seq: 2, final: false },
    });
    const healed = nextState(interrupted, { seq: 3, event: { type: "delta", text: "tient." } });
    expect(healed).toMatchObject({ text: "Ton accroche tient.", state: { status: "streaming", seq: 3 } });
  });

  test("after a final cut nothing heals it: its run is gone", () => {
    const gone = nextState(BEGUN, { seq: 0, event: { type: "cut", final: true } });
    expect(nextState(gone, { seq: 1, event: { type: "delta", text: "late" } })).toBe(gone);
  });
});
