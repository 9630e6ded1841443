import { describe, expect, test } from "vitest";
import { createQuoteFinder } from "./literal-quote.ts";
import { readRewrite, type Rewrite, rewrittenText } from "./reply-rewrite.ts";

const DELIVERABLE = "Mardi matin, l’école est fermée. Je propose un accompagnement sur-mesure. Tu fais quoi ?";
const find = createQuoteFinder(DELIVERABLE);

function read(body: string): Rewrite {
  const rewrite = readRewrite(body, find);
  if (rewrite === null) throw new Error(`nothing read: ${body}`);
  return rewrite;
}

describe("a passage and its new words", () => {
  test.each([
    ["plain", "« accompagnement sur-mesure » → freins réglés en une heure", ""],
    ["bold", "**« accompagnement sur-mesure »** → freins réglés en une heure", ""],
    ["bold inside", "« **accompagnement sur-mesure** » → **freins réglés en une heure**", ""],
    ["a bullet", "- « accompagnement sur-mesure » → freins réglés en une heure", ""],
    ["a number", "1. « accompagnement sur-mesure » → « freins réglés en une heure »", ""],
    ["a line each", "« accompagnement sur-mesure »\n→ « freins réglés en une heure »", ""],
    ["with a verb", "Remplace « accompagnement sur-mesure » par « freins réglés en une heure ».", ""],
    ["a note", "« accompagnement sur-mesure » → « freins réglés en une heure » — plus court.", "plus court."],
    ["a note below", "« accompagnement sur-mesure » → freins réglés en une heure\n\nPlus court.", "Plus court."],
    ["a note in brackets", "« accompagnement sur-mesure » → freins réglés en une heure\n(on voit)", "(on voit)"],
    ["a count", "« accompagnement sur-mesure » → « freins réglés en une heure » (29 caractères)", ""],
    ["a block", "> « accompagnement sur-mesure » → freins réglés en une heure", ""],
  ])("%s", (_name, body, after) => {
    const rewrite = read(body);
    expect(rewrite).toMatchObject({ text: "freins réglés en une heure", after });
    expect(rewrittenText(rewrite, DELIVERABLE)).toBe(
      DELIVERABLE.replace("accompagnement sur-mesure", "freins réglés en une heure"),
    );
  });

  test("a passage that has marks of its own is found with them", () => {
    const marked = "Je fais **vite** et bien. Tu appelles.";
    const rewrite = readRewrite(
      "« Je fais **vite** et bien » → « Je répare en une heure. »",
      createQuoteFinder(marked),
    );
    expect(rewrite && rewrittenText(rewrite, marked)).toBe("Je répare en une heure. Tu appelles.");
  });

  test.each([
    ["« Je fais vite et bien » → « Je répare en une heure. »", "Je répare en une heure. Tu appelles."],
    ["« vite et bien » → « mieux »", "Je fais mieux. Tu appelles."],
  ])("one that is named without its marks is replaced with them: %s", (body, made) => {
    const marked = "Je fais **vite** et bien. Tu appelles.";
    const rewrite = readRewrite(body, createQuoteFinder(marked));
    expect(rewrite && rewrittenText(rewrite, marked)).toBe(made);
  });

  test("new words that begin with a quotation keep it", () => {
    const rewrite = read("« accompagnement sur-mesure » → « J’attends », dit Nadia.");
    expect(rewrite.text).toBe("« J’attends », dit Nadia.");
  });

  test.each([
    ["a passage that is not there", "« un suivi » → « le lundi »"],
    ["the same, in bold", "**« un suivi »** → le lundi"],
    ["the same, in a list", "- « un suivi » → le lundi"],
    ["a passage that was shortened", "« Mardi… l’école » → lundi, la crèche"],
    ["half a quotation", "Mardi… l’école » → lundi, la crèche"],
    ["a passage without its marks", "Mardi matin → lundi matin"],
    ["two passages", "« Mardi matin » → Lundi\n« accompagnement sur-mesure » → freins réglés"],
    ["two, the second not there", "« Mardi matin » → Lundi\n\n- « Elle paie » → elle a payé"],
    ["two on one line", "« Mardi matin » → « Lundi » et « sur-mesure » → « simple »"],
    ["two after one verb", "Remplace « Mardi matin » par « Lundi » et « sur-mesure » par « simple »."],
    ["two that a sign parts", "« Mardi matin » devient « Lundi » ; « sur-mesure » devient « simple »"],
    ["a quotation with no verb before it", "« Mardi matin » par Ali, réparateur. Tu fais quoi ?"],
    ["a verb, and a passage that is not there", "Remplace « un suivi » par « le lundi »."],
  ])("%s can only be copied, and stands as it was written", (_name, body) => {
    const rewrite = read(body);
    expect(rewrite.scope).toEqual({ kind: "unclear" });
    expect(rewrittenText(rewrite, DELIVERABLE)).toBeNull();
    expect(letters(rewrite.text)).toBe(letters(body));
  });

  test("an arrow within a text is a sign like another", () => {
    const page = "Tes freins couinent.\n→ Écris-moi « FREINS » → je passe demain.\n- « Enfin », dit Nadia.";
    expect(read(page)).toMatchObject({ text: page, scope: { kind: "whole" } });
  });
});

