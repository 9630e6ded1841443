/** The Chat Binôme's routes: parse, write in order, tell the streams; or read on and wait. No word of it is ever logged. */
import { type Request, type Response, Router } from "express";
import { MemoryStore, rateLimit } from "express-rate-limit";
import * as z from "zod/mini";
import { BUDDY_PROTOCOL_VERSION, BuddyLeave, BuddyMarks, BuddyPost } from "#shared/binome-protocol.ts";
import { readSessionCookie } from "../accounts/session-cookie.ts";
import { findSession } from "../accounts/sessions.ts";
import type { Database } from "../db/open-database.ts";
import { isOfAnotherVersion, readBody } from "../gate/body.ts";
import { currentUser } from "../gate/current-user.ts";
import { sendProblem } from "../problem.ts";
import { sendEvents } from "../sse.ts";
import type { BuddyStreams } from "./buddy-streams.ts";
import type { Bus } from "./bus.ts";
import { raiseMarks, readMembers, writeEntry } from "./entries.ts";
import { endPair, findOwnPair } from "./pairs.ts";

export type BinomeDeps = { db: Database; bus: Bus; streams: BuddyStreams; appOrigin: string | null };

/** Nobody writes that fast; what a device has queued goes in a few goes. */
const ENTRIES_PER_MINUTE = 60;
const WINDOW_MS = 60_000;

export function binomeRoutes({ db, bus, streams, appOrigin }: BinomeDeps): Router {
  const router = Router();

  router.get("/binome/stream", async (req, res) => {
    const asked = PlaceQuery.safeParse(req.query);
    if (!asked.success) return sendProblem(res, "invalid", { fields: ["pair", "after"] });
    const { pair, after } = asked.data;
    const place = { pairId: pair ?? null, after: pair === undefined ? 0 : Number(after ?? 0) };
    const token = readSessionCookie(req, appOrigin) ?? "";
    const isSignedIn = async () => (await findSession(db, token, Date.now())) !== null;
    const reader = { userId: currentUser(res).id, isSignedIn };
    await sendEvents(res, (signal) => streams.follow(reader, place, signal));
  });

  router.post("/binome/entries", entryLimit(), async (req: Request, res: Response) => {
    if (isOfAnotherVersion(req.body, BUDDY_PROTOCOL_VERSION)) return sendProblem(res, "old-client");
    const post = readBody(BuddyPost, req, res);
    if (post === null) return;
    const outcome = await writeEntry(db, currentUser(res).id, post, Date.now());
    if (outcome.kind === "mismatch") return sendProblem(res, "invalid", { fields: ["id"] });
    if (outcome.kind !== "written") return sendProblem(res, outcome.kind);
    bus.tell(await readMembers(db, post.pair));
    res.json(outcome.receipt);
  });

  router.put("/binome/marks", async (req, res) => {
    const marks = readBody(BuddyMarks, req, res);
    if (marks === null) return;
    if (!(await raiseMarks(db, currentUser(res).id, marks))) return sendProblem(res, "not-found");
    bus.tell(await readMembers(db, marks.pair));
    res.status(204).end();
  });

  router.post("/binome/leave", async (req, res) => {
    const leave = readBody(BuddyLeave, req, res);
    if (leave === null) return;
    if ((await findOwnPair(db, currentUser(res).id, leave.pair)) === null) return sendProblem(res, "not-found");
    bus.tell(await db.transaction().execute((transaction) => endPair(transaction, leave.pair, Date.now())));
    res.status(204).end();
  });

  return router;
}

const PlaceQuery = z.object({
  pair: z.optional(z.uuid()),
  after: z.optional(z.string().check(z.regex(/^\d{1,9}$/u))),
});

/** A person's own, in this process: what it protects is the other one's device, and the disk. */
function entryLimit() {
  const store = new MemoryStore();
  async function refuse(res: Response): Promise<void> {
    const hits = await store.get(currentUser(res).id);
    const endMs = hits?.resetTime?.getTime() ?? Date.now() + WINDOW_MS;
    sendProblem(res, "too-many-requests", { retryAfterS: Math.max((endMs - Date.now()) / 1_000, 1) });
  }
  return rateLimit({
    store,
    windowMs: WINDOW_MS,
    limit: ENTRIES_PER_MINUTE,
    standardHeaders: false,
    legacyHeaders: false,
    keyGenerator: (_req, res) => currentUser(res).id,
    handler: (_req, res) => void refuse(res),
  });
}
