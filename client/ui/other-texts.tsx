/** A field that two tabs wrote: the words that are not in it, to be read, taken or dropped. Nothing here is urgent. */
import { formatTime } from "../i18n/format.ts";
import { useLang, useTexts } from "../i18n/language.ts";
import { otherTextTexts } from "../i18n/other-text-texts.ts";
import "./other-texts.css";

type OtherTextsProps = {
  texts: readonly { key: string; text: string; updatedAt: number }[];
  /** Puts these words in the field; the field's own are then the other version. */
  onTake: (text: string) => void;
  /** The person has read them, and lets them go. */
  onDrop: (key: string) => void;
};

export function OtherTexts({ texts, onTake, onDrop }: OtherTextsProps) {
  const text = useTexts(otherTextTexts);
  const lang = useLang();
  return texts.map((other) => (
    <div key={other.key} className="other-text">
      <p role="status">{text.kept(formatTime(lang, other.updatedAt))}</p>
      <textarea className="words" readOnly rows={4} aria-label={text.label} value={other.text} />
      <div className="rowbtns">
        <button type="button" className="btn" onClick={() => onTake(other.text)}>
          {text.take}
        </button>
        <button type="button" className="btn btn-quiet" onClick={() => onDrop(other.key)}>
          {text.drop}
        </button>
      </div>
    </div>
  ));
}
