/**
 * Readers who ask for a long reply and read nothing of it. What waits for them is the system's socket buffers, then
 * the reply itself, which is kept once: the server's memory does not grow with those who do not read.
 */
import { setTimeout as pause } from "node:timers/promises";
import { usageOf } from "#server/testing/process-usage.ts";
import { createAsker } from "./asked-run.ts";
import type { PartOrder, PartResult } from "./part.ts";
import { joinOf, postOf, read } from "./reader.ts";
import { startWorld } from "./world.ts";

/** The first ones bring the heap to its working size; those that come on top are measured. */
const FIRST_READERS = 20;
const READERS = 40;
const KB_PER_READER = 1_024;
/** Every character an event: about 55 bytes on the wire each, more than sockets buffer. */
const LETTERS = 95_000;
const WATCH_MS = 5_000;

export async function slowReader({ random }: PartOrder): Promise<PartResult> {
  const world = await startWorld({ people: 1 });
  const [person] = world.people;
  const never = new AbortController().signal;
  try {
    const text = Array.from({ length: LETTERS }, () => random.oneOf(["a", "b", " "])).join("");
    const run = createAsker(world.upstream)({ text, chunk: 1, paceMs: 0, fault: null });
    await read(world, person, postOf(run.request), 0, run.saw, never);
    // What reading it again costs once is not what not reading it costs.
    for (let warmUp = 0; warmUp < 3; warmUp += 1) {
      await read(world, person, joinOf(run.request.id, 0), 0, run.saw, never);
    }
    const { pid } = world.product();
    const open = (count: number) =>
      Promise.all(Array.from({ length: count }, () => world.send(person, joinOf(run.request.id, 0))));
    const first = await open(FIRST_READERS);
    const before = await lowestKb(pid);
    const others = await open(READERS);
    const each = ((await lowestKb(pid)) - before) / READERS;
    for (const answer of [...first, ...others]) answer.destroy();
    return {
      broken: [
        ...run.broken,
        ...(each < KB_PER_READER ? [] : [`a reader that does not read costs less than 1 MB: ${each.toFixed(0)} kB`]),
      ],
      figures: [`${READERS} readers that read nothing of ${run.events.length} events: ${each.toFixed(0)} kB each`],
    };
  } finally {
    await world.close();
  }
}

/** Once what the garbage collector was about to take is gone. */
async function lowestKb(pid: number): Promise<number> {
  let lowest = Infinity;
  for (const until = Date.now() + WATCH_MS; Date.now() < until; await pause(100)) {
    lowest = Math.min(lowest, usageOf(pid).rssKb);
  }
  return lowest;
}
