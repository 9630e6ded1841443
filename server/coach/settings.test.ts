// What an operator set, through two server processes that share one database, on both engines.
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { startEngines } from "#server/testing/engines.ts";
import type { CoachCaps } from "#shared/pilotage.ts";
import { type Database, openDatabase } from "../db/open-database.ts";
import { takeWarnings } from "./budget-warnings.ts";
import { createCoachSettings } from "./settings.ts";

const ENVIRONMENT: CoachCaps = { isModelOff: false, dailyTokens: 200_000, moneyPerDay: 2, moneyPerMonth: null };
const { engines, stop } = await startEngines();
afterAll(stop);

describe.each(engines)("on %s", (_engine, target) => {
  let db: Database;
  let nowMs = 0;
  const newProcess = (environment = ENVIRONMENT) => createCoachSettings(db, environment, () => nowMs);
  beforeAll(async () => {
    db = await openDatabase(target);
  });
  afterAll(() => db.destroy());
  afterEach(async () => {
    await db.deleteFrom("settings").execute();
  });

  test("where nothing is set, the environment is what holds", async () => {
    expect(await newProcess().read()).toEqual(ENVIRONMENT);
  });

  test("a change holds at once where it was made, within two seconds in another process, and after a restart", async () => {
    const [here, there] = [newProcess(), newProcess()];
    await Promise.all([here.read(), there.read()]);
    const set = { isModelOff: true, dailyTokens: 50_000, moneyPerDay: null, moneyPerMonth: 12.5 };
    await here.write(set);
    expect(await here.read()).toEqual(set);
    nowMs += 2_000;
    expect(await there.read()).toEqual(set);
    expect(await newProcess().read()).toEqual(set);
  });

  test("of two changes the last one holds", async () => {
    const settings = newProcess();
    await settings.write({ ...ENVIRONMENT, isModelOff: true, dailyTokens: 1 });
    await settings.write({ ...ENVIRONMENT, dailyTokens: 2 });
    expect(await newProcess().read()).toEqual({ ...ENVIRONMENT, dailyTokens: 2 });
  });

  test("only what differs from the environment is set: the rest follows it when it changes", async () => {
    await newProcess().write({ ...ENVIRONMENT, moneyPerDay: null });
    const later = newProcess({ isModelOff: false, dailyTokens: 300_000, moneyPerDay: 5, moneyPerMonth: 50 });
    expect(await later.read()).toEqual({
      isModelOff: false,
      dailyTokens: 300_000,
      moneyPerDay: null,
      moneyPerMonth: 50,
    });
  });

  test("the operator is warned of a budget that was changed as of any other", async () => {
    const [caps, settings] = [{ ...ENVIRONMENT, moneyPerDay: 1 }, newProcess()];
    const spent = { day: "1970-01-01", tokens: 0, cost_micros: 600_000, warned_day: 0, warned_month: 0 };
    await db.insertInto("spending").values(spent).execute();
    const warn = async () => takeWarnings(db, await settings.read(), false, nowMs);
    await settings.write(caps);
    expect([await warn(), await warn()]).toEqual([[{ cap: "day", percent: 50 }], []]);
    await settings.write({ ...caps, isModelOff: true });
    expect(await warn(), "the switch is no other budget").toEqual([]);
    await settings.write({ ...caps, moneyPerDay: 0.7 });
    expect(await warn()).toEqual([50, 80].map((percent) => ({ cap: "day", percent })));
    await db.deleteFrom("spending").execute();
  });

  test("a thousand questions within a second ask the database once", async () => {
    const settings = newProcess();
    await settings.read();
    // Behind its back: whoever asked again would see it.
    await newProcess().write({ ...ENVIRONMENT, dailyTokens: 7 });
    const all = await Promise.all(Array.from({ length: 1_000 }, () => settings.read()));
    expect(new Set(all.map((caps) => caps.dailyTokens))).toEqual(new Set([200_000]));
  });

  test("a database that did not answer is asked again", async () => {
    const settings = newProcess();
    await db.schema.alterTable("settings").renameTo("elsewhere").execute();
    await expect(settings.read()).rejects.toThrow();
    await db.schema.alterTable("elsewhere").renameTo("settings").execute();
    expect(await settings.read()).toEqual(ENVIRONMENT);
  });
});
