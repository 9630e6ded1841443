/**
 * The profile and the server's copy of it. The coach reads the server's, so a pending change goes there before any
 * question does. When it was changed elsewhere meanwhile, both are kept and the person chooses.
 */
import * as z from "zod/mini";
import { StoredProfile, type ProfileUpdate } from "#shared/profile.ts";
import { callApi } from "../platform/api.ts";
import { whileLeader } from "../platform/lock.ts";
import { dbState } from "./db-state.ts";
import { changeProfile, readProfile } from "./profile.ts";
import type { ProfileRow } from "./rows.ts";

const PATH = "/api/profile";
const Conflict = z.object({ current: StoredProfile });

/** Sends the pending change, if there is one. Never fails: what could not be sent stays pending. */
export async function flushProfile(signal: AbortSignal = new AbortController().signal): Promise<void> {
  try {
    // Two tabs sending at once would each find the other's words in conflict with their own.
    await whileLeader("sdb-profile", signal, sendPending);
  } catch (error) {
    // A database that was lost, or left to a newer version, is said above the page.
    if (dbState().kind === "open") throw error;
  }
}

async function sendPending(signal: AbortSignal): Promise<void> {
  const sent = await readProfile();
  if (!sent.pending || sent.conflict !== null) return;
  const body: ProfileUpdate = { profile: sent.profile, baseRevision: sent.baseRevision };
  const answer = await callApi(StoredProfile, PATH, { method: "PUT", body, signal });
  if (answer.kind === "ok") {
    const { revision } = answer.value;
    await changeProfile((row) => ({ ...row, baseRevision: revision, pending: !isSameProfile(row, sent) }));
  } else if (answer.kind === "problem" && answer.problem === "conflict") {
    const parsed = Conflict.safeParse(answer.body);
    if (parsed.success) await changeProfile((row) => withConflict(row, parsed.data.current));
  }
}

/** Takes the server's copy where nothing here waits to be sent, after sending what waits. */
export async function syncProfile(): Promise<void> {
  await flushProfile();
  const answer = await callApi(StoredProfile, PATH);
  if (answer.kind !== "ok") return;
  const { profile, revision } = answer.value;
  await changeProfile((row) => {
    if (row.pending) return row;
    // A server that was re-created knows less than this device: its blank profile must not wipe the words here.
    if (revision < row.baseRevision) return { ...row, baseRevision: revision, pending: true };
    return { ...row, profile, baseRevision: revision };
  });
}

/** The same words on both sides are no conflict. */
function withConflict(row: ProfileRow, current: StoredProfile): ProfileRow {
  return isSameProfile(row, current)
    ? { ...row, baseRevision: current.revision, pending: false }
    : { ...row, conflict: current };
}

function isSameProfile(a: Pick<ProfileRow, "profile">, b: Pick<ProfileRow, "profile">): boolean {
  return (
    a.profile.trade === b.profile.trade &&
    a.profile.offer === b.profile.offer &&
    a.profile.audience === b.profile.audience &&
    a.profile.tone === b.profile.tone
  );
}
