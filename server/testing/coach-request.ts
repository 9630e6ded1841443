/** A request to the coach as tests begin with it: valid and plain, under an id of its own. */
import { v7 as uuidv7 } from "uuid";
import { type CoachRequest, PROTOCOL_VERSION } from "#shared/coach-protocol.ts";

export function coachRequest(given: Partial<CoachRequest> = {}): CoachRequest {
  return {
    v: PROTOCOL_VERSION,
    id: uuidv7(),
    day: 3,
    lang: "fr",
    mode: "free",
    tone: "direct",
    question: "Mon accroche tient-elle ?",
    history: [],
    memory: [],
    pushback: false,
    ...given,
  };
}
