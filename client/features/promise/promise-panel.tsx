/** What was promised and is still owed, on the page of the day: recalled from this device, with no model and no network. */
import type { ReactNode } from "react";
import { usePromisesOwed } from "#client/db/promises.ts";
import type { BuddyBody } from "#shared/binome-protocol.ts";
import type { CivilDate } from "#shared/day.ts";
import { PromisesOwed } from "./promises-owed.tsx";

type PromisePanelProps = {
  today: CivilDate;
  /** What sends a promise to the binôme; nothing where there is none. */
  sendTools: (body: BuddyBody) => ReactNode;
};

export function PromisePanel({ today, sendTools }: PromisePanelProps) {
  const owed = usePromisesOwed() ?? [];
  return owed.length === 0 ? null : <PromisesOwed owed={owed} today={today} sendTools={sendTools} />;
}