describe("a whole text becomes a version without what is around it", () => {
  const TEXT = "Tes freins couinent.\n\nTu fais quoi ?";
  test.each([
    ["a rule below", `${TEXT}\n\n---\n\n`, "", ""],
    ["rules on both sides", `***\n\n${TEXT}\n\n- - -`, "", ""],
    ["a fence", `\`\`\`\n${TEXT}\n\`\`\``, "", ""],
    ["words around a fence", `Voici la V3 :\n\`\`\`text\n${TEXT}\n\`\`\`\nPlus court.`, "Voici la V3 :", "Plus court."],
    ["the end of a fence around the reply", `${TEXT}\n\`\`\``, "", ""],
    ["a block", "> Tes freins couinent.\n>\n> Tu fais quoi ?", "", ""],
    ["a lead-in above a block", "Voici :\n\n> Tes freins couinent.\n>\n> Tu fais quoi ?", "Voici :", ""],
    ["a note below a block", "> Tes freins couinent.\n>\n> Tu fais quoi ?\n\nPlus court.", "", "Plus court."],
    ["bold", `**Tes freins couinent.**\n\nTu fais *quoi* ?`, "", ""],
    ["a count below", `${TEXT}\n(37 caractères)`, "", ""],
    ["a count on its line", `${TEXT} (37 caractères)`, "", ""],
    ["a count above", `(37 caractères) :\n${TEXT}`, "", ""],
    ["a count under a fence", `\`\`\`\n${TEXT}\n\`\`\`\n*(37 caractères)*`, "", ""],
    ["a count of a limit", `${TEXT}\n37 caractères sur 140, espaces compris.`, "", ""],
    ["quotation marks", `« ${TEXT} »`, "", ""],
  ])("%s", (_name, body, before, after) =>
    expect(read(body)).toEqual({ text: TEXT, scope: { kind: "whole" }, before, after }),
  );

  test("what is in a fence is left to the letter", () =>
    expect(read("```\n**Tes** freins → neufs\n```").text).toBe("**Tes** freins → neufs"));

  test("a page that quotes somebody in the middle can only be copied: its own words are not told from the coach’s", () => {
    const page = "Nadia vend.\n\n> J’attends.\n\nEt toi ? Tes freins couinent depuis mardi.\n\nTu fais quoi ?";
    expect(read(page)).toMatchObject({ text: page, scope: { kind: "unclear" } });
  });

  test.each(["J’écris ta page.\n300 mots, 79 €.", "L’anglais sans cahier.\n5 mots suffisent pour vendre."])(
    "a last line that counts the person’s own words stays: %j",
    (page) => expect(read(page).text).toBe(page),
  );

  test("signs that are no emphasis stay", () =>
    expect(read("Nom : ____ et ____, 2*3*4, note_de_frais").text).toBe("Nom : ____ et ____, 2*3*4, note_de_frais"));

  test("nothing but a rule is nothing yet", () => expect(readRewrite("\n\n---\n", find)).toBeNull());
});

test.each([
  ["one paragraph", "Tu vends à des artisans. ".repeat(2_500)],
  ["marks never closed", "**Tu __vends ".repeat(5_000)],
  ["marks without words", `Tu${"*".repeat(64_000)}vends`],
  ["blanks", `Tu\n${" ".repeat(64_000)}vends`],
  ["counts", "(1 mots ".repeat(8_000)],
])("a rewrite of 60,000 signs is read at once: %s", (_name, body) => {
  const startedAt = performance.now();
  expect(read(body).scope).toEqual({ kind: "whole" });
  expect(performance.now() - startedAt).toBeLessThan(200);
});

function letters(text: string): string {
  return text.replaceAll(/[^\p{L}]/gu, "");
}
