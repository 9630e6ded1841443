/**
 * Every fault of the model against readers who leave, come back, post again and stop, at random. Whatever happens,
 * all readers find the same reply, it ends as its fault says, and nothing is left open at the model's.
 */
import { setTimeout as pause } from "node:timers/promises";
import type { MockFault } from "#server/testing/mock-upstream.ts";
import type { CoachEvent } from "#shared/coach-protocol.ts";
import { type AskedRun, createAsker, isByChecks } from "./asked-run.ts";
import type { PartOrder, PartResult } from "./part.ts";
import type { Random } from "./random.ts";
import { joinOf, postOf, read, stopOf } from "./reader.ts";
import { type Person, startWorld, type World } from "./world.ts";

const PEOPLE = 16;
/** Watchdogs short enough for many rounds, long enough for two cores on which ten others work: 1.5 s was not. */
const WATCHDOG_MS = 4_000;
const ROUND_MS = 20_000;

/** How a reply ends, by what the model suffers each time it is asked. */
const END_BY_FAULT: Record<MockFault, string> = {
  "bad-key": "bad-key",
  busy: "busy",
  quota: "quota",
  "unknown-model": "unknown-model",
  "too-long": "too-long",
  "500": "upstream",
  "503": "upstream",
  rejects: "stop",
  hang: "stalled",
  stall: "stalled",
  "stall-with-keep-alive": "stalled",
  reset: "cut",
  "error-in-stream": "upstream",
  "truncated-json": "upstream",
  "cut-frame": "cut",
  "no-done": "stop",
  "no-finish-reason": "cut",
  length: "length",
  "content-filter": "filtered",
  refusal: "refused",
  "split-bytes": "stop",
  crlf: "stop",
  bom: "stop",
  "one-write": "stop",
};
const FAULTS = Object.keys(END_BY_FAULT).filter((name): name is MockFault => name in END_BY_FAULT);
/** Asked once more before the first word; the others are final. */
const TRIED_AGAIN: readonly MockFault[] = ["busy", "500", "503"];

type Plan = { run: AskedRun; person: Person; ends: string; calls: number; stopAfterMs: number | null };

export async function faults({ random, seconds }: PartOrder): Promise<PartResult> {
  const endsAt = Date.now() + seconds * 1_000;
  const world = await startWorld({
    people: PEOPLE,
    env: { COACH_FIRST_TOKEN_MS: String(WATCHDOG_MS), COACH_SILENCE_MS: String(WATCHDOG_MS) },
  });
  const ask = createAsker(world.upstream);
  const broken: string[] = [];
  const tally = { runs: 0, connections: 0, stops: 0, away: 0 };
  try {
    do {
      const plans = world.people.map((person) => planOf(random, person, ask));
      await Promise.all(
        plans.map(async (plan) => {
          const readers = Array.from({ length: random.between(1, 3) }, () => follow(world, random, plan, tally));
          if (plan.stopAfterMs !== null) readers.push(stop(world, plan, plan.stopAfterMs, broken, tally));
          await Promise.all(readers);
        }),
      );
      tally.runs += plans.length;
      for (const plan of plans) broken.push(...plan.run.broken, ...brokenEnds(plan));
      const away = plans.filter(({ run }) => isByChecks(run)).length;
      tally.away += away;
      if (!(await isLeftAlone(world))) broken.push(`nothing is left open at the model's: ${world.upstream.openCount}`);
      // A model that failed too often is left alone for half a minute; a new process asks it at once.
      if (away > 0) await world.killAndRestart();
    } while (Date.now() < endsAt && broken.length === 0);
    const { runs, connections, stops, away } = tally;
    return {
      broken,
      figures: [`${runs} replies (${away} by the checks), ${connections} connections of readers, ${stops} stops`],
    };
  } finally {
    await world.close();
  }
}

function planOf(random: Random, person: Person, ask: ReturnType<typeof createAsker>): Plan {
  const [first = "crlf", ...others] = FAULTS;
  const kind = random.chance(0.2) ? null : random.oneOf<MockFault>([first, ...others]);
  const triedAgain = kind !== null && TRIED_AGAIN.includes(kind);
  const times = triedAgain && random.chance(0.5) ? 1 : Number.POSITIVE_INFINITY;
  const fault =
    kind === null
      ? null
      : { kind, times, afterChunks: random.between(0, 6), retryAfterS: 0, rejects: "stream_options" };
  const text = random.text(random.between(20, 300));
  const run = ask({ text, chunk: random.between(1, 5), paceMs: random.between(0, 8), fault });
  return {
    run,
    person,
    ends: kind === null || times === 1 ? "stop" : END_BY_FAULT[kind],
    calls: triedAgain || kind === "rejects" ? 2 : 1,
    stopAfterMs: random.chance(0.15) ? random.between(0, 400) : null,
  };
}

/** One reader: posts, leaves when it likes, comes back by joining or by posting again, until the end. */
async function follow(world: World, random: Random, plan: Plan, tally: { connections: number }): Promise<void> {
  const { run, person } = plan;
  const giveUpAt = Date.now() + ROUND_MS;
  let last = 0;
  while (Date.now() < giveUpAt) {
    const leave = random.chance(0.5)
      ? AbortSignal.timeout(random.between(1, 300))
      : AbortSignal.timeout(giveUpAt - Date.now());
    const joins = last > 0 && random.chance(0.7);
    const call = joins ? joinOf(run.request.id, last) : postOf(run.request);
    const reading = await read(world, person, call, joins ? last : 0, run.saw, leave);
    tally.connections += 1;
    if (reading.status !== 200 && reading.status !== 0) {
      run.broken.push(`a reader of one's own run is let in: ${run.request.question} ${reading.status}`);
      return;
    }
    if (reading.isOver) return;
    last = reading.last;
    await pause(random.between(0, 30));
  }
  run.broken.push(`every run ends: ${run.request.question}`);
}

async function stop(
  world: World,
  { run, person }: Plan,
  afterMs: number,
  broken: string[],
  tally: { stops: number },
): Promise<void> {
  await pause(afterMs);
  const { status } = await world.ask(person, stopOf(run.request.id));
  // Asked before the run was: there is nothing to stop.
  if (status === 404) return;
  tally.stops += 1;
  if (status !== 204) broken.push(`a stop is answered: ${run.request.question} ${status}`);
}

function brokenEnds({ run, ends: planned, calls, stopAfterMs }: Plan): string[] {
  const ends = isByChecks(run) ? "stop" : planned;
  const broken: string[] = [];
  const end = run.end();
  const { question } = run.request;
  const fault = run.answer.fault?.kind ?? "none";
  if (isByChecks(run)) {
    if (run.calls > 0) broken.push(`a model that is away is not asked: ${question}`);
  }
  const mayBe = stopAfterMs === null ? [ends] : [ends, "stopped"];
  if (!mayBe.includes(nameOf(end))) broken.push(`a fault has its name: ${question} ${fault} ended as ${nameOf(end)}`);
  if (run.calls > calls) broken.push(`one retry at most: ${question} ${fault}, ${run.calls} calls`);
  return broken;
}

function nameOf(end: CoachEvent | null): string {
  if (end?.type === "done") return end.reason;
  if (end?.type === "failed") return end.failure;
  return end?.type ?? "no end";
}

async function isLeftAlone({ upstream }: World): Promise<boolean> {
  for (const until = Date.now() + 3_000; Date.now() < until; await pause(20)) {
    if (upstream.openCount === 0) return true;
  }
  return false;
}
