import { expect, test } from "vitest";
import { findJudged } from "./judged-passage.ts";

const TEXT = "Mardi, mon heureuse cliente attend une heure.";

function judged(passage: string, text = TEXT) {
  const start = text.lastIndexOf(passage);
  return { version: 1, text, at: { start, end: start + passage.length } };
}

function found(passage: string, text: string): string | null {
  const place = findJudged(judged(passage), text)?.at;
  return place === undefined ? null : `${text.slice(0, place.start)}[${text.slice(place.start, place.end)}]`;
}

test("a text that did not change has the passage where it was judged, not where its signs come first", () => {
  expect(found("heure", TEXT)).toBe("Mardi, mon heureuse cliente attend une [heure]");
});

test("in a text that went on it is looked for as whole words, whatever the typography", () => {
  expect(found("heure", "Mon heureuse cliente dit : « une heure ».")).toBe("Mon heureuse cliente dit : « une [heure]");
  expect(found("heure", "Mon heureuse cliente n’attend plus.")).toBeNull();
});

test("words that stand in the text twice are told, before the place as after it", () => {
  expect(findJudged(judged("heure"), TEXT)?.isRepeated).toBe(false);
  expect(findJudged(judged("heure"), "Une heure, puis une heure.")).toEqual({
    at: { start: 4, end: 9 },
    isRepeated: true,
  });
  expect(findJudged(judged("heure", "Une heure, puis une heure."), "Une heure, puis une heure.")).toEqual({
    at: { start: 20, end: 25 },
    isRepeated: true,
  });
});
