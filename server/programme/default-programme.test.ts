import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { CheckId } from "#shared/checks/check.ts";
import { QUESTION_MAX } from "#shared/coach-protocol.ts";
import { DAYS } from "#shared/day.ts";
import type { Bilingual } from "#shared/lang.ts";
import { defaultProgramme } from "./default-programme.ts";
import { readProgrammeFolder } from "./read-programme-folder.ts";

/** Characters of a title that a row of the rail holds on one line. */
const RAIL_CHARACTERS = 34;
const NO_BREAK = "\u00a0";
const NARROW = "\u202f";

const programme = defaultProgramme();
const { missions } = programme;

describe("the shipped programme", () => {
  it("passes the check that an operator's programme passes, and is what the server imports", async () => {
    const folder = await readProgrammeFolder(join(import.meta.dirname, "content"));
    expect(folder).toEqual({ kind: "programme", programme });
  });

  it("has J1 to J14, in order", () => {
    expect(missions.map(({ day }) => day)).toEqual(DAYS);
  });

  it("offers the chips that people were promised", () => {
    expect(missions[0]?.chips[0]).toMatchObject({ label: { fr: "Valide mon idée" }, mode: "critique" });
    expect(missions[2]?.chips[0]).toMatchObject({ label: { fr: "Critique mon post" }, mode: "critique" });
  });

  it("asks of a chip no day that is not over, and no question longer than a request takes", () => {
    for (const { day, chips } of missions) {
      for (const { needs, question, label } of chips) {
        expect(needs.every((needed) => needed < day)).toBe(true);
        expect(Math.max(question.fr.length, question.en.length)).toBeLessThanOrEqual(QUESTION_MAX);
        expect(Math.max(label.fr.length, label.en.length)).toBeLessThanOrEqual(40);
      }
    }
  });

  it("has titles that hold on one line of the rail", () => {
    for (const { title } of missions) {
      for (const text of Object.values(title)) expect(text.length, text).toBeLessThanOrEqual(RAIL_CHARACTERS);
    }
  });

  it("gauges the length of every day, in the day's own limit, and uses each check somewhere", () => {
    for (const { checks, deliverable } of missions) {
      expect(checks).toContainEqual(expect.objectContaining({ id: "length", ...deliverable.limit }));
    }
    const used = new Set(missions.flatMap(({ checks }) => checks.map(({ id }) => id)));
    expect(used).toEqual(new Set(CheckId.options));
  });

  it("says measured only where one of today's checks decides", () => {
    for (const { criteria } of missions) {
      for (const { kind, check } of criteria) expect(check !== undefined).toBe(kind === "measured");
    }
  });

  it("sends nobody to a buddy they may not have", () => {
    const asked = texts().filter(({ fr }) => fr.includes("binôme"));
    expect(asked.length).toBeGreaterThan(0);
    for (const { fr, en } of asked) {
      expect(fr).toContain("ou à quelqu’un de confiance");
      expect(en).toContain("or to someone you trust");
    }
  });
});

describe("the typography", () => {
  it("of both languages has real apostrophes and quotation marks, single spaces and no exclamation mark", () => {
    for (const text of texts().flatMap(({ fr, en }) => [fr, en])) {
      expect(text).not.toMatch(/['"!]|\s\s|\.\.\.|^\s|\s$/u);
    }
  });

  it("of the French keeps the right no-break space before ; ? : % €, inside « », and before a unit", () => {
    for (const { fr } of texts()) {
      expect(fr, fr).not.toMatch(new RegExp(`[^${NARROW}][;?]`, "u"));
      expect(fr, fr).not.toMatch(new RegExp(`[^${NO_BREAK}][:%€»]|«[^${NO_BREAK}]`, "u"));
      expect(fr, fr).not.toMatch(/\d (?:caractères|mots|minutes|jours|h)|(?:jour|semaine|n°) \d/u);
      expect(fr, fr).not.toMatch(/[“”]/u);
    }
  });

  it("of the English has none of the French spaces and marks", () => {
    for (const { en } of texts()) expect(en, en).not.toMatch(/[\u00a0\u202f«»]|\s[;:?]/u);
  });
});

/** Every text of the programme, wherever it stands. */
function texts(): Bilingual[] {
  return collect(programme);
}

function collect(value: unknown): Bilingual[] {
  if (typeof value !== "object" || value === null) return [];
  if ("fr" in value && "en" in value) return [value as Bilingual];
  return Object.values(value).flatMap(collect);
}
