/** The instant checks run on every keystroke: what one run costs on a deliverable of 3,000 characters. */
import type { DayCheck } from "#shared/checks/check.ts";
import { runChecks } from "#shared/checks/run-checks.ts";
import { type Bench, percentile } from "./figure.ts";

const CHARACTERS = 3_000;
const WARM_UP = 200;
const RUNS = 2_000;
/** All there are; a day names twelve at most. */
const CHECKS: DayCheck[] = [
  { id: "length", unit: "characters", max: 1_300 },
  { id: "hook", max: 140 },
  { id: "message", form: "e-mail" },
  { id: "subject" },
  { id: "questions", min: 1, max: 1, last: true },
  { id: "call-to-action" },
  { id: "proof" },
  { id: "price" },
  { id: "links", hashtags: 3 },
  { id: "you-over-me" },
  { id: "jargon" },
  { id: "apologies" },
  { id: "hypotheticals" },
  { id: "sentence-length" },
  { id: "reading-ease" },
  { id: "exclamations" },
  { id: "capitals" },
  { id: "emoji" },
];
const SENTENCES =
  "Tu perds deux heures par devis, et ton client attend. L’an dernier, 14 artisans sur 20 ont signé le jour même. " +
  "Réponds « devis » et je t’envoie le modèle ; tu verras, notre solution innovante s’adapte à tout.\n\n";

/** Every run reads another text, so that nothing can be remembered between two. */
export function benchInstantChecks(): Bench {
  const text = SENTENCES.repeat(Math.ceil(CHARACTERS / SENTENCES.length)).slice(0, CHARACTERS - 6);
  const times: number[] = [];
  for (let run = 0; run < WARM_UP + RUNS; run += 1) {
    const typed = `${text}${String(run).padStart(6)}`;
    const startedAt = performance.now();
    runChecks(typed, CHECKS);
    if (run >= WARM_UP) times.push(performance.now() - startedAt);
  }
  return {
    figures: [
      { name: "all checks, 3,000 characters, median", value: percentile(times, 0.5), unit: "ms", atMost: null },
      { name: "all checks, 3,000 characters, p95", value: percentile(times, 0.95), unit: "ms", atMost: 4 },
    ],
    note: null,
  };
}
