/** What a person says of themself, theirs alone. Two devices that edit at once lose nothing: the second is told. */
import { type Request, type Response, Router } from "express";
import { EMPTY_PROFILE, Profile, ProfileUpdate, type StoredProfile } from "#shared/profile.ts";
import type { Database } from "../db/open-database.ts";
import { readBody } from "../gate/body.ts";
import { currentUser } from "../gate/current-user.ts";
import { sendProblem } from "../problem.ts";

export function profileRoutes({ db }: { db: Database }): Router {
  const router = Router();
  router.get("/profile", async (_req, res) => {
    res.json(await readProfile(db, currentUser(res).id));
  });
  router.put("/profile", async (req: Request, res: Response) => {
    const update = readBody(ProfileUpdate, req, res);
    if (update === null) return;
    const { id: userId } = currentUser(res);
    const isWritten = await writeProfile(db, userId, update, Date.now());
    const stored = await readProfile(db, userId);
    // The same words again are a retry whose first answer was lost, not a conflict.
    if (isWritten || isSame(stored.profile, update.profile)) res.json(stored);
    else sendProblem(res, "conflict", { current: stored });
  });
  return router;
}

/** Revision 0 and empty lines for a person who has written nothing yet. */
export async function readProfile(db: Database, userId: string): Promise<StoredProfile> {
  const row = await db.selectFrom("profiles").selectAll().where("user_id", "=", userId).executeTakeFirst();
  if (row === undefined) return { profile: EMPTY_PROFILE, revision: 0 };
  const { trade, offer, audience, tone, revision } = row;
  return { profile: Profile.parse({ trade, offer, audience, tone }), revision };
}

/** False when `baseRevision` is no longer the newest: nothing was written. */
async function writeProfile(
  db: Database,
  userId: string,
  { profile, baseRevision }: ProfileUpdate,
  nowMs: number,
): Promise<boolean> {
  const row = { ...profile, revision: baseRevision + 1, updated_at: nowMs };
  if (baseRevision === 0) {
    const { numInsertedOrUpdatedRows } = await db
      .insertInto("profiles")
      .values({ user_id: userId, ...row })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirstOrThrow();
    return numInsertedOrUpdatedRows === 1n;
  }
  const { numUpdatedRows } = await db
    .updateTable("profiles")
    .set(row)
    .where("user_id", "=", userId)
    .where("revision", "=", baseRevision)
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

function isSame(one: Profile, other: Profile): boolean {
  return (
    one.trade === other.trade && one.offer === other.offer && one.audience === other.audience && one.tone === other.tone
  );
}
