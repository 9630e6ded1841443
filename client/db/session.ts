/** Who is asking and since when, as the server last said: today's day is known without a network. */
import { useLiveQuery } from "dexie-react-hooks";
import { create } from "zustand";
import { Session } from "#shared/session.ts";
import { useOnline } from "../platform/online.ts";
import { readSetting, writeSetting } from "../platform/storage.ts";
import { keepTold, readTold } from "./told-rows.ts";

const KEY = "session";
const LAST_USER = "last-user";
/** Not what was copied before an upgrade. */
const ACCOUNT_DATABASE = /^sdb-(?!.*-before-v\d+$)(.+)$/;

/** `undefined` while it is read, and on a device that never reached the server. */
export function useSession(): Session | undefined {
  return useLiveQuery(readSession);
}

/** `undefined` on a device that never reached the server. */
export async function readSession(): Promise<Session | undefined> {
  const parsed = Session.safeParse(await readTold("meta", KEY));
  return parsed.success ? parsed.data : undefined;
}

/** Whether it is on the disk; this page knows it either way. */
export function storeSession(session: Session): Promise<boolean> {
  return keepTold("meta", KEY, session);
}

/** Whose database to open before the server has answered. */
export function lastUserId(): string | null {
  return readSetting(LAST_USER);
}

/**
 * The one account that has a database on this device; `null` where there is none, or several. A browser that is killed
 * in its first seconds forgets its settings and its cookie, and keeps its database.
 */
export async function onlyUserIdHere(): Promise<string | null> {
  const databases = await indexedDB.databases();
  const userIds = databases.flatMap(({ name }) => ACCOUNT_DATABASE.exec(name ?? "")?.[1] ?? []);
  return userIds.length === 1 ? (userIds[0] ?? null) : null;
}

export function storeLastUserId(userId: string): void {
  writeSetting(LAST_USER, userId);
}

/**
 * Where this page stands with the server. Only `ready` means that the server confirmed, since the page was loaded,
 * the account whose database is open: nothing is sent before. No state hides what is on the device.
 */
export type SessionState = "starting" | "ready" | "signed-out" | "offline";

export const sessionStore = create<{ state: SessionState }>(() => ({ state: "starting" }));

/** Whether a question would leave now: there is a network, and the server was not found missing. */
export function useConnected(): boolean {
  const online = useOnline();
  const state = sessionStore((holder) => holder.state);
  return online && state !== "offline";
}
