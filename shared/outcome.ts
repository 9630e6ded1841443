/** How fourteen days ended, from what was counted: a sale, a proof of the contrary, both or neither. One is worth the other. */
import type { FieldCounts } from "./field-counts.ts";

/** The programme's last objective: a sale, or ten refusals that prove what has to change. */
const PROOF_REFUSALS = 10;

/** Each with the figure that makes it one; `null` where it was not counted. */
export type Outcome = { saleEuros: number | null; proofRefusals: number | null };

export function outcomeOf({ euros = 0, refusals = 0 }: FieldCounts): Outcome {
  return {
    saleEuros: euros > 0 ? euros : null,
    proofRefusals: refusals >= PROOF_REFUSALS ? refusals : null,
  };
}
