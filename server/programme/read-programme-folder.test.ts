import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { CheckId } from "#shared/checks/check.ts";
import { readProgrammeFolder } from "./read-programme-folder.ts";

const WHOLE = "(whole file)";
/** A file's content, which a test is free to spoil. */
// oxlint-disable-next-line typescript/no-explicit-any -- spoiling reaches anywhere in it, types included
type Content = any;

let dir: string;

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "second-de-bord-"));
  await cp(join(import.meta.dirname, "content"), dir, { recursive: true });
});
afterEach(() => rm(dir, { recursive: true }));

/** Each mistake as the command prints it. */
async function mistakes(): Promise<string[]> {
  const folder = await readProgrammeFolder(dir);
  return folder.kind === "programme"
    ? []
    : folder.mistakes.map(({ file, field, message }) => `${file}: ${field}: ${message}`);
}

async function edit(file: string, change: (content: Content) => unknown): Promise<void> {
  const content = JSON.parse(await readFile(join(dir, file), "utf8"));
  change(content);
  await writeFile(join(dir, file), JSON.stringify(content));
}

describe("a folder", () => {
  it("that is right is read as it is written, a byte order mark or another file beside it or not", async () => {
    await writeFile(join(dir, "j10.json"), "\ufeff" + (await readFile(join(dir, "j10.json"), "utf8")));
    await writeFile(join(dir, "README.md"), "ours");
    expect(await readProgrammeFolder(dir)).toEqual(await readProgrammeFolder(join(import.meta.dirname, "content")));
    expect(await mistakes()).toEqual([]);
  });

  it("that is not there is named, once", async () => {
    const missing = join(dir, "none");
    expect(await readProgrammeFolder(missing)).toEqual({
      kind: "mistakes",
      mistakes: [{ file: missing, field: WHOLE, message: "is missing" }],
    });
  });

  it("with a day missing, a day misnamed and a broken file names the three", async () => {
    await rm(join(dir, "j05.json"));
    await rm(join(dir, "programme.json"));
    await writeFile(join(dir, "j3.json"), "{}");
    await writeFile(join(dir, "j08.json"), `{"day": 8,}`);
    expect(await mistakes()).toEqual([
      `j3.json: ${WHOLE}: is no part of a programme: expected programme.json and j01.json to j14.json`,
      `programme.json: ${WHOLE}: is missing`,
      `j05.json: ${WHOLE}: is missing`,
      expect.stringMatching(/^j08\.json: \(whole file\): is not JSON: /),
    ]);
  });

  it("that holds a day twice says where that day belongs", async () => {
    await cp(join(dir, "j03.json"), join(dir, "j04.json"));
    expect(await mistakes()).toEqual(["j04.json: day: says 3, which belongs in j03.json; this file must hold day 4"]);
  });

  it("names every mistake of every file at once", async () => {
    await edit("programme.json", (programme) => {
      programme.contact = "0600000000";
    });
    await edit("j01.json", (mission) => {
      mission.colour = "red";
      mission.chips[0].icon = "star";
      mission.criteria[1].kind = "guessed";
    });
    await edit("j02.json", (mission) => {
      delete mission.title.en;
      mission.criteria[0].text.fr = "  ";
      mission.criteria.pop();
      mission.chips[0].needs = [2, 9, 1, 1];
    });
    expect(await mistakes()).toEqual([
      "programme.json: contact: must be of type object",
      "j01.json: criteria[1].kind: must be one of: measured, judged, declared",
      "j01.json: chips[0].icon: unknown field",
      "j01.json: colour: unknown field",
      "j02.json: title.en: is missing",
      "j02.json: criteria[0].text.fr: is empty",
      "j02.json: criteria: must hold exactly 4, it holds 3",
      "j02.json: chips[0].needs: must hold at most 3, it holds 4",
      "j02.json: chips[0].needs[0]: needs day 2, which does not come before day 2",
      "j02.json: chips[0].needs[1]: needs day 9, which does not come before day 2",
      "j02.json: chips[0].needs[3]: day 1 is named twice",
    ]);
  });
});

