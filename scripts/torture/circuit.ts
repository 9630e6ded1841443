/**
 * A model that fails five times in a row is left alone for half a minute: the checks answer everybody and it is not
 * asked. Then one question of all those that come at once tries it, and once it speaks everybody has it again.
 */
import { setTimeout as pause } from "node:timers/promises";
import type { MockAnswer, MockFault } from "#server/testing/mock-upstream.ts";
import { type AskedRun, createAsker, isByChecks } from "./asked-run.ts";
import type { PartOrder, PartResult } from "./part.ts";
import { postOf, read } from "./reader.ts";
import { startWorld } from "./world.ts";

const PEOPLE = 16;
const FAILURES_IN_A_ROW = 5;
const AWAY_MS = 30_000;
/** Until the probe's first word the others are still answered by the checks: time enough for all to come. */
const PROBE_PACE_MS = 1_500;
const NEEDED_S = 45;

export async function circuit({ random, seconds }: PartOrder): Promise<PartResult> {
  if (seconds < NEEDED_S) {
    return { broken: [], figures: [], notJudged: [`how a failing model is left alone takes ${NEEDED_S} s`] };
  }
  const world = await startWorld({ people: PEOPLE });
  const ask = createAsker(world.upstream);
  const broken: string[] = [];
  const answered = (paceMs: number): MockAnswer => ({ text: random.text(12), chunk: 8, paceMs, fault: null });
  const failing = (): MockAnswer => ({
    ...answered(0),
    fault: { kind: random.oneOf<MockFault>(["bad-key", "quota", "unknown-model", "reset"]), afterChunks: 0 },
  });

  /** As many people at once, each to the end of their reply. */
  async function wave(people: number, answer: () => MockAnswer): Promise<{ asked: number; byChecks: number }> {
    const runs = await Promise.all(
      world.people.slice(0, people).map(async (person): Promise<AskedRun> => {
        const run = ask(answer());
        const tooLate = AbortSignal.timeout(AWAY_MS);
        let status = 0;
        // A connection that was kept may be closed by the server at this very moment: the same post again is one run.
        while (status === 0 && !tooLate.aborted) {
          ({ status } = await read(world, person, postOf(run.request), 0, run.saw, tooLate));
        }
        if (run.end() === null) broken.push(`every run ends: ${run.request.question} ${status}`);
        broken.push(...run.broken);
        return run;
      }),
    );
    return { asked: runs.reduce((sum, { calls }) => sum + calls, 0), byChecks: runs.filter(isByChecks).length };
  }
  const expect = (law: string, found: { asked: number; byChecks: number }, asked: number, byChecks: number) => {
    if (found.asked !== asked || found.byChecks !== byChecks) broken.push(`${law}: ${JSON.stringify(found)}`);
  };

  try {
    for (let failure = 0; failure < FAILURES_IN_A_ROW; failure += 1) {
      expect("a model is asked until it failed five times in a row", await wave(1, failing), 1, 0);
    }
    const openedAt = performance.now();
    expect("a model that is away is not asked", await wave(PEOPLE, () => answered(0)), 0, PEOPLE);
    await pause(openedAt + AWAY_MS + 500 - performance.now());
    const probed = await wave(PEOPLE, () => answered(PROBE_PACE_MS));
    expect("one question tries a model that was away", probed, 1, PEOPLE - 1);
    expect("a model that speaks again answers everybody", await wave(PEOPLE, () => answered(0)), PEOPLE, 0);
    return {
      broken,
      figures: [
        `${FAILURES_IN_A_ROW} failures, then ${PEOPLE} questions that the model never saw; ${AWAY_MS / 1_000} s later ${PEOPLE} at once: ${probed.asked} asked it`,
      ],
    };
  } finally {
    await world.close();
  }
}
