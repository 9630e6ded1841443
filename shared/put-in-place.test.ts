import { expect, test } from "vitest";
import { putInPlace } from "./put-in-place.ts";

const PASSAGE = "Je répare";

test.each([
  ["Je répare. Tu appelles.", "Je répare ton vélo en 20 minutes.", "Je répare ton vélo en 20 minutes. Tu appelles."],
  ["Je répare ! Tu appelles.", "Je répare ton vélo.", "Je répare ton vélo. Tu appelles."],
  ["Je répare… Tu appelles.", "Tu appelles quand ?", "Tu appelles quand ? Tu appelles."],
  ["Je répare, tu appelles.", "Je répare ton vélo.", "Je répare ton vélo, tu appelles."],
  ["Je répare chez toi.", "Je répare ton vélo.", "Je répare ton vélo chez toi."],
  ["Je répare\nTu appelles.", "Je répare ton vélo.", "Je répare ton vélo.\nTu appelles."],
  ["Je répare", "Je répare ton vélo.", "Je répare ton vélo."],
  ["Je répare, tu appelles.", "Je répare au S.A.V.", "Je répare au S.A.V., tu appelles."],
])("a full stop is there once: %j, %j", (text, words, becomes) => {
  expect(putInPlace(text, { start: 0, end: PASSAGE.length }, words)).toBe(becomes);
});

test("a full stop that was replaced with its words stays between two sentences, and is put nowhere else", () => {
  const place = { start: 0, end: "Je répare.".length };
  expect(putInPlace("Je répare. Tu appelles.", place, "Je répare ton vélo")).toBe("Je répare ton vélo. Tu appelles.");
  expect(putInPlace("Je répare.\nTu appelles.", place, "Je répare ton vélo")).toBe("Je répare ton vélo\nTu appelles.");
  expect(putInPlace("Je répare. Tu appelles.", place, "Tu roules ?")).toBe("Tu roules ? Tu appelles.");
});
