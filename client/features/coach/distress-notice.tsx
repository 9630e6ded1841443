/** Help first: what was about to be sent speaks of distress. Nothing has left; whoever still wants to ask, asks. */
import { coachTexts } from "#client/i18n/coach-texts.ts";
import { useText, useTexts } from "#client/i18n/language.ts";

type DistressNoticeProps = {
  /** What was about to be sent stands in the composer; a chip's words do not. */
  isTyped: boolean;
  onSend: () => void;
  onClose: () => void;
};

export function DistressNotice({ isTyped, onSend, onClose }: DistressNoticeProps) {
  const help = useText().help;
  const text = useTexts(coachTexts).distress;
  return (
    <div className="foot distress" role="alert">
      <p>{help.lead}</p>
      <ul>
        {help.numbers.map(({ number, text: detail }) => (
          <li key={number}>
            <a href={`tel:${number}`}>{number}</a> {detail}
          </li>
        ))}
      </ul>
      <p>{isTyped ? text.notSent : text.chipNotSent}</p>
      <div className="rowbtns">
        <button type="button" className="btn" onClick={onClose}>
          {text.close}
        </button>
        <button type="button" className="btn btn-quiet" onClick={onSend}>
          {text.sendAnyway}
        </button>
      </div>
    </div>
  );
}
