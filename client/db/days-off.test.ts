import "fake-indexeddb/auto";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { civilDateAfter, civilDateIn, dayOn } from "#shared/day.ts";
import { buddyEntryRow, promiseRow } from "../testing/thread-rows.ts";
import { readCalendar } from "./calendar.ts";
import { closeDay, declareCriterion, readDayLog, reopenDay } from "./day-log.ts";
import { readDaysOff, takeUpDay } from "./days-off.ts";
import { closeDb, currentDb, openDb } from "./db.ts";
import { saveDeliverable } from "./deliverables.ts";
import { saveEvening } from "./evening.ts";
import { addToCount, setCount } from "./field-counts.ts";
import { savePromiseWords } from "./promise-words.ts";
import { movePromise, settlePromise } from "./promises.ts";
import { storeSession } from "./session.ts";

const zone = "Europe/Paris";
const today = civilDateIn(zone, Date.now());

beforeEach(async () => {
  const userId = crypto.randomUUID();
  openDb(userId);
  // Today is J3, and what is written now is written on J3.
  await storeSession({ userId, startedOn: civilDateAfter(today, -2), zone, coach: { source: "checks" } });
});
afterEach(() => {
  vi.restoreAllMocks();
  closeDb();
});

test("what was left is offered after days off, and « Annuler » brings the offer back as it was", async () => {
  await saveDeliverable(3, "Mon post");
  await closeDay(3);
  const back = civilDateAfter(today, 4);
  const offer = { days: 3, left: 4, today: 7 };
  expect(await readDaysOff(civilDateAfter(today, 1))).toBeNull();
  expect(await readDaysOff(back)).toEqual(offer);
  const before = await readDayLog(4);

  const takeBack = await takeUpDay(4, back);
  expect(await readDaysOff(back)).toBeNull();
  expect(await dayAfter(4)).toBe(4);
  expect(await dayAfter(5)).toBe(5);

  await takeBack();
  expect(await readDaysOff(back)).toEqual(offer);
  expect(await readDayLog(4)).toEqual(before);
  expect(await dayAfter(4)).toBe(7);
});

describe("whoever worked on J4 is not told on J5 that they were away", () => {
  const after = civilDateAfter(today, 2);

  test.each<[string, () => Promise<unknown>]>([
    ["a conversation counted", () => addToCount(4, "conversations", 1)],
    ["a figure typed", () => setCount(4, "refusals", 3)],
    ["a criterion ticked", () => declareCriterion(4, "Publié", true)],
    ["an evening line", () => saveEvening(4, civilDateAfter(today, 1), "Si A, alors B.")],
    ["a promise settled", () => settlePromise("promise", "done")],
    ["a promise put off", () => settlePromise("promise", "put-off")],
    ["a promise moved", () => movePromise("promise", after)],
    ["a promise reworded", () => savePromiseWords("promise", "Appeler Ali", [])],
    ["a day reopened", () => closeDay(2).then(() => reopenDay(2))],
    ["a word to the binôme", () => currentDb().buddyEntries.put(buddyEntryRow({ fromMe: true, at: Date.now() }))],
  ])("%s", async (_what, work) => {
    await closeDay(3);
    await currentDb().promises.put(promiseRow({ id: "promise", dueOn: today }));
    expect(await readDaysOff(after)).toMatchObject({ days: 1, left: 4 });
    vi.spyOn(Date, "now").mockReturnValue(Date.now() + 86_400_000);
    await work();
    expect(await readDaysOff(after)).toBeNull();
  });

  test("what the binôme wrote is no work of theirs", async () => {
    await closeDay(3);
    const tomorrowMs = Date.now() + 86_400_000;
    await currentDb().buddyEntries.put(buddyEntryRow({ fromMe: false, at: tomorrowMs }));
    expect(await readDaysOff(after)).toMatchObject({ days: 1, left: 4 });
  });
});

test("joining the calendar moves no day, and is asked once", async () => {
  await closeDay(3);
  const back = civilDateAfter(today, 4);
  await takeUpDay(7, back);
  expect(await readDaysOff(back)).toBeNull();
  expect([await dayAfter(4), await dayAfter(5)]).toEqual([7, 8]);
});

/** The programme's day so many days after today. */
async function dayAfter(days: number): Promise<number | undefined> {
  const calendar = await readCalendar();
  return calendar && dayOn(calendar, civilDateAfter(today, days));
}
