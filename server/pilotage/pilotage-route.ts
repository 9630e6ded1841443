/**
 * `/api/pilotage`: what operators see and set. To whoever is no operator none of it is there, whatever they send. No answer
 * holds a word that somebody wrote, but for names.
 */
import { type Request, type Response, Router } from "express";
import { civilDateIn } from "#shared/day.ts";
import { CoachCaps, NewInvites, NewPair, type Pilotage } from "#shared/pilotage.ts";
import { listInvites, mintInvites, revokeInvite } from "../accounts/invites.ts";
import type { Bus } from "../binome/bus.ts";
import { endPair, makePair } from "../binome/pairs.ts";
import { readSpending } from "../coach/budget.ts";
import { moneyOf, type Price } from "../coach/prices.ts";
import type { CoachSettings } from "../coach/settings.ts";
import type { Database } from "../db/open-database.ts";
import { readBody } from "../gate/body.ts";
import { sendProblem } from "../problem.ts";
import { operatorGate } from "./operator-gate.ts";
import { readPairs, readPeople } from "./people.ts";

export type PilotageDeps = {
  db: Database;
  bus: Bus;
  settings: CoachSettings;
  /** The name of the one in use; null: none. */
  model: string | null;
  price: Price | null;
  /** Null: the one that the request came by, which the Host gate has let in. */
  appOrigin: string | null;
};

export function pilotageRoutes({ db, bus, settings, model, price, appOrigin }: PilotageDeps): Router {
  const router = Router();
  router.use("/pilotage", operatorGate(db));

  router.get("/pilotage", async (_req, res) => {
    const nowMs = Date.now();
    const [people, pairs, invites, coach, spending] = await Promise.all([
      readPeople(db, price, nowMs),
      readPairs(db),
      listInvites(db, nowMs),
      settings.read(),
      readSpending(db, civilDateIn("UTC", nowMs)),
    ]);
    const pilotage: Pilotage = {
      people,
      pairs,
      invites,
      coach,
      environment: settings.environment,
      spent: { day: moneyOf(spending.dayMicros, price), month: moneyOf(spending.monthMicros, price) },
      model: model === null ? null : { name: model, hasPrice: price !== null },
    };
    res.json(pilotage);
  });

  router.post("/pilotage/invites", async (req: Request, res: Response) => {
    const asked = readBody(NewInvites, req, res);
    if (asked === null) return;
    const origin = appOrigin ?? `http://${req.headers.host}`;
    const minting = await mintInvites(db, origin, asked.invites, asked.days, Date.now());
    if (minting.kind === "refused") sendProblem(res, "invalid", { fields: minting.fields });
    else res.json({ invites: minting.invites });
  });

  router.delete("/pilotage/invites/:id", async (req, res) => {
    await revokeInvite(db, req.params.id, Date.now());
    res.status(204).end();
  });

  router.post("/pilotage/pairs", async (req: Request, res: Response) => {
    const asked = readBody(NewPair, req, res);
    if (asked === null) return;
    const here = await db.selectFrom("users").select("id").where("id", "in", asked.members).execute();
    if (here.length !== 2) return sendProblem(res, "invalid", { fields: ["members"] });
    bus.tell(await db.transaction().execute((transaction) => makePair(transaction, asked.members, Date.now())));
    res.status(204).end();
  });

  router.delete("/pilotage/pairs/:id", async (req, res) => {
    const { id } = req.params;
    bus.tell(await db.transaction().execute((transaction) => endPair(transaction, id, Date.now())));
    res.status(204).end();
  });

  router.put("/pilotage/coach", async (req: Request, res: Response) => {
    const caps = readBody(CoachCaps, req, res);
    if (caps === null) return;
    await settings.write(caps);
    res.status(204).end();
  });

  return router;
}
