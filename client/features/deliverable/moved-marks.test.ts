import fc from "fast-check";
import { expect, test } from "vitest";
import { movedMarks } from "./moved-marks.ts";

const words = (text: string, marks: readonly { start: number; end: number }[]) =>
  marks.map(({ start, end }) => text.slice(start, end));

const TEXT = "Une offre innovante, un suivi sur-mesure.";
const MARKS = [
  { start: 10, end: 19 },
  { start: 30, end: 40 },
];

test("marks go along with the words they mark, wherever one types", () => {
  expect(words(TEXT, MARKS)).toEqual(["innovante", "sur-mesure"]);
  for (const typed of [`Mardi. ${TEXT}`, TEXT.replace(", un", ", vraiment, un"), `${TEXT} Voilà.`]) {
    expect(words(typed, movedMarks(MARKS, TEXT, typed))).toEqual(["innovante", "sur-mesure"]);
  }
});

test("what is typed within marked words is marked with them; what is taken away is not", () => {
  const within = TEXT.replace("innovante", "inno-vante");
  expect(words(within, movedMarks(MARKS, TEXT, within))).toEqual(["inno-vante", "sur-mesure"]);
  const without = TEXT.replace(" innovante", "");
  expect(words(without, movedMarks(MARKS, TEXT, without))).toEqual(["sur-mesure"]);
});

test("whatever the texts, a mark lies within the text that is there", () => {
  const text = fc.string({ unit: fc.constantFrom("a", "b", " "), maxLength: 12 });
  fc.assert(
    fc.property(text, text, fc.nat(12), fc.nat(12), (from, to, one, other) => {
      const start = Math.min(one, other, from.length);
      const end = Math.min(Math.max(one, other), from.length);
      for (const mark of movedMarks([{ start, end }], from, to)) {
        expect(mark.start).toBeGreaterThanOrEqual(0);
        expect(mark.end).toBeLessThanOrEqual(to.length);
        if (from !== to) expect(mark.end).toBeGreaterThan(mark.start);
      }
    }),
  );
});
