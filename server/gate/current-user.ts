/** The user a request belongs to, put there by the session gate and read by every route behind it. */
import type { Response } from "express";
import type { CivilDate, TimeZone } from "#shared/day.ts";

/** `sessionId`: of the sign-in that the request came with. */
export type CurrentUser = { id: string; startedOn: CivilDate; zone: TimeZone; sessionId: string };

const userByResponse = new WeakMap<Response, CurrentUser>();

export function setCurrentUser(res: Response, user: CurrentUser): void {
  userByResponse.set(res, user);
}

/** Throws when called on a route that the session gate does not guard: that is a bug, not a request's fault. */
export function currentUser(res: Response): CurrentUser {
  const user = userByResponse.get(res);
  if (user === undefined) throw new Error("no session gate before this route");
  return user;
}
