import { describe, expect, test } from "vitest";
import { findRanges, parseQuery } from "#client/db/search/query.ts";
import { readForm, type Run } from "./read-form.ts";

const SHEET = "Ton vélo cargo freine mal. Écris-moi « FREINS ».";
const REPLY = `**Verdict** : PRESQUE — 2/4. Le problème est juste, l’accroche le **noie**.

## Ce qui tient

- Le prix, 79 €, est dit.

## Ce qui bloque

1. « Ton vélo cargo freine mal » — critère 1 : une panne, pas un *danger*.
2. « une phrase que personne n’a écrite » — critère 3.

## Réécriture

Tes freins couinent.
Deux enfants à bord.

## Prochaine action

Publie la V3, 20 minutes.`;

const find = (words: string) => (text: string) => findRanges(text, parseQuery(words));
const told = (line: readonly Run[]) => line.flatMap(({ pieces }) => pieces.map(({ text }) => text)).join("");

test("a verdict is read as its sections, every word of them, and only true quotations as such", () => {
  const form = readForm(REPLY, SHEET, undefined);
  expect(form?.label).toBe("almost");
  expect(form?.score).toBe(2);
  expect(form?.parts.map(({ name, lines }) => [name, ...lines.map(told)])).toEqual([
    ["verdict", "Le problème est juste, l’accroche le noie."],
    ["holds", "Le prix, 79 €, est dit."],
    [
      "blocks",
      "Ton vélo cargo freine mal — critère 1 : une panne, pas un danger.",
      "une phrase que personne n’a écrite — critère 3.",
    ],
    ["rewrite", "Tes freins couinent.\nDeux enfants à bord."],
    ["action", "Publie la V3, 20 minutes."],
  ]);
  const runs = form?.parts.flatMap(({ lines }) => lines.flat());
  expect(runs?.filter(({ as }) => as === "quote").map((run) => told([run]))).toEqual(["Ton vélo cargo freine mal"]);
  expect(runs?.filter(({ as }) => as === "misquote").map((run) => told([run]))).toEqual([
    "une phrase que personne n’a écrite",
  ]);
});

describe("a reply of which the form would leave something out is shown as it is", () => {
  test.each([
    ["words before it", `Bonjour.\n\n${REPLY}`],
    ["words after the action", `${REPLY}\n\nEt bon courage pour demain.`],
    ["a section of its own", REPLY.replace("## Réécriture", "## Un détour\n\nPar ici.\n\n## Réécriture")],
    ["a section twice", `${REPLY}\n\n## Ce qui bloque\n\n1. Encore ceci.`],
    ["a rewrite that names its passage", REPLY.replace("Tes freins", "« Ton vélo cargo freine mal » → Tes freins")],
    ["a table", REPLY.replace("## Réécriture", "| A | B |\n|---|---|\n| 1 | 2 |\n\n## Réécriture")],
    ["a link", REPLY.replace("79 €", "[79 €](https://example.com)")],
    ["no verdict", "Le réseau est lent aujourd’hui."],
  ])("%s", (_, reply) => expect(readForm(reply, SHEET, undefined)).toBeNull());
});

test("each hit is marked, the first one is the one being read, and no hit is hidden by the form", () => {
  const form = readForm(REPLY, SHEET, find("freins"));
  const hits = form?.parts.flatMap(({ lines }) => lines.flat().flatMap(({ pieces }) => pieces.filter((p) => p.isHit)));
  expect(hits?.map(({ text }) => text)).toEqual(["freins"]);
  expect(form?.firstHit).toBe(hits?.[0]);
  expect(readForm(REPLY, SHEET, find("presque"))).toBeNull();
  expect(readForm(REPLY, SHEET, find("bloque"))).toBeNull();
});
