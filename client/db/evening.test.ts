// @vitest-environment happy-dom
import "fake-indexeddb/auto";
import { afterEach, beforeEach, expect, test } from "vitest";
import { closeDay, declareCriterion, readDayLog } from "./day-log.ts";
import { closeDb, currentDb, openDb, untilDbOpen } from "./db.ts";
import { eveningLines, lineOn } from "./evening-lines.ts";
import { eveningField, saveEvening, saveEveningLast } from "./evening.ts";
import { readLastWords } from "./last-words.ts";
import { readOtherTexts } from "./other-texts.ts";
import { readRecalledEvening } from "./recalled-evening.ts";
import { settleLastWords } from "./settle-last-words.ts";
import { settleLaterWords } from "./settle-later-words.ts";

const LINE = "Si midi passe, alors j’écris à Nadia.";
let userId: string;

beforeEach(async () => {
  localStorage.clear();
  userId = crypto.randomUUID();
  openDb(userId);
  await untilDbOpen();
});
afterEach(() => closeDb());

test("the line of the evening is there the next morning, and not before", async () => {
  await saveEvening(3, "2026-11-24", LINE);
  expect(await readRecalledEvening("2026-11-24")).toBeNull();
  expect(await readRecalledEvening("2026-11-25")).toEqual({ day: 3, text: LINE });
});

test("after days off it is still the last thing that was meant; after a week it is left alone", async () => {
  await saveEvening(2, "2026-11-23", "Si rien, alors rien.");
  await saveEvening(3, "2026-11-24", LINE);
  expect(await readRecalledEvening("2026-12-01")).toEqual({ day: 3, text: LINE });
  expect(await readRecalledEvening("2026-12-02")).toBeNull();
  expect((await readDayLog(3)).evening?.text).toBe(LINE);
});

test("a day taken up again has an evening of its own, and the line of the first one stays, for the morning too", async () => {
  await saveEvening(4, "2026-11-25", "Si A, alors B.");
  expect(lineOn(await readDayLog(4), "2026-11-29")).toBe("");
  await saveEvening(4, "2026-11-29", LINE, [""]);
  expect(await readOtherTexts(eveningField(4, "2026-11-29"))).toEqual([]);
  expect(await readRecalledEvening("2026-11-29")).toEqual({ day: 4, text: "Si A, alors B." });
  expect(await readRecalledEvening("2026-11-30")).toEqual({ day: 4, text: LINE });
  expect(await readDayLog(4)).toMatchObject({
    evening: { text: LINE, on: "2026-11-29" },
    earlierEvenings: [{ text: "Si A, alors B.", on: "2026-11-25" }],
  });
  await saveEvening(4, "2026-11-29", "", [LINE]);
  expect(eveningLines(await readDayLog(4))).toEqual([{ text: "Si A, alors B.", on: "2026-11-25" }]);
});

test("what was not saved of an earlier evening goes to that evening", async () => {
  await saveEvening(4, "2026-11-29", LINE);
  await saveEvening(4, "2026-11-25", "Si A, alors B.", [""]);
  expect((await readDayLog(4)).evening).toEqual({ text: LINE, on: "2026-11-29" });
  expect(lineOn(await readDayLog(4), "2026-11-25")).toBe("Si A, alors B.");
});

test("a line that is emptied is gone, and nothing else of its day", async () => {
  await declareCriterion(3, "Publié", true);
  await closeDay(3);
  const before = await readDayLog(3);
  await saveEvening(3, "2026-11-24", LINE);
  const { touchedAt } = await readDayLog(3);
  expect(await readDayLog(3)).toEqual({ ...before, touchedAt, evening: { text: LINE, on: "2026-11-24" } });
  await saveEvening(3, "2026-11-24", "", [LINE]);
  expect(await readDayLog(3)).toEqual({ ...before, touchedAt: expect.any(Number) });
});

test("closing the day, or ticking, keeps the line", async () => {
  await saveEvening(3, "2026-11-24", LINE);
  await closeDay(3);
  await declareCriterion(3, "Publié", true);
  expect((await readDayLog(3)).evening).toEqual({ text: LINE, on: "2026-11-24" });
});

test("another tab wrote one meanwhile: both are there", async () => {
  await saveEvening(3, "2026-11-24", "Si A, alors B.", [""]);
  await saveEvening(3, "2026-11-24", LINE, [""]);
  expect((await readDayLog(3)).evening?.text).toBe(LINE);
  const others = await readOtherTexts(eveningField(3, "2026-11-24"));
  expect(others.map(({ text }) => text)).toEqual(["Si A, alors B."]);
});

test("what a dying page had not saved is the line of its day at the next start", async () => {
  await saveEvening(3, "2026-11-24", "Si midi", [""]);
  saveEveningLast(3, "2026-11-24", LINE, ["Si midi"]);
  await currentDb().drafts.count();
  closeDb();
  openDb(userId);
  await settleLastWords();
  expect((await readDayLog(3)).evening).toEqual({ text: LINE, on: "2026-11-24" });
  expect(await currentDb().drafts.count()).toBe(0);
});

test("last words that another tab has settled do not come back over what was typed since", async () => {
  saveEveningLast(3, "2026-11-24", LINE, [""]);
  const rows = await readLastWords();
  await settleLaterWords(rows);
  await saveEvening(3, "2026-11-24", "Si midi passe, alors j’appelle.", [LINE]);
  await settleLaterWords(rows);
  expect(lineOn(await readDayLog(3), "2026-11-24")).toBe("Si midi passe, alors j’appelle.");
  expect(await readOtherTexts(eveningField(3, "2026-11-24"))).toEqual([]);
});
