/** What the coach consumed today: everyone sees their own, the operator sees the server's too. */
import * as z from "zod/mini";

const tokens = z.number().check(z.int(), z.gte(0));
/** In the operator's currency; null: the model's price is not known. */
const money = z.nullable(z.number());

/** `GET /api/usage`. Replies being written count at their most. */
export const CoachUsage = z.strictObject({
  /** Of the civil date in the person's own zone. */
  day: z.strictObject({ tokens, cost: money, limitTokens: tokens }),
  /** To the owner only. Dates are UTC; a cap of null is none. */
  server: z.optional(
    z.strictObject({
      day: z.strictObject({ tokens, cost: money, cap: money }),
      month: z.strictObject({ cost: money, cap: money }),
    }),
  ),
});
export type CoachUsage = z.infer<typeof CoachUsage>;