describe("one rule broken", () => {
  const cases: [what: string, change: (mission: Content) => unknown, expected: string][] = [
    [
      "a chip that needs the day itself",
      (mission) => (mission.chips[0].needs = [6]),
      "chips[0].needs[0]: needs day 6, which does not come before day 6",
    ],
    [
      "a chip that needs a later day",
      (mission) => (mission.chips[0].needs = [1, 7]),
      "chips[0].needs[1]: needs day 7, which does not come before day 6",
    ],
    [
      "a chip that needs a day twice",
      (mission) => (mission.chips[2].needs = [1, 1]),
      "chips[2].needs[1]: day 1 is named twice",
    ],
    [
      "a chip in the composer's mode",
      (mission) => (mission.chips[1].mode = "free"),
      `chips[1].mode: "free" is the composer's: a chip has another mode`,
    ],
    [
      "a criterion whose check the day does not list",
      (mission) => (mission.criteria[1].check = "call-to-action"),
      `criteria[1].check: names "call-to-action", which is not among this day's checks`,
    ],
    [
      "a judged criterion that names a check",
      (mission) => (mission.criteria[0].check = "jargon"),
      "criteria[0].check: only a measured criterion names a check",
    ],
    [
      "a check named twice",
      (mission) => mission.checks.push({ id: "jargon" }),
      `checks[4].id: "jargon" is named twice`,
    ],
    [
      "an unknown check",
      (mission) => mission.checks.push({ id: "smell" }),
      `checks[4].id: must be one of: ${CheckId.options.join(", ")}`,
    ],
    ["a check with another check's setting", (mission) => (mission.checks[1].max = 3), "checks[1].max: unknown field"],
    [
      "a length that is not the deliverable's",
      (mission) => (mission.deliverable.limit.max = 700),
      "checks[3]: must carry the deliverable's own limit, 700 characters",
    ],
    [
      "a minimum over the maximum",
      (mission) => (mission.checks[3].min = 601),
      "checks[3].min: is over the maximum, 600",
    ],
    [
      "a figure in quotation marks",
      (mission) => (mission.checks[0].max = "160"),
      "checks[0].max: must be of type number",
    ],
    ["half a character", (mission) => (mission.checks[0].max = 1.5), "checks[0].max: must be a whole number"],
    ["a limit of nothing", (mission) => (mission.checks[0].max = 0), "checks[0].max: must be at least 1"],
    [
      "a text too long",
      (mission) => (mission.angle.en = "x".repeat(2001)),
      "angle.en: must be at most 2000 characters long",
    ],
    ["no chip at all", (mission) => (mission.chips = []), "chips: must hold at least 1, it holds 0"],
  ];
  it.each(cases)("%s is named, and nothing else is", async (_what, change, expected) => {
    await edit("j06.json", change);
    expect(await mistakes()).toEqual([`j06.json: ${expected}`]);
  });

  it("whatever stands in a file, the folder is read to the end and the file is named", async () => {
    await fc.assert(
      fc.asyncProperty(fc.json({ maxDepth: 4 }), async (text) => {
        await writeFile(join(dir, "j02.json"), text);
        const named = await mistakes();
        expect(named.length).toBeGreaterThan(0);
        expect(named.every((line) => line.startsWith("j02.json: "))).toBe(true);
      }),
      { numRuns: 50 },
    );
  });

  it("any text of a day lost in one language is named by its own path", async () => {
    const paths = [
      "title",
      "objective",
      "angle",
      "deliverable.format",
      "criteria[3].text",
      "chips[1].label",
      "chips[1].question",
    ];
    const pristine = await readFile(join(dir, "j01.json"), "utf8");
    for (const path of paths) {
      for (const lang of ["fr", "en"]) {
        await writeFile(join(dir, "j01.json"), pristine);
        await edit("j01.json", (mission) => {
          const keys = path.split(/[.[\]]+/).filter((key) => key !== "");
          delete keys.reduce((value, key) => value[key], mission)[lang];
        });
        expect(await mistakes()).toEqual([`j01.json: ${path}.${lang}: is missing`]);
      }
    }
  });
});
