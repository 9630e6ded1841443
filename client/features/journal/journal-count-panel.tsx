/** How much there is to read again, beside the way to it. */
import { useThreadCount } from "#client/db/count-threads.ts";
import { formatNumber } from "#client/i18n/format.ts";
import { journalTexts } from "#client/i18n/journal-texts.ts";
import { useLang, useTexts } from "#client/i18n/language.ts";

export function JournalCountPanel() {
  const text = useTexts(journalTexts);
  const lang = useLang();
  const count = useThreadCount() ?? 0;
  return count === 0 ? null : (
    <span className="count">
      <span aria-hidden>{formatNumber(lang, count)}</span>
      <span className="sr">{text.count(count, 0)}</span>
    </span>
  );
}
