/** Begins the deliverable of a review, while it is empty, with what was counted; it can be taken back. */
import { useLiveQuery } from "dexie-react-hooks";
import { useDeliverable } from "#client/db/deliverables.ts";
import { addVersion, takeBackVersion } from "#client/db/new-version.ts";
import { readVoyage } from "#client/db/voyage.ts";
import { fieldworkTexts } from "#client/i18n/fieldwork-texts.ts";
import { useLang, useText, useTexts } from "#client/i18n/language.ts";
import { showToast } from "#client/ui/toast.ts";
import type { Day } from "#shared/day.ts";
import { reviewDraft } from "./review-draft.ts";

export function StartFromFigures({ day }: { day: Day }) {
  const text = useTexts(fieldworkTexts);
  const lang = useLang();
  const { name } = useText().day;
  const deliverable = useDeliverable(day);
  const draft = useLiveQuery(async () => {
    const days = (await readVoyage()).filter((one) => one.day <= day);
    return reviewDraft(days, lang, name);
  }, [day, lang, name]);
  const isEmpty = deliverable === null || deliverable?.text.trim() === "";
  if (!isEmpty || draft === undefined || draft === "") return null;

  async function start(words: string) {
    const made = await addVersion(day, words);
    if (made === null) return;
    showToast({
      text: text.started,
      action: {
        label: text.undo,
        run: () => void takeBackVersion(made).then((taken) => !taken && showToast({ text: text.kept })),
      },
    });
  }

  return (
    <p className="fw-start">
      <button
        type="button"
        className="btn"
        onClick={() => void start(draft).catch(() => showToast({ text: text.notStarted }))}
      >
        {text.start}
      </button>
      <span>{text.startWhy}</span>
    </p>
  );
}
