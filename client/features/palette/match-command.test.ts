// Typed words find what holds them, however they are written, and what is shown is the command's own text.
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Command } from "#client/ui/command.ts";
import { matchCommand } from "./match-command.ts";

const command = (name: string, more: Partial<Command> = {}): Command => ({
  id: name,
  name,
  icon: null,
  run: () => undefined,
  ...more,
});

/** The matching name, hits between brackets; `null` where it is not listed. */
function found(name: string, typed: string, more?: Partial<Command>): string | null {
  const match = matchCommand(command(name, more), typed);
  return match && match.name.map(({ text, hit }) => (hit ? `[${text}]` : text)).join("");
}

test.each([
  ["Critique mon post", "cri", "[Cri]tique mon post"],
  ["Écris trois accroches", "ECRI", "[Écri]s trois accroches"],
  ["Écrire à Yanis", "a yan", "Écrire [à] [Yan]is"],
  ["Cœur de l’offre", "coeur l'off", "[Cœur] de [l’off]re"],
  ["J5 Ce qu’ils ont vraiment dit", "j5", "[J5] Ce qu’ils ont vraiment dit"],
  ["e\u0301crire ici", "ecrire", "[e\u0301crire] ici"],
  ["Mon appel est-il clair\u202f?", "clair ?", "Mon appel est-il [clair]\u202f[?]"],
  ["Critique mon post", "post zzz", null],
])("in « %s », « %s »", (name, typed, shown) => expect(found(name, typed)).toBe(shown));

test("a word may be in the detail, and is shown there", () => {
  const match = matchCommand(command("Que retenir de mes appels", { detail: "J2, 09:44" }), "appels 44");
  expect(match?.name.filter(({ hit }) => hit)).toEqual([{ text: "appels", hit: true }]);
  expect(match?.detail).toEqual([
    { text: "J2, 09:", hit: false },
    { text: "44", hit: true },
  ]);
});

test("a long list waits to be asked for; what is made of the words needs some", () => {
  expect(found("J5 Ton prix", "  ", { listed: "asked" })).toBeNull();
  expect(found("J5 Ton prix", "prix", { listed: "asked" })).toBe("J5 Ton [prix]");
  expect(found("Chercher « x »", "", { listed: "words" })).toBeNull();
  expect(found("Chercher « x »", "réglages", { listed: "words" })).toBe("Chercher « x »");
});

test("whatever is typed, the pieces are the text, and a command is found by any part of its name", () => {
  const text = fc.string({ unit: "grapheme", minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(text, text, (name, typed) => {
      const match = matchCommand(command(name, { detail: typed }), typed);
      expect(match?.name.map((piece) => piece.text).join("")).toBe(name);
      expect(match?.detail.map((piece) => piece.text).join("")).toBe(typed);
    }),
  );
  fc.assert(fc.property(text, (name) => matchCommand(command(name), name) !== null));
});
