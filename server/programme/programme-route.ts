/**
 * `GET /programme`, everything a browser keeps to work offline, and `GET /missions/:day`. Both are revalidated, never
 * assumed fresh: express adds the ETag, and an unchanged programme costs a 304.
 */
import { Router } from "express";
import { DAYS } from "#shared/day.ts";
import type { Database } from "../db/open-database.ts";
import { sendProblem } from "../problem.ts";
import { readMission, readProgramme } from "./missions.ts";

export function programmeRoutes({ db }: { db: Database }): Router {
  const router = Router();

  router.get("/programme", async (_req, res) => {
    res.set("Cache-Control", "private, no-cache").json(await readProgramme(db));
  });

  router.get("/missions/:day", async (req, res) => {
    // Compared as text: "3.0" and "0x3" are not addresses of J3.
    const day = DAYS.find((known) => String(known) === req.params.day);
    const mission = day === undefined ? null : await readMission(db, day);
    if (mission === null) return sendProblem(res, "not-found");
    res.set("Cache-Control", "private, no-cache").json(mission);
  });

  return router;
}
