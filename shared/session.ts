/** Who is asking, since when, and which coach will answer: what the browser needs before its first question. */
import * as z from "zod/mini";
import { CivilDate, TimeZone } from "./day.ts";

/** `GET /api/session`. */
export const Session = z.strictObject({
  userId: z.uuid(),
  /** The civil date of J1, read in `zone`. */
  startedOn: CivilDate,
  zone: TimeZone,
  coach: z.discriminatedUnion("source", [
    /** `host`: where questions are sent, as the profile page names it. */
    z.strictObject({ source: z.literal("model"), model: z.string(), host: z.string() }),
    z.strictObject({ source: z.literal("checks") }),
  ]),
});
export type Session = z.infer<typeof Session>;
