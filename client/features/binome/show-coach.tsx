/** Beside a bubble of the other one: puts it above the coach's composer, where the person sees what would leave. */
import { MessageSquareQuote } from "lucide-react";
import { createContext, useContext } from "react";
import { showRemark } from "#client/db/remark.ts";
import type { BuddyEntryRow } from "#client/db/rows.ts";
import { useTexts } from "#client/i18n/language.ts";
import { remarkTexts } from "#client/i18n/remark-texts.ts";
import { showToast } from "#client/ui/toast.ts";
import type { Day } from "#shared/day.ts";

/** The day that is open, and how its coach is called. */
export type CoachPlace = { day: Day; onCallCoach: () => void };

export const CoachPlaceContext = createContext<CoachPlace | null>(null);

export function ShowCoach({ row }: { row: BuddyEntryRow }) {
  const text = useTexts(remarkTexts);
  const place = useContext(CoachPlaceContext);
  if (place === null) return null;
  const { day, onCallCoach } = place;
  return (
    <button
      type="button"
      className="icon-btn buddy-show-coach"
      aria-label={text.show}
      title={text.show}
      onClick={() =>
        void showRemark(day, row).then(onCallCoach, () => showToast({ text: text.notShown, isFailure: true }))
      }
    >
      <MessageSquareQuote className="i i-s" aria-hidden />
    </button>
  );
}
