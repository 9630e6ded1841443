import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Calendar, civilDateAfter, countedDay, DAYS, dayOn } from "./day.ts";
import { daysOff } from "./days-off.ts";
import { voyageOf } from "./voyage.ts";

const STARTED = "2026-11-22";
/** The civil date of J1, J2 … in a programme that nobody interrupted. */
const dateOf = (day: number) => civilDateAfter(STARTED, day - 1);
const calendar: Calendar = { startedOn: STARTED, takenUp: [] };
const closedUntil = (day: number) => new Set(DAYS.filter((one) => one <= day));

describe("back after days off", () => {
  test.each([
    { says: "J3 closed, J4 to J6 missed", last: 3, closed: 3, today: 7, off: { days: 3, left: 4, today: 7 } },
    { says: "J3 begun and not closed", last: 3, closed: 2, today: 7, off: { days: 3, left: 3, today: 7 } },
    { says: "one day missed", last: 3, closed: 3, today: 5, off: { days: 1, left: 4, today: 5 } },
    { says: "the next morning", last: 3, closed: 3, today: 4, off: null },
    { says: "the same day", last: 3, closed: 2, today: 3, off: null },
    { says: "long after the end", last: 10, closed: 10, today: 30, off: { days: 19, left: 11, today: 14 } },
    { says: "J14 was the day left", last: 14, closed: 13, today: 20, off: null },
    { says: "a clock that ran backwards", last: 5, closed: 4, today: 2, off: null },
  ])("$says", ({ last, closed, today, off }) => {
    expect(daysOff(calendar, dateOf(today), dateOf(last), closedUntil(closed))).toEqual(off);
  });

  test("someone who never wrote a word is offered J1", () => {
    expect(daysOff(calendar, dateOf(1), null, new Set())).toBeNull();
    expect(daysOff(calendar, dateOf(3), null, new Set())).toEqual({ days: 2, left: 1, today: 3 });
  });
});

describe("the answer", () => {
  const came = fc
    .record({
      last: fc.integer({ min: 1, max: 14 }),
      off: fc.integer({ min: 1, max: 20 }),
      closed: fc.subarray([...DAYS]),
    })
    .map(({ last, off, closed }) => ({ last: dateOf(last), today: dateOf(last + off + 1), closed: new Set(closed) }));

  test("settles it: nothing more is asked that day, and the next one follows", () => {
    fc.assert(
      fc.property(came, fc.boolean(), ({ last, today, closed }, resumes) => {
        const offer = daysOff(calendar, today, last, closed);
        if (offer === null) return;
        const day = resumes ? offer.left : offer.today;
        const taken: Calendar = { ...calendar, takenUp: [{ day, on: today }] };
        expect(dayOn(taken, today)).toBe(day);
        expect(countedDay(taken, civilDateAfter(today, 1))).toBe(day + 1);
        expect(daysOff(taken, today, last, closed)).toBeNull();
        // What was is what it was: no day already gone by changes its date.
        expect(dayOn(taken, last)).toBe(dayOn(calendar, last));
      }),
    );
  });

  test("« Reprendre » costs no stopover; « Rejoindre » makes stopovers of the days between, and of no other", () => {
    fc.assert(
      fc.property(came, ({ last, today, closed }) => {
        const offer = daysOff(calendar, today, last, closed);
        if (offer === null) return;
        const missed = (until: number) => DAYS.filter((day) => day < until && !closed.has(day)).length;
        expect(voyageOf({ day: offer.left, isOver: false }, closed).stopovers).toBe(
          Math.max(2 - missed(offer.left), 0),
        );
        expect(missed(offer.today) - missed(offer.left)).toBeLessThanOrEqual(offer.today - offer.left);
        expect(closed.has(offer.left)).toBe(false);
      }),
    );
  });
});
