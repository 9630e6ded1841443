/**
 * The server is killed (-9) at random moments of replies, started again on the same data, and readers come back. A
 * word that was given is never taken back or contradicted, and no id is ever asked of the model twice.
 *
 * Whether runs outlive a restart is found out first. Where they do not, coming back may only be answered 404; where
 * they do, a run of which one event was seen is known for good, and posting it again costs nothing.
 */
import { setMaxListeners } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { type AskedRun, createAsker } from "./asked-run.ts";
import type { PartOrder, PartResult } from "./part.ts";
import type { Random } from "./random.ts";
import { joinOf, postOf, read, type Reading } from "./reader.ts";
import { type Person, startWorld, type World } from "./world.ts";

const PEOPLE = 12;
/** Past it a reply that was cut has ended, or never will. */
const COME_BACK_MS = 20_000;

type Asked = { run: AskedRun; person: Person; reading: Reading };

export async function kills({ random, seconds }: PartOrder): Promise<PartResult> {
  const endsAt = Date.now() + seconds * 1_000;
  const world = await startWorld({ people: PEOPLE });
  const ask = createAsker(world.upstream);
  const broken: string[] = [];
  const tally = { kills: 0, runs: 0, cut: 0, continued: 0, gone: 0 };
  try {
    const isDurable = await outlivesRestart(world, ask({ text: "mot", chunk: 1, paceMs: 0, fault: null }));
    tally.kills += 1;
    do {
      const round = world.people.map((person): Asked => {
        const answer = {
          text: random.text(random.between(60, 900)),
          chunk: random.between(1, 6),
          paceMs: random.between(1, 12),
          fault: null,
        };
        return { run: ask(answer), person, reading: { status: 0, last: 0, isOver: false } };
      });
      const killed = new AbortController();
      setMaxListeners(PEOPLE, killed.signal);
      const reading = Promise.all(round.map((asked) => readFirst(world, asked, killed.signal)));
      await pause(random.between(20, 1_500));
      await world.killAndRestart();
      killed.abort();
      await reading;
      tally.kills += 1;
      tally.runs += round.length;
      tally.cut += round.filter(({ reading: { isOver, last } }) => last > 0 && !isOver).length;
      await Promise.all(round.map((asked) => comeBack(world, random, asked, isDurable, broken, tally)));
      for (const { run } of round) {
        if (run.calls > 1) broken.push(`one id is asked of the model once: ${run.request.question} ${run.calls}`);
        broken.push(...run.broken);
      }
    } while (Date.now() < endsAt && broken.length === 0);
    return {
      broken,
      figures: [
        `${tally.kills} kills, ${tally.runs} replies, ${tally.cut} of them cut after their first event`,
        isDurable
          ? `${tally.continued} found again after the restart, ${tally.gone} never begun`
          : `runs do not outlive a restart here: ${tally.gone} were answered 404, which is all that was checked of them`,
      ],
    };
  } finally {
    await world.close();
  }
}

async function outlivesRestart(world: World, run: AskedRun): Promise<boolean> {
  const [person] = world.people;
  const never = new AbortController().signal;
  await read(world, person, postOf(run.request), 0, run.saw, never);
  await world.killAndRestart();
  return (await read(world, person, joinOf(run.request.id, 0), 0, run.saw, never)).status === 200;
}

async function readFirst(world: World, asked: Asked, killed: AbortSignal): Promise<void> {
  asked.reading = await read(world, asked.person, postOf(asked.run.request), 0, asked.run.saw, killed);
}

async function comeBack(
  world: World,
  random: Random,
  { run, person, reading }: Asked,
  isDurable: boolean,
  broken: string[],
  tally: { continued: number; gone: number },
): Promise<void> {
  const { question, id } = run.request;
  const after = random.chance(0.3) ? 0 : reading.last;
  const tooLate = AbortSignal.timeout(COME_BACK_MS);
  const again = await read(world, person, joinOf(id, after), after, run.saw, tooLate);
  const isKnown = again.status === 200 || again.status === 410;
  if (!isKnown && again.status !== 404) {
    broken.push(`coming back is answered 200, 404 or 410: ${question} ${again.status}`);
  }
  if (isKnown) tally.continued += 1;
  else tally.gone += 1;
  if (!isDurable) return;
  if (reading.last > 0 && !isKnown) broken.push(`a run that has begun is known after a restart: ${question}`);
  if (tooLate.aborted) broken.push(`who comes back is not kept waiting: ${question}`);
  // A late outbox: the same body again. What `calls` says of it is judged by the caller.
  if (isKnown) await read(world, person, postOf(run.request), 0, run.saw, tooLate);
}
