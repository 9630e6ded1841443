/** Under an exchange: begin a new one from it; in the bin, have it back. */
import { Undo2 } from "lucide-react";
import { daysLeftInBin, restoreExchange } from "#client/db/bin.ts";
import { openNewExchange, type WholeExchange } from "#client/db/journal.ts";
import { excerptOf } from "#client/db/search/excerpt.ts";
import { formatShortDate } from "#client/i18n/format.ts";
import { journalTexts } from "#client/i18n/journal-texts.ts";
import { useLang, useTexts } from "#client/i18n/language.ts";
import { showToast } from "#client/ui/toast.ts";
import type { Day } from "#shared/day.ts";
import { plainText } from "#shared/plain-text.ts";
import { exchangeTitle } from "./exchange-title.ts";
import { useAttempt } from "./use-attempt.ts";

type ReaderFootProps = { exchange: WholeExchange; onCallCoach: (day: Day) => void };

/** Of the coach's last words, for the question that resumes: it has room for what the person adds. */
const RECALLED_CHARACTERS = 400;

export function ReaderFoot({ exchange: { row, turns }, onCallCoach }: ReaderFootProps) {
  const text = useTexts(journalTexts);
  const lang = useLang();
  const attempt = useAttempt();

  async function resume() {
    const said = turns.flatMap(({ replies }) => replies).findLast((reply) => reply.text !== "");
    const words = excerptOf(plainText(said?.text ?? ""), [], RECALLED_CHARACTERS).map((piece) => piece.text);
    const recall = text.recall(exchangeTitle(turns), formatShortDate(lang, row.createdAt), words.join(""));
    const { undo } = await openNewExchange(row.day, recall);
    showToast({ text: text.resumed, action: { label: text.undo, run: () => attempt(undo) } });
    onCallCoach(row.day);
  }

  if (row.deletedAt !== null) {
    return (
      <div className="actions">
        <button type="button" className="btn" onClick={() => attempt(() => restoreExchange(row.id))}>
          <Undo2 className="i i-s" aria-hidden />
          {text.restore}
        </button>
        <p>{text.daysLeft(daysLeftInBin(row.deletedAt))}</p>
      </div>
    );
  }
  return (
    <div className="actions">
      <button type="button" className="btn" onClick={() => attempt(resume)}>
        {text.resume}
      </button>
      <p>{text.resumeNote}</p>
    </div>
  );
}
