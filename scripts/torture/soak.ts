/** Replies one after the other, many at a time, for minutes: the memory of the server reaches a level and stays there. */
import { usageOf } from "#server/testing/process-usage.ts";
import { createAsker } from "./asked-run.ts";
import type { PartOrder, PartResult } from "./part.ts";
import { joinOf, postOf, read } from "./reader.ts";
import { startWorld } from "./world.ts";

const STREAMS = 40;
const SAMPLE_MS = 500;
/** How long the heap takes to find its working size: what it gains until then is no leak. */
const WARM_UP_S = 90;
/** Less time than this after it shows nothing. */
const JUDGED_S = 60;
const GROWTH_KB = 12 * 1_024;

export async function soak({ random, seconds }: PartOrder): Promise<PartResult> {
  const endsAt = Date.now() + seconds * 1_000;
  const world = await startWorld({ people: STREAMS });
  const ask = createAsker(world.upstream);
  const broken: string[] = [];
  const samples: number[] = [];
  const { pid } = world.product();
  const sampling = setInterval(() => samples.push(usageOf(pid).rssKb), SAMPLE_MS);
  let replies = 0;
  try {
    await Promise.all(
      world.people.map(async (person) => {
        while (Date.now() < endsAt && broken.length === 0) {
          const text = random.text(random.between(100, 600));
          const run = ask({ text, chunk: 4, paceMs: random.between(1, 20), fault: null });
          const leaves = random.chance(0.2) ? AbortSignal.timeout(200) : AbortSignal.timeout(60_000);
          const { isOver, last } = await read(world, person, postOf(run.request), 0, run.saw, leaves);
          if (!isOver) {
            await read(world, person, joinOf(run.request.id, last), last, run.saw, AbortSignal.timeout(60_000));
          }
          replies += 1;
          if (run.end()?.type !== "done") broken.push(`a reply is whole: ${JSON.stringify(run.end())}`);
          broken.push(...run.broken);
        }
      }),
    );
    const steady = samples.slice((WARM_UP_S * 1_000) / SAMPLE_MS);
    const half = Math.floor(steady.length / 2);
    // The lowest of each half: what the garbage collector has yet to take is not a leak.
    const [early, late] = [Math.min(...steady.slice(0, half)), Math.min(...steady.slice(half))];
    const isJudged = seconds >= WARM_UP_S + JUDGED_S;
    if (isJudged && late - early > GROWTH_KB) broken.push(`memory stays level: ${early} kB, later ${late} kB`);
    return {
      broken,
      figures: [
        `${STREAMS} streams for ${seconds.toFixed(0)} s, ${replies} replies`,
        ...(isJudged ? [`RSS ${mb(early)} MB, later ${mb(late)} MB, at most ${mb(Math.max(...samples))} MB`] : []),
        `lowest of each tenth of the time: ${tenths(samples).map(mb).join(", ")} MB`,
      ],
      notJudged: isJudged ? [] : [`whether the memory stays level takes ${WARM_UP_S + JUDGED_S} s of this part`],
    };
  } finally {
    clearInterval(sampling);
    await world.close();
  }
}

function tenths(samples: readonly number[]): number[] {
  const length = Math.ceil(samples.length / 10);
  return Array.from({ length: 10 }, (_, tenth) => samples.slice(tenth * length, (tenth + 1) * length))
    .filter((part) => part.length > 0)
    .map((part) => Math.min(...part));
}

function mb(kb: number): string {
  return (kb / 1_024).toFixed(0);
}
