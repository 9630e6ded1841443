import { expect, test } from "vitest";
import { spelledNumbers } from "./spelled-numbers.ts";

test.each<[string, number[]]>([
  ["Quatre-vingts pour cent", [80, 100]],
  ["quatre-vingt-dix-sept clients", [97]],
  ["soixante et onze", [71]],
  ["deux cent cinquante euros, trois mille visites", [250, 3_000]],
  ["une vingtaine d’artisans", [20]],
  ["two hundred and fifty people, twenty-five a day", [250, 25]],
  ["three dozen", [36]],
  ["deux, trois ou quatre", [2, 3, 4]],
  ["les phrases deux et trois, deux trois clients", [2, 3, 2, 3]],
  ["criteria two and three", [2, 3]],
  ["entre deux et trois cents euros, entre dix et cent", [2, 300, 10, 100]],
  ["mille et une nuits, mille neuf cent quatre-vingt-dix-neuf, dix-sept", [1_001, 1_999, 17]],
  ["one hundred and one", [101]],
  ["du neuf, une image, cinquantenaire, vingtième, sous-six", []],
])("%s", (text, values) => expect(spelledNumbers(text).map(({ value }) => value)).toEqual(values));

test("each number is told as it is written, where it stands", () => {
  const text = "Fusionne deux et vingt-trois.";
  const told = spelledNumbers(text);
  expect(told.map(({ written }) => written)).toEqual(["deux", "vingt-trois"]);
  for (const { written, at } of told) expect(text.startsWith(written, at)).toBe(true);
});
