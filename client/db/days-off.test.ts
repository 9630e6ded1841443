import "fake-indexeddb/auto";
import { afterEach, beforeEach, expect, test } from "vitest";
import { civilDateAfter, civilDateIn, dayOn } from "#shared/day.ts";
import { readCalendar } from "./calendar.ts";
import { closeDay, readDayLog } from "./day-log.ts";
import { readDaysOff, takeUpDay } from "./days-off.ts";
import { closeDb, openDb } from "./db.ts";
import { saveDeliverable } from "./deliverables.ts";
import { storeSession } from "./session.ts";

const zone = "Europe/Paris";
const today = civilDateIn(zone, Date.now());

beforeEach(async () => {
  const userId = crypto.randomUUID();
  openDb(userId);
  // Today is J3, and what is written now is written on J3.
  await storeSession({ userId, startedOn: civilDateAfter(today, -2), zone, coach: { source: "checks" } });
});
afterEach(closeDb);

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
