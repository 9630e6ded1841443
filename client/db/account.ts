/**
 * The person's own account as the server last told it: their name and role are known without a network. What changes it
 * is asked of the server, which alone decides; what it answers is kept here.
 */
import { useLiveQuery } from "dexie-react-hooks";
import { Account } from "#shared/account.ts";
import { type ApiAnswer, callApi } from "../platform/api.ts";
import { currentDb } from "./db.ts";
import { keepTold, readTold } from "./told-rows.ts";

const KEY = "account";
const PATH = "/api/account";

/** `undefined` while it is read, and on a device that the server has not told yet. */
export function useAccount(): Account | undefined {
  return useLiveQuery(readAccount);
}

async function readAccount(): Promise<Account | undefined> {
  const parsed = Account.safeParse(await readTold("meta", KEY));
  return parsed.success ? parsed.data : undefined;
}

/** Asks again. Only where the server has confirmed that the open database is this account's. */
export async function fetchAccount(): Promise<ApiAnswer<Account>> {
  return kept(await callApi(Account, PATH));
}

export async function renameAccount(name: string): Promise<ApiAnswer<Account>> {
  return kept(await callApi(Account, PATH, { method: "PUT", body: { name } }));
}

/** The account is gone from the server. */
export async function forgetAccount(): Promise<void> {
  const { meta, unkept } = currentDb();
  unkept.delete(KEY);
  await meta.delete(KEY);
}

async function kept(answer: ApiAnswer<Account>): Promise<ApiAnswer<Account>> {
  if (answer.kind === "ok") await keepTold("meta", KEY, answer.value);
  return answer;
}
