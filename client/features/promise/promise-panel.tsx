/** What was promised and is still owed, on the page of the day: recalled from this device, with no model and no network. */
import { usePromisesOwed } from "#client/db/promises.ts";
import type { CivilDate } from "#shared/day.ts";
import { PromisesOwed } from "./promises-owed.tsx";

export function PromisePanel({ today }: { today: CivilDate }) {
  const owed = usePromisesOwed() ?? [];
  return owed.length === 0 ? null : <PromisesOwed owed={owed} today={today} />;
}
