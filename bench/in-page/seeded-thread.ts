/** The coach's block over a database with as many messages of one day as are asked for, in a page of the benchmarks. */
import { createElement } from "react";
import { createRoot } from "react-dom/client";
import type { Question, Reply } from "#shared/message.ts";
import { currentDb, openDb } from "#client/db/db.ts";
import { AICoachWidget } from "#client/features/coach/ai-coach-widget.tsx";
import { setCoachAboard } from "#client/features/coach/coach-watch.ts";
import { showReply } from "#client/features/coach/live-replies.ts";
import { loadLanguage } from "#client/i18n/language.ts";
import { newId } from "#client/platform/ids.ts";
import { questionRow, replyRow } from "#client/testing/thread-rows.ts";

export const DAY = 3;
const REST_MS = 500;
const NEWEST = "newest-reply-mark";

let newest: Reply | null = null;
let seq = 0;

openDb("bench");
await loadLanguage();

/** `deliverable`: what the newest question carries. The coach is in veille then, its window's code fetched. */
export async function seedThread(messages: number, reply: string, deliverable: string | null): Promise<void> {
  const { exchanges, messages: table } = currentDb();
  await table.clear();
  await exchanges.clear();
  const exchangeId = newId();
  await exchanges.add({ id: exchangeId, day: DAY, createdAt: 0, pinnedAt: null, deletedAt: null });
  const rows: (Question | Reply)[] = [];
  let before: string | null = null;
  for (let turn = 0; turn < messages / 2; turn++) {
    const isNewest = turn + 1 >= messages / 2;
    const question = questionAt(turn, exchangeId, before, isNewest ? deliverable : null);
    newest = replyAt(question, isNewest ? `${NEWEST} ${reply}` : reply);
    before = newest.id;
    rows.push(question, newest);
  }
  await table.bulkAdd(rows);
  await restInVeille();
}

/** Milliseconds from the call until the newest reply is painted at the foot. */
export async function openThread(): Promise<number> {
  const startedAt = performance.now();
  setCoachAboard(true);
  for (;;) {
    await nextFrame();
    const scroller = document.querySelector(".thread-scroll");
    const isThere = document.querySelector(".thread")?.textContent.includes(NEWEST) === true;
    const fromFoot = scroller === null ? 1 : scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight;
    if (isThere && document.querySelector(".thread .md") !== null && fromFoot <= 1) break;
  }
  return performance.now() - startedAt;
}

/** The newest reply is being written again, from nothing. */
export async function beginWriting(): Promise<void> {
  seq = 0;
  if (newest !== null) await currentDb().messages.put({ ...newest, text: "", state: { status: "streaming", seq } });
}

export function writeWords(text: string): void {
  seq += 1;
  if (newest !== null) showReply({ ...newest, text, state: { status: "streaming", seq } }, null);
}

/** The cockpit's code of the window is fetched once the page is at rest. */
async function restInVeille(): Promise<void> {
  const place = document.getElementById("root");
  if (place === null) throw new Error("no #root in the page");
  createRoot(place).render(
    createElement(AICoachWidget, {
      day: DAY,
      onCall: () => undefined,
      onPlaced: () => undefined,
      onShowPassage: () => undefined,
      sendTools: () => null,
    }),
  );
  await import("#client/features/coach/coach-window.tsx");
  await new Promise((resolve) => setTimeout(resolve, REST_MS));
}

function questionAt(turn: number, exchangeId: string, parentId: string | null, deliverable: string | null): Question {
  const createdAt = Date.UTC(2026, 10, 22, 8) + turn * 60_000;
  return questionRow({
    day: DAY,
    exchangeId,
    createdAt,
    parentId,
    text: `Et la phrase ${turn} ?`,
    deliverable: deliverable === null ? null : { version: 1, text: deliverable },
  });
}

function replyAt(question: Question, text: string): Reply {
  return replyRow(question, {
    source: { kind: "model", model: "bench" },
    text,
    state: { status: "complete", reason: "stop", usage: { input: 900, output: 300 }, cost: null },
  });
}

export function nextFrame(): Promise<number> {
  return new Promise((resolve) => requestAnimationFrame(resolve));
}
