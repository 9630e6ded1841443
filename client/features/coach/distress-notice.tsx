/** Help first: what was about to be sent speaks of distress. Nothing has left; whoever still wants to ask, asks. */
import { useProgramme } from "#client/db/programme.ts";
import { coachTexts } from "#client/i18n/coach-texts.ts";
import { useLang, useText, useTexts } from "#client/i18n/language.ts";
import { HelpNumbers } from "#client/ui/help-numbers.tsx";

type DistressNoticeProps = {
  /** What was about to be sent stands in the composer; a chip's words do not. */
  isTyped: boolean;
  onSend: () => void;
  onClose: () => void;
};

export function DistressNotice({ isTyped, onSend, onClose }: DistressNoticeProps) {
  const { help } = useText();
  const text = useTexts(coachTexts).distress;
  const lang = useLang();
  const contact = useProgramme()?.contact ?? null;
  return (
    <div className="foot distress" role="alert">
      <p>{help.lead}</p>
      <dl>
        <HelpNumbers contact={contact === null ? help.noContact : contact[lang]} />
      </dl>
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
