/** The parts of `day-parts`, in one chunk. */
import { EveningOpener, EveningPanel } from "#client/features/evening/evening-panel.tsx";
import { MorningPanel } from "#client/features/evening/morning-panel.tsx";
import { FieldworkPanel } from "#client/features/fieldwork/fieldwork-panel.tsx";
import { PromisePanel } from "#client/features/promise/promise-panel.tsx";
import type { CivilDate, Day } from "#shared/day.ts";

/** What was promised, and what was meant the evening before. */
export function MorningLines({ today }: { today: CivilDate }) {
  return (
    <>
      <PromisePanel today={today} />
      <MorningPanel today={today} />
    </>
  );
}

export function EveningLine({ day, today }: { day: Day; today: CivilDate | null }) {
  return <EveningPanel day={day} today={today} />;
}

export function EveningFoot({ day }: { day: Day }) {
  return <EveningOpener day={day} />;
}

export function Fieldwork({ day }: { day: Day }) {
  return <FieldworkPanel day={day} />;
}
