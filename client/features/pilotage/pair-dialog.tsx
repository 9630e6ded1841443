/** Whose binôme somebody is: pairing, pairing anew and parting. What it ends cannot be opened again, and is said before. */
import { type FormEvent, useId, useLayoutEffect, useRef, useState } from "react";
import { useTexts } from "#client/i18n/language.ts";
import { pilotageTexts } from "#client/i18n/pilotage-texts.ts";
import { showToast } from "#client/ui/toast.ts";
import { type CallFailure, formPair, partPair } from "./pilotage-calls.ts";
import type { Member } from "./use-crew.ts";

type PairDialogProps = {
  member: Member;
  crew: readonly Member[];
  onChanged: () => Promise<void>;
  onClosed: () => void;
};

const NOBODY = "";

export function PairDialog({ member, crew, onChanged, onClosed }: PairDialogProps) {
  const { pair: text, failed, invite } = useTexts(pilotageTexts);
  const [field, title] = [useId(), useId()];
  const dialog = useRef<HTMLDialogElement>(null);
  const current = member.pair?.partner.id ?? NOBODY;
  const [chosenId, setChosenId] = useState(current);
  const [failure, setFailure] = useState<CallFailure | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const chosen = crew.find(({ id }) => id === chosenId);
  const isSame = chosenId === current;
  useLayoutEffect(() => dialog.current?.showModal(), []);

  async function change() {
    setIsBusy(true);
    const failedAs = await askServer();
    setIsBusy(false);
    setFailure(failedAs);
    if (failedAs !== null) return;
    dialog.current?.close();
    showToast({ text: chosen ? text.pairedToast(member.calledName, chosen.calledName) : text.partedToast });
    await onChanged();
  }

  async function askServer(): Promise<CallFailure | null> {
    if (chosen !== undefined) return formPair([member.id, chosen.id]);
    return member.pair === null ? null : partPair(member.pair.id);
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    if (!isSame && !isBusy) void change();
  }

  return (
    <dialog ref={dialog} className="dialog pl-pair" aria-labelledby={title} onClose={onClosed}>
      <form onSubmit={submit}>
        <h2 id={title}>{text.title(member.calledName)}</h2>
        <label htmlFor={field}>{text.with}</label>
        <select id={field} value={chosenId} onChange={(event) => setChosenId(event.target.value)}>
          <option value={NOBODY}>{text.nobody}</option>
          {crew
            .filter(({ id }) => id !== member.id)
            .map(({ id, calledName, pair }) => (
              <option key={id} value={id}>
                {pair === null || id === current ? calledName : invite.leaves(calledName, pair.partner.calledName)}
              </option>
            ))}
        </select>
        <div role="status">{!isSame && <Consequences member={member} chosen={chosen} />}</div>
        {failure !== null && (
          <p className="pl-failed" role="alert">
            {failed[failure]}
          </p>
        )}
        <div className="pl-buttons">
          <button type="submit" className="btn btn-ink" aria-disabled={isSame || isBusy}>
            {chosenId === NOBODY && member.pair !== null ? text.part : text.go}
          </button>
          <button type="button" className="btn" onClick={() => dialog.current?.close()}>
            {text.cancel}
          </button>
        </div>
      </form>
    </dialog>
  );
}

function Consequences({ member, chosen }: { member: Member; chosen: Member | undefined }) {
  const text = useTexts(pilotageTexts).pair;
  const left = [member, chosen].flatMap((one) => one?.pair?.partner ?? []);
  const alone = chosen === undefined ? [member, ...left] : left;
  return (
    <>
      {alone.map(({ id, calledName }) => (
        <p key={id}>{text.loses(calledName)}</p>
      ))}
      {left.length > 0 && <p>{text.ends}</p>}
      {chosen !== undefined && <p>{text.begins}</p>}
    </>
  );
}
