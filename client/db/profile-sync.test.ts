import "fake-indexeddb/auto";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Profile } from "#shared/profile.ts";
import { startWireServer, type WireServer } from "#server/testing/wire-server.ts";
import { closeDb, openDb } from "./db.ts";
import { changeProfile, readProfile, saveProfile } from "./profile.ts";
import { resolveProfileConflict } from "./profile-choices.ts";
import { flushProfile, syncProfile } from "./profile-sync.ts";

const MINE = profile("graphiste");
const THEIRS = profile("photographe");

let server: WireServer;

beforeEach(async () => {
  server = await startWireServer();
  const { fetch } = globalThis;
  vi.stubGlobal("fetch", (path: string, init: RequestInit) => fetch(new URL(path, server.origin), init));
  openDb(crypto.randomUUID());
});

afterEach(async () => {
  vi.unstubAllGlobals();
  closeDb();
  await server.close();
});

describe("the profile", () => {
  test("is kept here first, and waits for a server that is away", async () => {
    server.isAway = true;
    await saveProfile(MINE);
    await flushProfile();
    expect(await readProfile()).toMatchObject({ profile: MINE, pending: true, baseRevision: 0 });
    server.isAway = false;
    await flushProfile();
    expect(await readProfile()).toMatchObject({ profile: MINE, pending: false, baseRevision: 1 });
    expect(server.profile).toEqual({ profile: MINE, revision: 1 });
  });

  test("is sent once, whoever sends it", async () => {
    await saveProfile(MINE);
    await flushProfile();
    await flushProfile();
    expect(server.calls).toEqual(["PUT /api/profile"]);
  });

  test("of the server is taken where nothing here waits", async () => {
    server.profile = { profile: THEIRS, revision: 4 };
    await syncProfile();
    expect(await readProfile()).toMatchObject({ profile: THEIRS, pending: false, baseRevision: 4 });
  });

  test("changed on both sides: both are kept, and nothing is sent until the person chooses", async () => {
    server.profile = { profile: THEIRS, revision: 4 };
    await saveProfile(MINE);
    await syncProfile();
    expect(await readProfile()).toMatchObject({
      profile: MINE,
      pending: true,
      conflict: { profile: THEIRS, revision: 4 },
    });
    expect(server.profile.profile).toEqual(THEIRS);
    await flushProfile();
    expect(server.calls.filter((call) => call.startsWith("PUT"))).toHaveLength(1);
  });

  test("mine, chosen, replaces the server's", async () => {
    server.profile = { profile: THEIRS, revision: 4 };
    await saveProfile(MINE);
    await flushProfile();
    await resolveProfileConflict("mine");
    await flushProfile();
    expect(server.profile).toEqual({ profile: MINE, revision: 5 });
    expect(await readProfile()).toMatchObject({ profile: MINE, pending: false, conflict: null });
  });

  test("theirs, chosen, replaces mine", async () => {
    server.profile = { profile: THEIRS, revision: 4 };
    await saveProfile(MINE);
    await flushProfile();
    await resolveProfileConflict("theirs");
    expect(await readProfile()).toMatchObject({ profile: THEIRS, baseRevision: 4, conflict: null });
  });

  test("theirs, chosen where a copy brought it, goes to the server", async () => {
    server.profile = { profile: MINE, revision: 4 };
    await syncProfile();
    await changeProfile((row) => ({ ...row, conflict: { profile: THEIRS, revision: row.baseRevision } }));
    await resolveProfileConflict("theirs");
    await flushProfile();
    expect(server.profile.profile).toEqual(THEIRS);
    expect(await readProfile()).toMatchObject({ profile: THEIRS, pending: false, conflict: null });
  });

  test("the same words on both sides are no conflict", async () => {
    server.profile = { profile: MINE, revision: 4 };
    await saveProfile(MINE);
    await flushProfile();
    expect(await readProfile()).toMatchObject({ pending: false, baseRevision: 4, conflict: null });
  });

  test("changed while it was being sent is still to be sent", async () => {
    await saveProfile(MINE);
    const { fetch } = globalThis;
    vi.stubGlobal("fetch", async (path: string, init: RequestInit) => {
      const response = await fetch(path, init);
      await saveProfile(THEIRS);
      return response;
    });
    await flushProfile();
    expect(await readProfile()).toMatchObject({ profile: THEIRS, pending: true, baseRevision: 1 });
  });

  test("is not wiped by a server that was re-created", async () => {
    await saveProfile(MINE);
    await flushProfile();
    server.profile = { profile: profile(""), revision: 0 };
    await syncProfile();
    await flushProfile();
    expect((await readProfile()).profile).toEqual(MINE);
    expect(server.profile).toEqual({ profile: MINE, revision: 1 });
  });
});

function profile(trade: string): Profile {
  return { trade, offer: "", audience: "", tone: "direct" };
}
