// @vitest-environment happy-dom
import "fake-indexeddb/auto";
import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";
import { afterEach, beforeEach, expect, test } from "vitest";
import { closeDb, openDb } from "#client/db/db.ts";
import { loadLanguage } from "#client/i18n/language.ts";
import { questionRow, replyRow } from "#client/testing/thread-rows.ts";
import { ReadTurn } from "./read-turn.tsx";

const POST = "Ton vélo cargo freine mal et tu l’as remarqué. Une heure sur ton trottoir, 79 €.";
const VERDICT = `**Verdict** : PRESQUE — 2/4. « freine mal » est juste, « une phrase inventée » ne l’est pas.

**Prochaine action**

Appelle Nadia pour une heure sur le trottoir.`;

beforeEach(async () => {
  await loadLanguage();
  openDb(crypto.randomUUID());
});
afterEach(closeDb);

test("a verdict is read again in the language it was asked for in, the interface in the person's", () => {
  const question = questionRow({ lang: "fr", deliverable: { version: 1, text: POST } });
  const reply = replyRow(question, {
    text: VERDICT,
    source: { kind: "model", model: "m" },
    state: { status: "complete", reason: "stop", usage: null, cost: null },
  });
  const place = document.createElement("div");
  const root = createRoot(place);
  flushSync(() =>
    root.render(<ReadTurn turn={{ question, replies: [reply] }} passage={null} find={undefined} onQuote={null} />),
  );
  const langOf = (selector: string) => [
    selector,
    place.querySelector(selector)?.closest("[lang]")?.getAttribute("lang"),
  ];
  for (const selector of [".rd-words", "q"]) expect(langOf(selector)).toEqual([selector, "fr"]);
  for (const selector of ["h3", ".rd-score", "small"]) expect(langOf(selector)).toEqual([selector, "en"]);
  root.unmount();
});
