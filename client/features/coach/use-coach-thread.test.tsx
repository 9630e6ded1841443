// @vitest-environment happy-dom
import "fake-indexeddb/auto";
import type { ReactNode } from "react";
import { flushSync } from "react-dom";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Reply } from "#shared/message.ts";
import { closeDb, currentDb, openDb } from "#client/db/db.ts";
import { saveDeliverable, useDeliverable } from "#client/db/deliverables.ts";
import { changeReply, readReply } from "#client/db/threads.ts";
import { askCoach } from "./ask-coach.ts";
import { CHECKPOINT_MS, keepWordsInFlight, showReply, useArrivedLength, useShownWords } from "./live-replies.ts";
import { SHOW_EVERY_MS } from "./show-clock.ts";
import { settleReply } from "./settle-reply.ts";
import { type CoachThread, useCoachThread } from "./use-coach-thread.ts";

let root: Root;
let threads: (CoachThread | undefined)[];
let wordsRendered: string[];
let lengthsRendered: number[];

beforeEach(() => {
  openDb(crypto.randomUUID());
  document.body.innerHTML = "<div></div>";
  root = createRoot(document.body.firstElementChild as Element);
  threads = [];
  wordsRendered = [];
  lengthsRendered = [];
});

afterEach(() => {
  root.unmount();
  keepWordsInFlight();
  closeDb();
  vi.restoreAllMocks();
});

function Thread({ day }: { day: number }): ReactNode {
  const thread = useCoachThread(day);
  threads.push(thread);
  return <p>{thread === undefined ? "…" : thread.turns.map((turn) => turn.question.text).join()}</p>;
}

function Words({ reply }: { reply: Reply }): ReactNode {
  const words = useShownWords(reply);
  wordsRendered.push(words);
  return <b>{words}</b>;
}

function Arrived({ reply }: { reply: Reply }): ReactNode {
  const length = useArrivedLength(reply);
  lengthsRendered.push(length);
  return <u>{length}</u>;
}

function Sheet({ day }: { day: number }): ReactNode {
  return <i>{useDeliverable(day)?.text ?? "…"}</i>;
}

describe("a day's thread on the screen", () => {
  test("is never another day's, not even for the frame in which the day changes", async () => {
    await saveDeliverable(3, "Mon post");
    await saveDeliverable(4, "Mon offre");
    await ask("Critique mon post", 3);
    await show(
      <>
        <Thread day={3} />
        <Sheet day={3} />
      </>,
      "Critique mon postMon post",
    );
    flushSync(() =>
      root.render(
        <>
          <Thread day={4} />
          <Sheet day={4} />
        </>,
      ),
    );
    expect(document.body.textContent).toBe("……");
    await show(
      <>
        <Thread day={4} />
        <Sheet day={4} />
      </>,
      "Mon offre",
    );
  });

  test("says what is busy, and keeps the question that failed", async () => {
    const { replyId } = await ask("Critique mon post", 3);
    await show(<Thread day={3} />, "Critique mon post");
    expect(threads.at(-1)?.busy?.id).toBe(replyId);
    await setFailed(replyId);
    await vi.waitFor(() => expect(threads.at(-1)?.busy).toBeNull());
    expect(threads.at(-1)?.turns[0]?.current.state.status).toBe("failed");
  });

  test("does not change with each word: the words in flight change their own message alone", async () => {
    const streaming = await startStreaming();
    await show(
      <>
        <Thread day={3} />
        <Words reply={streaming} />
      </>,
      "Critique mon post",
    );
    const renders = threads.length;
    for (const [index, text] of ["Ton ", "Ton accroche ", "Ton accroche tient."].entries()) {
      showReply({ ...streaming, text, state: { status: "streaming", seq: index + 1 } }, null);
      await vi.waitFor(() => expect(document.querySelector("b")?.textContent).toBe(text));
    }
    expect(threads).toHaveLength(renders);
  });

  test("a model quicker than the reader is shown at the reader's pace, with all its words; their number is told slower still", async () => {
    const streaming = await startStreaming();
    await show(
      <>
        <Words reply={streaming} />
        <Arrived reply={streaming} />
      </>,
      "0",
    );
    const [words, lengths] = [wordsRendered.length, lengthsRendered.length];
    const startedAtMs = performance.now();
    for (let seq = 1; seq <= 200; seq++) {
      showReply({ ...streaming, text: "mot ".repeat(seq), state: { status: "streaming", seq } }, null);
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
    await vi.waitFor(() => expect(document.body.textContent).toBe(`${"mot ".repeat(200)}800`));
    const tookMs = performance.now() - startedAtMs;
    // A word more than what fits: the first is shown at once.
    expect(wordsRendered.length - words).toBeLessThanOrEqual(tookMs / SHOW_EVERY_MS + 2);
    expect(lengthsRendered.length - lengths).toBeLessThanOrEqual(tookMs / 250 + 1);
  });

  test("a reply's words are in the database a few times a second, not at each word", async () => {
    const streaming = await startStreaming();
    const put = vi.spyOn(IDBObjectStore.prototype, "put");
    const startedAtMs = performance.now();
    for (let seq = 1; seq <= 300; seq++) {
      showReply({ ...streaming, text: "mot ".repeat(seq), state: { status: "streaming", seq } }, null);
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
    await vi.waitFor(async () => expect((await readReply(streaming.id))?.text).toBe("mot ".repeat(300)));
    const periods = Math.ceil((performance.now() - startedAtMs) / CHECKPOINT_MS);
    expect(put.mock.calls.length).toBeLessThanOrEqual(periods + 1);
    expect(CHECKPOINT_MS).toBe(400);
  });

  test("a checkpoint that comes late never undoes an end", async () => {
    const streaming = await startStreaming();
    const half: Reply = { ...streaming, text: "Ton ", state: { status: "streaming", seq: 1 } };
    showReply(half, null);
    const settling = settleReply({ ...half, text: "Ton accroche tient.", state: { status: "stopped" } });
    showReply(half, null);
    keepWordsInFlight();
    await settling;
    await currentDb().messages.count();
    expect(await readReply(streaming.id)).toMatchObject({ text: "Ton accroche tient.", state: { status: "stopped" } });
  });
});

async function startStreaming(): Promise<Reply> {
  const { replyId } = await ask("Critique mon post", 3);
  const reply = await changeReply(replyId, (row) => ({ ...row, state: { status: "streaming", seq: 0 } }));
  return reply ?? expect.fail("no reply");
}

async function setFailed(replyId: string): Promise<void> {
  const state = { status: "failed", failure: "stalled", retryAtMs: null } as const;
  await changeReply(replyId, (row) => ({ ...row, state }));
}

function ask(text: string, day: number) {
  return askCoach({ day, lang: "fr", text, label: null, mode: "free", needs: [] });
}

async function show(node: ReactNode, text: string): Promise<void> {
  flushSync(() => root.render(node));
  await vi.waitFor(() => expect(document.body.textContent).toBe(text));
}
