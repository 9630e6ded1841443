/**
 * Every way in, and the only place where one becomes a session: a one-time link of somebody who is here, an invite, a
 * recovery code, or being the first on the owner's own machine. What opens it is spent in the transaction that opens it.
 */
import type { SessionRequest } from "#shared/sign-in.ts";
import type { Database } from "../db/open-database.ts";
import { acceptInvite } from "./accept-invite.ts";
import { spendLink } from "./links.ts";
import { makeOwner } from "./owner.ts";
import { spendRecoveryCode } from "./recovery.ts";
import { openSession } from "./sessions.ts";

export type SignInSettings = {
  /** Of the browser, as `browserLabel` tells it. */
  label: string;
  /** The request comes from the server's own machine, and is nobody else's. */
  isOwnMachine: boolean;
};

export type SignInOutcome =
  /** `token`: of the new session, told once. `paired`: whose pair changed. */
  { kind: "signed-in"; token: string; paired: string[] } | { kind: "signed-out" } | { kind: "link-refused" };

export function signIn(
  db: Database,
  request: SessionRequest,
  { label, isOwnMachine }: SignInSettings,
  nowMs: number,
): Promise<SignInOutcome> {
  return db.transaction().execute(async (transaction): Promise<SignInOutcome> => {
    const who = await findWho(transaction, request, isOwnMachine, nowMs);
    if (who === null) return { kind: isKeyGiven(request) ? "link-refused" : "signed-out" };
    const token = await openSession(transaction, who.userId, nowMs, label);
    return { kind: "signed-in", token, paired: who.paired };
  });
}

async function findWho(
  transaction: Database,
  request: SessionRequest,
  isOwnMachine: boolean,
  nowMs: number,
): Promise<{ userId: string; paired: string[] } | null> {
  const { token, recovery, zone } = request;
  if (token !== undefined) {
    return alone(await spendLink(transaction, token, zone, nowMs)) ?? acceptInvite(transaction, token, request, nowMs);
  }
  if (recovery !== undefined) return alone(await spendRecoveryCode(transaction, recovery));
  return isOwnMachine ? alone(await makeOwner(transaction, zone, nowMs)) : null;
}

function isKeyGiven({ token, recovery }: SessionRequest): boolean {
  return (token ?? recovery) !== undefined;
}

function alone(userId: string | null): { userId: string; paired: string[] } | null {
  return userId === null ? null : { userId, paired: [] };
}
