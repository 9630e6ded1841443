/**
 * `POST /api/ai/coach` and the two calls that go with it. Parse, start the run or join it, send its events. A reader
 * who leaves stops reading and nothing else: the run goes on, and is found again by its id.
 */
import { type Request, type Response, Router } from "express";
import * as z from "zod/mini";
import { CoachRequest, PROTOCOL_VERSION } from "#shared/coach-protocol.ts";
import { msUntilNextDay } from "#shared/day.ts";
import type { Database } from "../db/open-database.ts";
import { isOfAnotherVersion, readBody } from "../gate/body.ts";
import { currentUser } from "../gate/current-user.ts";
import { sendProblem } from "../problem.ts";
import { sendEvents } from "../sse.ts";
import { type Coach, prepareRun } from "./prepare-run.ts";
import type { Runs } from "./runs.ts";

export type CoachDeps = { db: Database; coach: Coach; runs: Runs };

export function coachRoutes({ db, coach, runs }: CoachDeps): Router {
  const router = Router();

  router.post("/ai/coach", async (req: Request, res: Response) => {
    if (isOfAnotherVersion(req.body, PROTOCOL_VERSION)) return sendProblem(res, "old-client");
    const request = readBody(CoachRequest, req, res);
    if (request === null) return;
    const user = currentUser(res);
    const prepared = await prepareRun(db, coach, user, request);
    if (prepared === null) return sendProblem(res, "not-found");

    let outcome = await runs.start(prepared.start);
    if (outcome === "over-budget") outcome = await runs.start(prepared.byChecks("budget"));
    switch (outcome) {
      case "started":
      case "joined":
        return sendEvents(res, (signal) => runs.subscribe(request.id, 0, signal));
      case "mismatch":
        return sendProblem(res, "invalid", { fields: ["id"] });
      case "too-many-runs":
        return sendProblem(res, outcome, { retryAfterS: RETRY_AFTER_S });
      case "daily-tokens":
        return sendProblem(res, outcome, { retryAfterS: msUntilNextDay(user.zone, Date.now()) / 1_000 });
      case "over-budget":
        throw new Error("checks cost nothing");
      default:
        return sendProblem(res, outcome);
    }
  });

  router.get("/ai/coach/:id", async (req, res) => {
    const parsed = After.safeParse(req.query["after"] ?? "0");
    if (!parsed.success) return sendProblem(res, "invalid", { fields: ["after"] });
    const { id } = req.params;
    const after = Number(parsed.data);
    const found = await runs.find(id, currentUser(res).id, after);
    if (found !== "found") return sendProblem(res, found);
    await sendEvents(res, (signal) => runs.subscribe(id, after, signal));
  });

  router.post("/ai/coach/:id/stop", async (req, res) => {
    const { id } = req.params;
    const found = await runs.find(id, currentUser(res).id, 0);
    if (found !== "found") return sendProblem(res, found);
    await runs.stop(id);
    res.status(204).end();
  });

  return router;
}

const After = z.string().check(z.regex(/^\d{1,9}$/u));
/** How long a reply usually takes to end. */
const RETRY_AFTER_S = 10;
