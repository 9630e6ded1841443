/** What the binôme wrote, above the composer: what leaves with the next question is what is read here, to the letter. */
import { X } from "lucide-react";
import { dropRemark } from "#client/db/remark.ts";
import { useTexts } from "#client/i18n/language.ts";
import { remarkTexts } from "#client/i18n/remark-texts.ts";
import type { Remark } from "#shared/coach-protocol.ts";
import type { Day } from "#shared/day.ts";
import { ShownRemark } from "./shown-remark.tsx";

export function RemarkCard({ day, remark }: { day: Day; remark: Remark }) {
  const text = useTexts(remarkTexts);
  return (
    <div className="remark-card" role="group" aria-label={text.of(remark.from)}>
      <div className="remark-scroll" role="region" aria-label={text.of(remark.from)} tabIndex={0}>
        <ShownRemark remark={remark} />
      </div>
      <button
        type="button"
        className="icon-btn"
        aria-label={text.remove}
        title={text.remove}
        onClick={() => void dropRemark(day, remark)}
      >
        <X className="i" aria-hidden />
      </button>
      <p className="remark-leaves">{text.leaves}</p>
    </div>
  );
}
