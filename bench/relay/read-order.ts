/** What the readers' process is asked, and what it answers. */
import * as z from "zod/mini";

export const ReadOrder = z.object({
  url: z.string(),
  requests: z.array(z.object({ headers: z.record(z.string(), z.string()), body: z.string() })),
  openEveryMs: z.number(),
  /** From the last opening to the first token that counts. */
  settleMs: z.number(),
  measureMs: z.number(),
});
export type ReadOrder = z.infer<typeof ReadOrder>;

export const Measured = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("began") }),
  z.object({ kind: z.literal("ended"), chunks: z.number(), p50Ms: z.number(), p99Ms: z.number() }),
]);
export type Measured = z.infer<typeof Measured>;
