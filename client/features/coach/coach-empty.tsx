/** The coach aboard with nothing asked yet: one line that says what it has in front of it, and the day's chips. */
import type { ReactNode } from "react";
import { useDeliverable } from "#client/db/deliverables.ts";
import { useProfile } from "#client/db/profile.ts";
import { coachTexts } from "#client/i18n/coach-texts.ts";
import { useTexts } from "#client/i18n/language.ts";
import { useSingleKeys } from "#client/ui/single-keys.ts";
import type { Day } from "#shared/day.ts";
import { isBlankProfile } from "#shared/profile.ts";
import type { Chip } from "#shared/programme.ts";
import { DayChips } from "./day-chips.tsx";

type CoachEmptyProps = {
  day: Day;
  chips: readonly Chip[];
  onAsk: (chip: Chip) => void;
  /** What stands before the day's chips. */
  children: ReactNode;
};

export function CoachEmpty({ day, chips, onAsk, children }: CoachEmptyProps) {
  const text = useTexts(coachTexts);
  useSingleKeys(Object.fromEntries(chips.map((chip, index) => [String(index + 1), () => onAsk(chip)])));
  return (
    <div className="thread-scroll">
      <div className="entry">
        <div className="m" />
        <div className="c">
          <p className="empty-say">{useOpeningLine(day)}</p>
          <fieldset className="chips" aria-label={text.chips}>
            {children}
            <DayChips chips={chips} onAsk={onAsk} />
          </fieldset>
        </div>
      </div>
    </div>
  );
}

function useOpeningLine(day: Day): string {
  const text = useTexts(coachTexts).empty;
  const deliverable = useDeliverable(day);
  const profile = useProfile()?.profile;
  const hasText = deliverable !== undefined && deliverable !== null && deliverable.text.trim() !== "";
  const hasProfile = profile !== undefined && !isBlankProfile(profile);
  if (hasText) return hasProfile ? text.both(deliverable.n) : text.deliverable(deliverable.n);
  return hasProfile ? text.profile : text.nothing;
}
