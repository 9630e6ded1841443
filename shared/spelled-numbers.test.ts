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
  ["du neuf, une image, cinquantenaire, vingtième, sous-six", []],
])("%s", (text, values) => expect(spelledNumbers(text).map(({ value }) => value)).toEqual(values));
