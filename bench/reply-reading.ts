/** A verdict is read while it streams, once a frame: what one reading costs, at the beginning of a reply and at its end. */
import { createReplyReader } from "#shared/verdict.ts";
import { type Bench, percentile } from "./figure.ts";
import { DELIVERABLE, verdictOf } from "./verdict-reply.ts";

const FRAMES_PER_SECOND = 60;
const TOKENS_PER_SECOND = 500;
const CHARACTERS_PER_TOKEN = 4;
const LONG_TOKENS = 16_000;
const WARM_UP = 5;

export function benchReplyReading(): Bench {
  const usual = timesOf(700 * CHARACTERS_PER_TOKEN);
  const long = timesOf(LONG_TOKENS * CHARACTERS_PER_TOKEN);
  const thousand = Math.round((1_000 / TOKENS_PER_SECOND) * FRAMES_PER_SECOND);
  return {
    figures: [
      { name: "a frame of a 700-token verdict, median", value: percentile(usual, 0.5), unit: "ms", atMost: 1 },
      {
        name: "a frame of the first thousand of 16,000 tokens, median",
        value: percentile(long.slice(0, thousand), 0.5),
        unit: "ms",
        atMost: null,
      },
      {
        name: "a frame of the last thousand of 16,000 tokens, median",
        value: percentile(long.slice(-thousand), 0.5),
        unit: "ms",
        atMost: 1,
      },
    ],
    note: null,
  };
}

/** Milliseconds of each reading of one reply as it grows. */
function timesOf(characters: number): number[] {
  const reply = verdictOf(characters);
  const step = Math.round((TOKENS_PER_SECOND / FRAMES_PER_SECOND) * CHARACTERS_PER_TOKEN);
  let times: number[] = [];
  for (let run = 0; run <= WARM_UP; run += 1) {
    const read = createReplyReader(DELIVERABLE);
    times = [];
    for (let end = step; end < reply.length + step; end += step) {
      const shown = reply.slice(0, end);
      const startedAt = performance.now();
      read(shown);
      times.push(performance.now() - startedAt);
    }
  }
  return times;
}
