// @vitest-environment happy-dom
import "fake-indexeddb/auto";
import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Day } from "#shared/day.ts";
import { closeDb, currentDb, openDb } from "#client/db/db.ts";
import { saveDeliverable } from "#client/db/deliverables.ts";
import { changeReply, readQuestion, readReply } from "#client/db/threads.ts";
import { retryReply } from "./ask-again.ts";
import { type Ask, askCoach } from "./ask-coach.ts";
import { askWithCare, dropHeld, type Held, sendWithCare, useHeld } from "./care-gate.ts";
import { withoutWords, withWords } from "./handed-words.ts";
import { sendWithCurrentText } from "./queued-change.ts";

beforeEach(() => openDb(crypto.randomUUID()));
afterEach(() => {
  dropHeld();
  closeDb();
});

// What was heard is heard while the page is open: each test has its own day.
test("words of distress are held with nothing stored, leave when the person says so, and are not held again", async () => {
  expect(await askWithCare(cry(1))).toBe("held");
  expect(await currentDb().messages.count()).toBe(0);
  expect(heldOn(2)).toBeNull();
  await heldOn(1)?.release();
  expect(heldOn(1)).toBeNull();
  expect(await storedQuestions()).toMatchObject([{ text: "J’aimerais mourir.", heard: true }]);
  expect(await askWithCare({ ...cry(1), text: "Je n’en peux plus." })).toBe("sent");
  expect(await askWithCare({ ...cry(1), text: "Mon accroche tient ?" })).toBe("sent");
  expect((await storedQuestions()).map(({ heard }) => heard)).toEqual([true, true, undefined]);
});

test("whoever insists on a text is not taken to speak of themselves: their own words are held once more", async () => {
  await saveDeliverable(4, "Je suis à bout. Voici mon post.");
  expect(await askWithCare({ ...cry(4), text: "Critique mon post" })).toBe("held");
  await heldOn(4)?.release();
  expect(await askWithCare({ ...cry(4), text: "Et mon accroche ?" })).toBe("sent");
  expect(await askWithCare(cry(4))).toBe("held");
});

test("another day is held anew, and a text that helps people is not held", async () => {
  expect(await askWithCare(cry(5))).toBe("held");
  await saveDeliverable(6, "J’aide les ados qui ont des idées noires.");
  expect(await askWithCare({ ...cry(6), text: "Critique mon post" })).toBe("sent");
});

test("a question that waited is held where its text was rewritten into distress meanwhile", async () => {
  await saveDeliverable(7, "Mon post");
  const { questionId, replyId } = await askCoach({ ...cry(7), text: "Critique mon post" });
  await saveDeliverable(7, "Je n’ai plus envie de vivre.");
  const send = (isHeard: boolean) => sendWithCurrentText(replyId, isHeard);
  expect(await sendWithCare({ day: 7, question: "", typed: null }, send)).toBe("held");
  expect((await readQuestion(questionId)).deliverable?.text).toBe("Mon post");
  await heldOn(7)?.release();
  expect(await readQuestion(questionId)).toMatchObject({
    deliverable: { text: "Je n’ai plus envie de vivre." },
    heard: true,
  });
});

test("a text that was too long and is sent anew as it is now says whether it was heard", async () => {
  const { questionId, replyId } = await askCoach({ ...cry(8), text: "Critique mon post" });
  await changeReply(replyId, (reply) => ({
    ...reply,
    state: { status: "failed", failure: "too-long", retryAtMs: null },
  }));
  await saveDeliverable(8, "Je suis à bout.");
  const send = (isHeard: boolean) => retryReply(replyId, isHeard);
  expect(await sendWithCare({ day: 8, question: "", typed: null }, send)).toBe("held");
  expect((await readReply(replyId))?.state.status).toBe("failed");
  await heldOn(8)?.release();
  expect((await readQuestion(questionId)).heard).toBe(true);
});

test("words handed to the composer stand below what is there, and go alone once they are sent", () => {
  expect(withWords(" ", "À l’aide")).toBe("À l’aide");
  expect(withWords("Pas encore envoyée\n", "À l’aide")).toBe("Pas encore envoyée\nÀ l’aide");
  expect(withoutWords("Pas encore envoyée\nÀ l’aide", "À l’aide")).toBe("Pas encore envoyée");
  expect(withoutWords("À l’aide ", "À l’aide")).toBe("");
  expect(withoutWords("Tout autre chose", "À l’aide")).toBe("Tout autre chose");
});

function cry(day: Day): Ask {
  return { day, lang: "fr", text: "J’aimerais mourir.", label: null, mode: "free", needs: [] };
}

function Probe({ day, onSeen }: { day: Day; onSeen: (held: Held | null) => void }) {
  const held = useHeld(day);
  return <i ref={() => onSeen(held)} />;
}

function heldOn(day: Day): Held | null {
  const seen: (Held | null)[] = [];
  const root = createRoot(document.createElement("div"));
  flushSync(() => root.render(<Probe day={day} onSeen={(held) => seen.push(held)} />));
  root.unmount();
  return seen[0] ?? null;
}

async function storedQuestions() {
  const messages = await currentDb().messages.orderBy("id").toArray();
  return messages.filter((message) => message.role === "question");
}
