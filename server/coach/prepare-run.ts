/**
 * Who answers a question, and what they need for it, read now: mission and profile are the server's own. The model
 * does where there is one that may be asked; else the checks do, through the same run, and say why.
 */
import { createHmac, randomBytes } from "node:crypto";
import { runChecks } from "#shared/checks/run-checks.ts";
import type { Because, CoachRequest } from "#shared/coach-protocol.ts";
import type { Database } from "../db/open-database.ts";
import type { CurrentUser } from "../gate/current-user.ts";
import { readProfile } from "../profile/profile-route.ts";
import { readMission } from "../programme/missions.ts";
import { buildPrompt } from "./build-prompt.ts";
import { checksReply } from "./checks-reply.ts";
import type { Circuit } from "./circuit.ts";
import type { Model } from "./model.ts";
import { tokensOf } from "./prompt-budget.ts";
import type { RunStart } from "./runs.ts";

export type Coach = {
  /** Null: no key and no base URL. The instant checks answer. */
  model: Model | null;
  /** The operator's switch, as it is now. */
  isModelOff: () => Promise<boolean>;
  circuit: Circuit;
};

export type PreparedRun = { start: RunStart; byChecks: (because: Because | null) => RunStart };

// Known to no one and to this process only: fences change with a restart, which costs one prompt cache.
const FENCE_KEY = randomBytes(32);
const NONCE_LENGTH = 16;

/** `null`: no such day in the programme. */
export async function prepareRun(
  db: Database,
  { model, isModelOff, circuit }: Coach,
  user: CurrentUser,
  request: CoachRequest,
): Promise<PreparedRun | null> {
  const [mission, stored] = await Promise.all([readMission(db, request.day), readProfile(db, user.id)]);
  if (mission === null) return null;
  const byChecks = (because: Because | null): RunStart => ({
    request,
    user,
    source: "checks",
    model: "checks",
    ...(because === null ? {} : { because }),
    atMost: null,
    produce: (signal) => checksReply(request, mission, because, signal),
  });
  if (model === null) return { start: byChecks(null), byChecks };
  if (await isModelOff()) return { start: byChecks("off"), byChecks };
  if (!circuit.admits()) return { start: byChecks("away"), byChecks };

  const { messages } = buildPrompt(request, mission, stored.revision === 0 ? null : stored.profile, {
    dateText: new Intl.DateTimeFormat("fr", { dateStyle: "full", timeZone: user.zone }).format(),
    nonces: {
      user: createHmac("sha256", FENCE_KEY).update(user.id).digest("hex").slice(0, NONCE_LENGTH),
      request: randomBytes(NONCE_LENGTH / 2).toString("hex"),
    },
    checks: request.deliverable === undefined ? [] : runChecks(request.deliverable.text, mission.checks),
  });
  const input = messages.reduce((sum, { content }) => sum + tokensOf(content), 0);
  const start: RunStart = {
    request,
    user,
    source: model.source,
    model: model.model,
    atMost: { input, output: model.maxTokens },
    produce: (signal) => model.stream(messages, signal),
    onEvent: circuit.note,
  };
  return { start, byChecks };
}
