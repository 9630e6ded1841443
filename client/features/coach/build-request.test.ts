import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CoachRequest, HISTORY_MAX, REQUEST_MAX_BYTES } from "#shared/coach-protocol.ts";
import type { Question, Reply, ReplyState } from "#shared/message.ts";
import type { ThreadTurn } from "#client/db/threads.ts";
import { newId } from "#client/platform/ids.ts";
import { questionRow, replyRow } from "#client/testing/thread-rows.ts";
import { buildRequest } from "./build-request.ts";

const COMPLETE: ReplyState = { status: "complete", reason: "stop", usage: null, cost: null };

describe("what is sent with a question", () => {
  test("always fits 64 kB and the schema; the oldest turns go first, a question with its reply", () => {
    const spoken = fc.string({ unit: "grapheme", minLength: 1, maxLength: 60 }).filter((text) => text.trim() !== "");
    const long = fc.tuple(spoken, fc.integer({ min: 1, max: 300 })).map(([text, times]) => text.repeat(times));
    fc.assert(
      fc.property(fc.array(fc.tuple(long, long), { maxLength: 16 }), long, (said, deliverable) => {
        const before = said.map(([asked, replied]) => turn(asked, [reply(replied, COMPLETE)]));
        const text = deliverable.slice(0, 20_000).replace(/[\uD800-\uDBFF]$/, "");
        const built = buildRequest(newId(), { ...question("Et là ?"), deliverable: { version: 1, text } }, before);
        if (built.kind !== "request") return expect(Buffer.byteLength(text)).toBeGreaterThan(60_000);
        const { history } = CoachRequest.parse(built.request);
        expect(Buffer.byteLength(JSON.stringify(built.request))).toBeLessThanOrEqual(REQUEST_MAX_BYTES);
        expect(history.length).toBeLessThanOrEqual(HISTORY_MAX);
        expect(history[0]?.role ?? "user").toBe("user");
        const kept = history.length / 2;
        expect(history.filter((_, index) => index % 2 === 0).map((sent) => sent.text)).toEqual(
          said.slice(said.length - kept).map(([asked]) => asked),
        );
      }),
      { numRuns: 60, endOnFailure: true },
    );
  });

  test("names what the person ticked; a request that does not is one from before, and still understood", () => {
    const ticked = buildRequest(newId(), { ...question("Et là ?"), declared: ["Trois invitations envoyées"] }, []);
    expect(ticked.kind === "request" && CoachRequest.parse(ticked.request).declared).toEqual([
      "Trois invitations envoyées",
    ]);
    const bare = buildRequest(newId(), { ...question("Et là ?"), declared: [] }, []);
    expect(bare.kind === "request" && "declared" in CoachRequest.parse(bare.request)).toBe(false);
    expect(CoachRequest.safeParse({ ...(bare.kind === "request" && bare.request), declared: [4] }).success).toBe(false);
  });

  test("says that help was shown and the answer still wanted; a server from before is told nothing it does not know", () => {
    const heard = buildRequest(newId(), { ...question("Je n’en peux plus."), heard: true }, []);
    expect(heard.kind === "request" && CoachRequest.parse(heard.request).heard).toBe(true);
    const bare = buildRequest(newId(), question("Et là ?"), []);
    expect(bare.kind === "request" && "heard" in CoachRequest.parse(bare.request)).toBe(false);
  });

  test("tells promises apart where there are any; a server from before is sent nothing that it does not know", () => {
    const promises = [{ day: 1, action: "Appeler Nadia", outcome: "let-go" }] as const;
    const told = buildRequest(newId(), { ...question("Et là ?"), promises: [...promises] }, []);
    expect(told.kind === "request" && CoachRequest.parse(told.request).promises).toEqual(promises);
    const bare = buildRequest(newId(), { ...question("Et là ?"), promises: [] }, []);
    expect(bare.kind === "request" && "promises" in CoachRequest.parse(bare.request)).toBe(false);
  });

  test("drops no more turns than it must", () => {
    const before = Array.from({ length: 10 }, (_, index) => turn(`Q${index}`, [reply("é".repeat(6_000), COMPLETE)]));
    const built = buildRequest(newId(), question("Et là ?"), before);
    // Five replies of 12,000 bytes fit in 65,536 bytes; six do not.
    expect(built.kind === "request" && built.request.history.map((sent) => sent.text.slice(0, 2))).toEqual([
      "Q5",
      "éé",
      "Q6",
      "éé",
      "Q7",
      "éé",
      "Q8",
      "éé",
      "Q9",
      "éé",
    ]);
  });

  test("holds only turns whose reply said something and is over", () => {
    const before = [
      turn("failed", [reply("", { status: "failed", failure: "stalled", retryAtMs: null })]),
      turn("stopped", [reply("moitié", { status: "stopped" })]),
      turn("redone", [reply("première", COMPLETE), reply("", { status: "queued" })]),
      turn("cut", [reply("début", { status: "interrupted", seq: 2, final: true })]),
    ];
    const built = buildRequest(newId(), question("Et là ?"), before);
    expect(built.kind === "request" && built.request.history.map((sent) => sent.text)).toEqual([
      "stopped",
      "moitié",
      "redone",
      "première",
      "cut",
      "début",
    ]);
  });

  test("a deliverable over the limit is said to be too long, never cut", () => {
    const long = { ...question("Et là ?"), deliverable: { version: 1, text: "a".repeat(20_001) } };
    expect(buildRequest(newId(), long, [])).toEqual({ kind: "too-long" });
  });

  test("is the same, byte for byte, when it is built again", () => {
    const id = newId();
    const asked = { ...question("Et là ?"), earlier: [{ day: 1, version: 2, text: "Idée" }] };
    const before = [turn("Q", [reply("R", COMPLETE)])];
    expect(JSON.stringify(buildRequest(id, asked, before))).toBe(JSON.stringify(buildRequest(id, asked, before)));
  });
});

function question(text: string): Question {
  return questionRow({ text });
}

function reply(text: string, state: ReplyState): Reply {
  return replyRow(questionRow(), { text, state });
}

function turn(asked: string, replies: [Reply, ...Reply[]]): ThreadTurn {
  return { question: question(asked), replies, current: replies.at(-1) ?? replies[0] };
}
