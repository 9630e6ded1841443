/** Whether a contested reply held its position, where it says so itself. */
import { useLang, useTexts } from "#client/i18n/language.ts";
import { verdictTexts } from "#client/i18n/verdict-texts.ts";
import type { Reading } from "#shared/verdict.ts";

export function StanceNote({ stance }: { stance: Reading["stance"] }) {
  const text = useTexts(verdictTexts);
  const lang = useLang();
  if (stance === null) return null;
  return (
    <p className="stance" lang={lang}>
      {stance.kind === "kept" ? text.kept : text.changed(stance.because)}
    </p>
  );
}
