/**
 * Signing in, once per page: by the cookie, else as the owner on the person's own machine. A one-time link or a recovery
 * code is spent elsewhere (`features/landing`), by a click. Whatever the server says, what is on this device stays readable; and nothing is sent in the
 * name of an account that the server has not confirmed.
 */
import { Programme } from "#shared/programme.ts";
import { Session } from "#shared/session.ts";
import type { SessionRequest } from "#shared/sign-in.ts";
import { type ApiAnswer, callApi } from "#client/platform/api.ts";
import { currentUserId } from "#client/db/db.ts";
import { dbState } from "#client/db/db-state.ts";
import { storeProgramme } from "#client/db/programme.ts";
import {
  lastUserId,
  onlyUserIdHere,
  type SessionState,
  sessionStore,
  storeLastUserId,
  storeSession,
} from "#client/db/session.ts";
import { onOnlineChange } from "#client/platform/online.ts";
import { onPageShown, rest } from "#client/platform/page-life.ts";

/** `signed-out`: the server knows nobody here and this device has no words of anybody's yet. */
export type StartUser = { kind: "user"; userId: string } | { kind: "unreachable" } | { kind: "signed-out" };

type SignIn = { kind: "session"; session: Session } | Exclude<StartUser, { kind: "user" }>;

const TRY_AGAIN_MS = 20_000;

/** The answer that `resolveUserId` had to wait for, for `startSession` to use instead of asking twice. */
let firstAnswer: SignIn | null = null;

/** Whose database to open: at once from this device where it knows, else from the server, else the only one here. */
export async function resolveUserId(): Promise<StartUser> {
  const known = lastUserId();
  if (known !== null) return { kind: "user", userId: known };
  const answer = await signIn();
  if (answer.kind !== "session") {
    const userId = await onlyUserIdHere();
    return userId === null ? answer : { kind: "user", userId };
  }
  firstAnswer = answer;
  storeLastUserId(answer.session.userId);
  return { kind: "user", userId: answer.session.userId };
}

/** Confirms the account with the server, now and whenever that may work better; returns the way to stop. */
export function startSession(): () => void {
  let isAsking = false;
  /** The account is confirmed and its programme is here, both on the disk. */
  let isComplete = false;

  async function confirm() {
    if (isAsking || (isComplete && sessionStore.getState().state === "ready")) return;
    isAsking = true;
    const known = firstAnswer;
    firstAnswer = null;
    try {
      isComplete = await settle(known ?? (await signIn()));
    } finally {
      isAsking = false;
    }
  }

  void confirm();
  const timer = setInterval(() => {
    const { state } = sessionStore.getState();
    if (state === "offline" || state === "ready") void confirm();
  }, TRY_AGAIN_MS);
  const stopListening = [
    onOnlineChange((online) => online && void confirm()),
    onPageShown(() => void confirm()),
    watchAtRest(() => void confirm()),
  ];
  return () => {
    clearInterval(timer);
    for (const stop of stopListening) stop();
  };
}

/** It has answered a moment ago: no part of the first load. Without its code a server that dies is told by whatever calls it. */
function watchAtRest(onBack: () => void): () => void {
  let stop: (() => void) | null = () => undefined;
  void rest()
    .then(() => import("./watch-server.ts"))
    .then(
      ({ watchServer }) => stop !== null && (stop = watchServer(onBack)),
      () => undefined,
    );
  return () => {
    stop?.();
    stop = null;
  };
}

export function useSessionState(): SessionState {
  return sessionStore((holder) => holder.state);
}

/** Whether nothing is left to ask for. */
async function settle(answer: SignIn): Promise<boolean> {
  if (answer.kind === "session") return enter(answer.session);
  sessionStore.setState({ state: answer.kind === "unreachable" ? "offline" : answer.kind });
  return false;
}

async function enter(session: Session): Promise<boolean> {
  storeLastUserId(session.userId);
  // Another account's words are in another database, and a page opens one: begin again with the right one.
  if (session.userId !== currentUserId()) {
    location.reload();
    return false;
  }
  const isKept = await storeSession(session);
  sessionStore.setState({ state: "ready" });
  const programme = await callApi(Programme, "/api/programme");
  const isComplete = programme.kind === "ok" && (await storeProgramme(programme.value)) && isKept;
  void syncAtRest();
  return isComplete;
}

/** No part of the first load: no cold page shows the profile, and a question sends a changed one before itself anyway. */
async function syncAtRest(): Promise<void> {
  await rest();
  // Where its code cannot be had there is no server to sync with either; the next start has both.
  const sync = await import("#client/db/profile-sync.ts").catch(() => null);
  await sync?.syncProfile().catch((error: unknown) => {
    if (dbState().kind === "open") globalThis.reportError?.(error);
  });
}

async function signIn(): Promise<SignIn> {
  const known = signInOf(await callApi(Session, "/api/session"));
  if (known.kind !== "signed-out") return known;
  const body: SessionRequest = { zone: ownZone() };
  return signInOf(await callApi(Session, "/api/session", { method: "POST", body }));
}

function signInOf(answer: ApiAnswer<Session>): SignIn {
  if (answer.kind === "ok") return { kind: "session", session: answer.value };
  // Only the server's own word counts: a captive portal or a tired server has not said that nobody is signed in.
  const isRefusal =
    answer.kind === "problem" && answer.problem !== null && answer.status < 500 && answer.status !== 429;
  return { kind: isRefusal ? "signed-out" : "unreachable" };
}

function ownZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}
