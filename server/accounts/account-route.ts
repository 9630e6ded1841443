/** A person's own account: their name, where they are signed in, how they come back, and everything or nothing of it. */
import { type Request, type Response, Router } from "express";
import { type Account, AccountErasure, AccountUpdate, type DeviceLink, type RecoveryCode } from "#shared/account.ts";
import type { Bus } from "../binome/bus.ts";
import { findOpenPair } from "../binome/pairs.ts";
import type { Database } from "../db/open-database.ts";
import { readBody } from "../gate/body.ts";
import { type CurrentUser, currentUser } from "../gate/current-user.ts";
import { sendProblem } from "../problem.ts";
import { eraseAccount, type Erasing } from "./erase-account.ts";
import { exportAccount } from "./export-account.ts";
import { createLink, LINK_MS } from "./links.ts";
import { makeRecoveryCode } from "./recovery.ts";
import { clearSessionCookie } from "./session-cookie.ts";
import { revokeSession } from "./sessions.ts";

type AccountDeps = { db: Database; bus: Bus; appOrigin: string | null; stopRun: Erasing["stopRun"] };

export function accountRoutes({ db, bus, appOrigin, stopRun }: AccountDeps): Router {
  const router = Router();

  router.get("/account", async (_req, res) => {
    res.json(await readAccount(db, currentUser(res)));
  });

  router.put("/account", async (req: Request, res: Response) => {
    const update = readBody(AccountUpdate, req, res);
    if (update === null) return;
    const user = currentUser(res);
    await db.updateTable("users").set({ name: update.name }).where("id", "=", user.id).execute();
    const pair = await findOpenPair(db, user.id);
    if (pair !== null) bus.tell([pair.partner.id]);
    res.json(await readAccount(db, user));
  });

  router.delete("/account/sign-ins/:id", async (req, res) => {
    const { id: userId } = currentUser(res);
    if (!(await revokeSession(db, userId, req.params.id))) return sendProblem(res, "not-found");
    // Its streams look again, and find that they are nobody's.
    bus.tell([userId]);
    res.status(204).end();
  });

  router.post("/account/device-link", async (req, res) => {
    const nowMs = Date.now();
    // The host gate has let in no other name than one of ours.
    const origin = appOrigin ?? `http://${req.headers.host}`;
    const link: DeviceLink = {
      url: await createLink(db, { origin, userId: currentUser(res).id, nowMs }),
      expiresAt: nowMs + LINK_MS,
    };
    res.json(link);
  });

  router.post("/account/recovery-code", async (_req, res) => {
    const told: RecoveryCode = { code: await makeRecoveryCode(db, currentUser(res).id) };
    res.json(told);
  });

  router.get("/account/export", async (_req, res) => {
    res.attachment("second-de-bord-account.json");
    res.json(await exportAccount(db, currentUser(res).id, Date.now()));
  });

  router.post("/account/erase", async (req: Request, res: Response) => {
    if (readBody(AccountErasure, req, res) === null) return;
    const user = currentUser(res);
    const { isOwner } = await readAccount(db, user);
    if (isOwner) return sendProblem(res, "owner-stays");
    const parted = await eraseAccount(db, user.id, { stopRun, nowMs: Date.now() });
    bus.tell([user.id, ...(parted ?? [])]);
    clearSessionCookie(req, res, appOrigin);
    res.status(204).end();
  });

  return router;
}

async function readAccount(db: Database, user: CurrentUser): Promise<Account> {
  const [{ name, role, is_operator, recovery_hash }, signIns] = await Promise.all([
    db
      .selectFrom("users")
      .select(["name", "role", "is_operator", "recovery_hash"])
      .where("id", "=", user.id)
      .executeTakeFirstOrThrow(),
    db
      .selectFrom("sessions")
      .select(["id", "label", "created_at", "seen_at"])
      .where("user_id", "=", user.id)
      .where("expires_at", ">", Date.now())
      .orderBy("seen_at", "desc")
      .execute(),
  ]);
  return {
    name,
    role: is_operator === 1 ? "operator" : "participant",
    isOwner: role === "owner",
    hasRecoveryCode: recovery_hash !== null,
    signIns: signIns.map(({ id, label, created_at, seen_at }) => ({
      id,
      label,
      createdAt: created_at,
      seenAt: seen_at,
      isThisOne: id === user.sessionId,
    })),
  };
}
