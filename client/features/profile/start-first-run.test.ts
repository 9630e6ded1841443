// @vitest-environment happy-dom
import "fake-indexeddb/auto";
import { afterEach, beforeEach, expect, test } from "vitest";
import { writeKept } from "#client/db/backup/kept-setting.ts";
import { closeDb, openDb } from "#client/db/db.ts";
import { saveDeliverable } from "#client/db/deliverables.ts";
import { saveProfile } from "#client/db/profile.ts";
import { EMPTY_PROFILE } from "#shared/profile.ts";
import { endFirstRun, isFirstRun } from "./start-first-run.ts";

beforeEach(() => {
  localStorage.clear();
  openDb(crypto.randomUUID());
});
afterEach(closeDb);

test("a device that has seen nothing yet asks for the three lines, until they were written or put off", async () => {
  expect(await isFirstRun()).toBe(true);
  endFirstRun();
  expect(await isFirstRun()).toBe(false);
});

test("whoever already wrote here is not asked", async () => {
  await saveDeliverable(5, "Un texte.");
  expect(await isFirstRun()).toBe(false);
});

test("a device whose database was lost is nobody's first run", async () => {
  writeKept("words");
  expect(await isFirstRun()).toBe(false);
  writeKept("lost");
  expect(await isFirstRun()).toBe(false);
  writeKept("fresh");
  expect(await isFirstRun()).toBe(true);
});

test.each([
  { ...EMPTY_PROFILE, trade: "Mécanique cycles" },
  { ...EMPTY_PROFILE, tone: "gentle" as const },
])("a profile that says something is not asked for again: %o", async (profile) => {
  await saveProfile(profile);
  expect(await isFirstRun()).toBe(false);
});
