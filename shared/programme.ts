/** The programme as operators write it, one mission a day, and as the server serves it. */
import * as z from "zod/mini";
import { CheckId, DayCheck } from "./checks/check.ts";
import { Day, DAY_COUNT } from "./day.ts";
import { Bilingual } from "./lang.ts";

/** What a question asks for. `free` is the composer; every other mode comes from a chip. */
export const Mode = z.enum(["critique", "question", "rewrite", "roleplay", "free"]);
export type Mode = z.infer<typeof Mode>;

/**
 * One of the day's four criteria. `measured`: an instant check decides (`check` names it, where one of today's
 * checks can). `judged`: the coach decides. `declared`: the person ticks it, and it is sent as "déclaré fait".
 */
export const Criterion = z.strictObject({
  text: Bilingual,
  kind: z.enum(["measured", "judged", "declared"]),
  check: z.optional(CheckId),
});
export type Criterion = z.infer<typeof Criterion>;

/** A question template of the day. `needs`: earlier days whose last version the question cannot do without. */
export const Chip = z.strictObject({
  label: Bilingual,
  question: Bilingual,
  mode: Mode,
  needs: z.array(Day).check(z.maxLength(3)),
});
export type Chip = z.infer<typeof Chip>;

export const Limit = z.strictObject({
  unit: z.enum(["characters", "words"]),
  max: z.number().check(z.int(), z.gte(1), z.lte(20_000)),
});
export type Limit = z.infer<typeof Limit>;

/**
 * What the field counters are to a day. `people`: it is done among people, so they are open. `review`: its deliverable is
 * a review, which may start from what was counted. Absent: they are folded.
 */
const Fieldwork = z.enum(["people", "review"]);

export const Mission = z.strictObject({
  day: Day,
  title: Bilingual,
  objective: Bilingual,
  /** The coach's angle: the one question it keeps in mind all day. */
  angle: Bilingual,
  deliverable: z.strictObject({ format: Bilingual, limit: Limit }),
  fieldwork: z.optional(Fieldwork),
  criteria: z.array(Criterion).check(z.length(4)),
  /** The instant checks that matter that day, most telling first; a screen shows the first three. */
  checks: z.array(DayCheck).check(z.minLength(1), z.maxLength(12)),
  chips: z.array(Chip).check(z.minLength(1), z.maxLength(6)),
});
export type Mission = z.infer<typeof Mission>;

/** `GET /api/programme`: everything a browser keeps to work offline. */
export const Programme = z.strictObject({
  title: Bilingual,
  /** Whom to call when it is not about the deliverable; shown under « Besoin d’aide ? ». */
  contact: z.nullable(Bilingual),
  missions: z.array(Mission).check(z.length(DAY_COUNT)),
});
export type Programme = z.infer<typeof Programme>;
