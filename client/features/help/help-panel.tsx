/** « Besoin d’aide ? »: one click away on every screen, and offline, since nothing in it needs the network. */
import { useId, useRef } from "react";
import { createPortal } from "react-dom";
import { useProgramme } from "#client/db/programme.ts";
import { useLang, useText } from "#client/i18n/language.ts";
import { HelpNumbers } from "#client/ui/help-numbers.tsx";
import "./help.css";

export function HelpPanel() {
  const text = useText().help;
  const lang = useLang();
  const contact = useProgramme()?.contact ?? null;
  const titleId = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  return (
    <>
      <button type="button" className="help-open" onClick={() => dialog.current?.showModal()}>
        {text.title}
      </button>
      {/* Not inside the bar it was opened from: a window made narrow, or turned, hides that bar and keeps the help. */}
      {createPortal(
        <dialog ref={dialog} className="dialog help" aria-labelledby={titleId}>
          <h2 id={titleId}>{text.title}</h2>
          <p>{text.lead}</p>
          <dl>
            <HelpNumbers contact={contact === null ? text.noContact : contact[lang]} />
          </dl>
          <form method="dialog">
            <button type="submit" className="btn">
              {text.close}
            </button>
          </form>
        </dialog>,
        document.body,
      )}
    </>
  );
}
