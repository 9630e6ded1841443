/** Back after days off: the day that was left, or the one the calendar has come to. Writing without answering is an answer too. */
import { takeUpDay, useDaysOff } from "#client/db/days-off.ts";
import { daysOffTexts } from "#client/i18n/days-off-texts.ts";
import { useText, useTexts } from "#client/i18n/language.ts";
import { showToast } from "#client/ui/toast.ts";
import type { CivilDate, Day } from "#shared/day.ts";
import "./voyage.css";

export function DaysOffPanel({ today: date }: { today: CivilDate }) {
  const text = useTexts(daysOffTexts);
  const { name } = useText().day;
  const off = useDaysOff(date);
  if (off === null || off === undefined) return null;
  const [left, today] = [name(off.left), name(off.today)];

  function answer(day: Day, done: string) {
    takeUpDay(day, date).then(
      (takeBack) => {
        // The notice goes with its answer; the keyboard stays on the page that it was about.
        document.getElementById("page")?.focus();
        showToast({ text: done, action: { label: text.undo, run: () => void takeBack() } });
      },
      () => showToast({ text: text.failed }),
    );
  }

  return (
    <div className="notice vg-back" role="status">
      <p>
        {text.back(off.days)} {text.ways(left, today)}
      </p>
      <button type="button" className="btn btn-ink" onClick={() => answer(off.left, text.resumed(left))}>
        {text.resume(left)}
      </button>
      <button type="button" className="btn" onClick={() => answer(off.today, text.joined(today))}>
        {text.join(today)}
      </button>
    </div>
  );
}
