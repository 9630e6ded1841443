/** SIGTERM with twenty open streams: not ready at once, everybody is told the end, gone within ten seconds. */
import { setMaxListeners } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { createAsker } from "./asked-run.ts";
import type { PartOrder, PartResult } from "./part.ts";
import { postOf, read } from "./reader.ts";
import { startWorld } from "./world.ts";

const STREAMS = 20;
const ROUNDS = 3;
const EXIT_MS = 10_000;
/** Between the signal and the closed door there may be a few milliseconds: many look, without a pause. */
const WATCHERS = 8;

export async function sigterm({ random }: PartOrder): Promise<PartResult> {
  const broken: string[] = [];
  const figures: string[] = [];
  const seen: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const world = await startWorld({ people: STREAMS });
    const ask = createAsker(world.upstream);
    const never = new AbortController().signal;
    setMaxListeners(STREAMS, never);
    try {
      const runs = world.people.map(() =>
        ask({ text: random.text(20_000), chunk: 3, paceMs: random.between(5, 20), fault: null }),
      );
      const reading = world.people.map((person, index) => {
        const run = runs[index] ?? ask({ text: "", chunk: 1, paceMs: 0, fault: null });
        return read(world, person, postOf(run.request), 0, run.saw, never);
      });
      while (runs.some((run) => run.events.length < 3)) await pause(10);
      await pause(random.between(0, 300));

      const readiness = Promise.all(Array.from({ length: WATCHERS }, watchReadiness));
      const startedAt = performance.now();
      const code = await world.product().stop();
      const ms = performance.now() - startedAt;
      await Promise.all(reading);
      const ready = (await readiness).flat();
      seen.push(...ready);
      if (code !== 0) broken.push(`a stopped server exits with 0: ${code}`);
      if (ms > EXIT_MS) broken.push(`a stopped server is gone within 10 s: ${ms.toFixed(0)} ms`);
      for (const run of runs) {
        const end = run.end();
        if (end?.type !== "failed") broken.push(`every reader is told the end: ${JSON.stringify(end)}`);
        broken.push(...run.broken);
      }
      if (world.upstream.openCount > 0) broken.push(`nothing is left open at the model's: ${world.upstream.openCount}`);
      figures.push(`${STREAMS} streams: gone in ${ms.toFixed(0)} ms`);

      async function watchReadiness(): Promise<number[]> {
        const statuses: number[] = [];
        for (;;) {
          const answer = await world.ask(world.people[0], { method: "GET", path: "/readyz" }).catch(() => null);
          if (answer === null) return statuses;
          if (answer.status === 200 && statuses.at(-1) === 503) broken.push("a server that stops is not ready again");
          statuses.push(answer.status);
        }
      }
    } finally {
      await world.close();
    }
  }
  if (!seen.includes(503)) broken.push("readyz answers 503 while the server stops");
  return { broken, figures };
}
