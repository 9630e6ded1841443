import { expect, test } from "vitest";
import { BuddyBody } from "#shared/binome-protocol.ts";
import type { Reply } from "#shared/message.ts";
import { questionRow, replyRow } from "#client/testing/thread-rows.ts";
import { verdictForBuddy } from "./verdict-for-buddy.ts";

const led = (heading: string, words: string) => `${heading}\u00a0: ${words}`;
const HEADINGS = { blocks: "Ce qui bloque", action: "Prochaine action", led };
const POST =
  "47 relances impayées. C’est ce que Nadia, plombière à Lille, avait sur son bureau lundi matin, en arrivant.";
const VERDICT = `**Verdict** : PRESQUE — 3/4. On voit *Nadia*, pas ce que tu vends.
**Ce qui bloque** :
1. « 47 relances impayées » — critère 4, aucune question — le lecteur passe.
**Réécriture** : Un autre texte.
**Prochaine action** : appelle Nadia, 15 minutes ; note sa phrase.`;

const question = questionRow({ deliverable: { version: 2, text: POST } });
const reply = replyRow(question, {
  text: VERDICT,
  source: { kind: "model", model: "m" },
  state: { status: "complete", reason: "stop", usage: null, cost: null },
});

test("a verdict goes with its score, its version, what is in the way and what comes next, in plain words", () => {
  const body = verdictForBuddy(reply, question, HEADINGS, null);
  expect(BuddyBody.parse(body)).toEqual(body);
  expect(body).toEqual({
    kind: "verdict",
    day: 3,
    version: 2,
    score: 3,
    text: [
      "On voit Nadia, pas ce que tu vends.",
      "Ce qui bloque\u00a0: « 47 relances impayées » — critère 4, aucune question — le lecteur passe.",
      "Prochaine action\u00a0: appelle Nadia, 15 minutes ; note sa phrase.",
    ].join("\n"),
  });
});

test("its score is the one that stands beside it, and what is not in the text goes without quotation marks", () => {
  const misquoting = { ...reply, text: VERDICT.replace("« 47 relances impayées »", "« mille relances »") };
  const body = verdictForBuddy(misquoting, question, HEADINGS, 2);
  expect(body).toMatchObject({ score: 2, text: expect.stringContaining("mille relances — critère 4") });
  expect(JSON.stringify(body)).not.toContain("« mille relances »");
});

test.each<[string, Partial<Reply>]>([
  ["that is still written", { state: { status: "streaming", seq: 3 } }],
  ["that was stopped", { state: { status: "stopped" } }],
  ["of the checks, which judge nothing", { source: { kind: "checks", model: "checks" } }],
  ["that is no verdict", { text: "Oui, ton accroche tient." }],
])("a reply %s is not offered", (_what, given) => {
  expect(verdictForBuddy({ ...reply, ...given }, question, HEADINGS, null)).toBeNull();
});

test("nor is one on no text", () => {
  expect(verdictForBuddy(reply, { ...question, deliverable: null }, HEADINGS, null)).toBeNull();
});
