import fc from "fast-check";
import { expect, test } from "vitest";
import { type Difference, differenceBetween } from "./version-difference.ts";

const textOf = ({ parts }: Difference, ...kinds: string[]) =>
  parts
    .filter(({ kind }) => kinds.includes(kind))
    .map(({ text }) => text)
    .join("");
const withoutBlanks = (text: string) => text.replaceAll(/[^\S\n]+/gu, "");

const anyText = fc
  .array(
    fc.constantFrom("le", "vélo", "freine", "mal", "l’école", " ", " ", "  ", "\n", "\n\n", ".", "🚲", "é", "\u00a0?"),
  )
  .map((words) => words.join(""));

test("both texts are whole in the difference", () => {
  fc.assert(
    fc.property(anyText, anyText, (older, newer) => {
      const difference = differenceBetween(older, newer);
      expect(difference.by).toBe("words");
      expect(textOf(difference, "kept", "added")).toBe(newer);
      expect(withoutBlanks(textOf(difference, "kept", "removed"))).toBe(withoutBlanks(older));
    }),
  );
});

test("a text is no other than itself, whatever its blanks", () => {
  expect(differenceBetween("Le vélo  freine\u00a0mal.", "Le vélo freine mal.").parts).toEqual([
    { kind: "kept", text: "Le vélo freine mal." },
  ]);
  expect(differenceBetween("", "").parts).toEqual([]);
});

test("a removed end of a sentence keeps its distance", () => {
  expect(differenceBetween("et la pluie qui commence.", "et la pluie.").parts).toEqual([
    { kind: "kept", text: "et la pluie" },
    { kind: "removed", text: " qui commence" },
    { kind: "kept", text: "." },
  ]);
});

test("a sentence written anew is one change, not one a word", () => {
  const older = "Je propose une révision au pied de l’immeuble.\nOn en parle.";
  const newer = "Ton vélo freine mal, tu fais quoi ?\nOn en parle demain.";
  expect(differenceBetween(older, newer).parts).toEqual([
    { kind: "removed", text: "Je propose une révision au pied de l’immeuble." },
    { kind: "added", text: "Ton vélo freine mal, tu fais quoi ?" },
    { kind: "kept", text: "\nOn en parle " },
    { kind: "added", text: "demain" },
    { kind: "kept", text: "." },
  ]);
});

test("two long texts with little in common are compared line by line, and it says so", () => {
  const words = (name: string) => Array.from({ length: 1_500 }, (_, n) => `${name}${n}`).join(" ");
  const older = `Le même titre\n${words("a")}\nLa même fin`;
  const newer = `Le même titre\n${words("b")}\nLa même fin`;
  expect(differenceBetween(older, newer)).toEqual({
    by: "lines",
    parts: [
      { kind: "kept", text: "Le même titre\n" },
      { kind: "removed", text: `${words("a")}\n` },
      { kind: "added", text: `${words("b")}\n` },
      { kind: "kept", text: "La même fin" },
    ],
  });
});

test("two texts that are nothing but different lines are two texts", () => {
  const lines = (name: string) => Array.from({ length: 1_500 }, (_, n) => `${name}${n}`).join("\n");
  expect(differenceBetween(lines("a"), lines("b")).parts).toEqual([
    { kind: "removed", text: lines("a") },
    { kind: "added", text: lines("b") },
  ]);
});
