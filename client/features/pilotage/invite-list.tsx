/** The invites so far: for whom, and what became of each. A link that waits can be made to open nothing. */
import { useId, useLayoutEffect, useRef, useState } from "react";
import { formatShortDate } from "#client/i18n/format.ts";
import { useLang, useTexts } from "#client/i18n/language.ts";
import { pilotageTexts } from "#client/i18n/pilotage-texts.ts";
import { showToast } from "#client/ui/toast.ts";
import type { Invite } from "#shared/pilotage.ts";
import { type CallFailure, revokeInvite } from "./pilotage-calls.ts";

type InviteListProps = { invites: readonly Invite[]; onChanged: () => Promise<void> };

export function InviteList({ invites, onChanged }: InviteListProps) {
  const text = useTexts(pilotageTexts).list;
  const [revoking, setRevoking] = useState<Invite | null>(null);
  if (invites.length === 0) return <p className="pl-note">{text.empty}</p>;
  return (
    <>
      <ul className="pl-invites">
        {invites.map((invite) => (
          <InviteLine key={invite.id} invite={invite} onRevoke={() => setRevoking(invite)} />
        ))}
      </ul>
      {revoking !== null && (
        <RevokeDialog key={revoking.id} invite={revoking} onChanged={onChanged} onClosed={() => setRevoking(null)} />
      )}
    </>
  );
}

function InviteLine({ invite, onRevoke }: { invite: Invite; onRevoke: () => void }) {
  const { list: text, role } = useTexts(pilotageTexts);
  const lang = useLang();
  const { name, pairsWith, state } = invite;
  return (
    <li>
      <p>
        <b>{name}</b>{" "}
        <span className="pl-hint">
          {[role[invite.role], ...(pairsWith === "" ? [] : [text.with(pairsWith)])].join(" · ")}
        </span>
      </p>
      <p className="pl-hint">{text.state[state](formatShortDate(lang, invite.expiresAt))}</p>
      {state === "waiting" && (
        <button type="button" className="btn" aria-label={text.revokeOf(name)} onClick={onRevoke}>
          {text.revoke}
        </button>
      )}
    </li>
  );
}

type RevokeDialogProps = { invite: Invite; onChanged: () => Promise<void>; onClosed: () => void };

function RevokeDialog({ invite, onChanged, onClosed }: RevokeDialogProps) {
  const { list: text, failed } = useTexts(pilotageTexts);
  const title = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const [failure, setFailure] = useState<CallFailure | null>(null);
  useLayoutEffect(() => dialog.current?.showModal(), []);

  async function revoke() {
    const failedAs = await revokeInvite(invite.id);
    setFailure(failedAs);
    if (failedAs !== null) return;
    dialog.current?.close();
    showToast({ text: text.revokedToast(invite.name) });
    await onChanged();
  }

  return (
    <dialog ref={dialog} className="dialog pl-pair" aria-labelledby={title} onClose={onClosed}>
      <h2 id={title}>{text.revokeOf(invite.name)}</h2>
      <p>{text.revokeMeans}</p>
      {failure !== null && (
        <p className="pl-failed" role="alert">
          {failed[failure]}
        </p>
      )}
      <div className="pl-buttons">
        <button type="button" className="btn" onClick={() => dialog.current?.close()}>
          {text.keep}
        </button>
        <button type="button" className="btn btn-ink" onClick={() => void revoke()}>
          {text.sure}
        </button>
      </div>
    </dialog>
  );
}
