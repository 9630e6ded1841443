/** A remark of the binôme with whose it is, as the coach is or was shown it. */
import { useTexts } from "#client/i18n/language.ts";
import { remarkTexts } from "#client/i18n/remark-texts.ts";
import type { Remark } from "#shared/coach-protocol.ts";
import "./remark.css";

export function ShownRemark({ remark: { from, text: words } }: { remark: Remark }) {
  const text = useTexts(remarkTexts);
  return (
    <blockquote className="remark">
      <p className="remark-of">{text.of(from)}</p>
      <p className="remark-words">{words}</p>
    </blockquote>
  );
}
