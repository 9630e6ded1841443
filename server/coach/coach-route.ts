/**
 * `POST /api/ai/coach` and the two calls that go with it. Parse, start the run or join it, send its events. A reader
 * who leaves stops reading and nothing else: the run goes on, and is found again by its id.
 */
import { createHmac, randomBytes } from "node:crypto";
import { type Request, type Response, Router } from "express";
import * as z from "zod/mini";
import { runChecks } from "#shared/checks/run-checks.ts";
import { CoachRequest, PROTOCOL_VERSION } from "#shared/coach-protocol.ts";
import type { Database } from "../db/open-database.ts";
import { readBody } from "../gate/body.ts";
import { type CurrentUser, currentUser } from "../gate/current-user.ts";
import { sendProblem } from "../problem.ts";
import { readProfile } from "../profile/profile-route.ts";
import { readMission } from "../programme/missions.ts";
import { buildPrompt } from "./build-prompt.ts";
import { checksReply } from "./checks-reply.ts";
import type { Model } from "./model.ts";
import type { Runs, RunStart } from "./runs.ts";
import { sendEvents } from "./sse.ts";

export type CoachDeps = {
  db: Database;
  /** Null: no key and no base URL. The instant checks answer. */
  model: Model | null;
  runs: Runs;
};

export function coachRoutes({ db, model, runs }: CoachDeps): Router {
  // Known to no one and to this process only: fences change with a restart, which costs one prompt cache.
  const fenceKey = randomBytes(32);
  const router = Router();

  router.post("/ai/coach", async (req: Request, res: Response) => {
    if (isOfAnotherVersion(req.body)) return sendProblem(res, "old-client");
    const request = readBody(CoachRequest, req, res);
    if (request === null) return;
    const user = currentUser(res);
    const start = await prepareRun(db, model, fenceKey, user, request);
    if (start === null) return sendProblem(res, "not-found");

    const outcome = await runs.start(start);
    if (outcome === "started" || outcome === "joined") {
      await sendEvents(res, (signal) => runs.subscribe(request.id, 0, signal));
    } else if (outcome === "mismatch") sendProblem(res, "invalid", { fields: ["id"] });
    else if (outcome === "too-many-runs") sendProblem(res, "too-many-runs", { retryAfterS: RETRY_AFTER_S });
    else sendProblem(res, outcome);
  });

  router.get("/ai/coach/:id", async (req, res) => {
    const after = After.safeParse(req.query["after"] ?? "0");
    if (!after.success) return sendProblem(res, "invalid", { fields: ["after"] });
    const { id } = req.params;
    const found = await runs.find(id, currentUser(res).id);
    if (found !== "found") return sendProblem(res, found);
    await sendEvents(res, (signal) => runs.subscribe(id, Number(after.data), signal));
  });

  router.post("/ai/coach/:id/stop", async (req, res) => {
    const { id } = req.params;
    const found = await runs.find(id, currentUser(res).id);
    if (found !== "found") return sendProblem(res, found);
    await runs.stop(id);
    res.status(204).end();
  });

  return router;
}

/** What the run needs, read now: mission and profile are the server's own. `null`: no such day in the programme. */
async function prepareRun(
  db: Database,
  model: Model | null,
  fenceKey: Buffer,
  user: CurrentUser,
  request: CoachRequest,
): Promise<RunStart | null> {
  const [mission, stored] = await Promise.all([readMission(db, request.day), readProfile(db, user.id)]);
  if (mission === null) return null;
  if (model === null) {
    const produce = (signal: AbortSignal) => checksReply(request, mission, signal);
    return { request, userId: user.id, source: "checks", model: "checks", produce };
  }
  const { messages } = buildPrompt(request, mission, stored.revision === 0 ? null : stored.profile, {
    dateText: new Intl.DateTimeFormat("fr", { dateStyle: "full", timeZone: user.zone }).format(),
    nonces: {
      user: createHmac("sha256", fenceKey).update(user.id).digest("hex").slice(0, NONCE_LENGTH),
      request: randomBytes(NONCE_LENGTH / 2).toString("hex"),
    },
    checks: request.deliverable === undefined ? [] : runChecks(request.deliverable.text, mission.checks),
  });
  const produce = (signal: AbortSignal) => model.stream(messages, signal);
  return { request, userId: user.id, source: model.source, model: model.model, produce };
}

/** Before the schema: a page of another version keeps its text and is told to reload, whatever else it sent. */
function isOfAnotherVersion(body: unknown): boolean {
  const version = z.object({ v: z.number() }).safeParse(body);
  return version.success && version.data.v !== PROTOCOL_VERSION;
}

const After = z.string().check(z.regex(/^\d{1,9}$/u));
const NONCE_LENGTH = 16;
/** How long a reply usually takes to end. */
const RETRY_AFTER_S = 10;
