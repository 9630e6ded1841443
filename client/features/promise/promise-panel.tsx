/** What was promised and is still owed, on the page of the day: recalled from this device, with no model and no network. */
import { lazy, Suspense } from "react";
import { usePromisesOwed } from "#client/db/promises.ts";
import type { CivilDate } from "#shared/day.ts";

/** Most mornings owe nothing: what shows a promise comes when there is one. */
const PromisesOwed = lazy(async () => ({ default: (await import("./promises-owed.tsx")).PromisesOwed }));

export function PromisePanel({ today }: { today: CivilDate }) {
  const owed = usePromisesOwed() ?? [];
  if (owed.length === 0) return null;
  return (
    <Suspense fallback={null}>
      <PromisesOwed owed={owed} today={today} />
    </Suspense>
  );
}
