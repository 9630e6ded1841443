/** Inviting people: one, or many from a CSV; the links, told once; the invites so far. */
import { useState } from "react";
import { useTexts } from "#client/i18n/language.ts";
import { pilotageTexts } from "#client/i18n/pilotage-texts.ts";
import type { MintedInvites, NewInvite, Pilotage } from "#shared/pilotage.ts";
import "#client/ui/disclosure.css";
import { InviteCsvForm } from "./invite-csv-form.tsx";
import { InviteForm } from "./invite-form.tsx";
import { InviteList } from "./invite-list.tsx";
import { MintedLinks } from "./minted-links.tsx";
import { mintInvites } from "./pilotage-calls.ts";
import { PilotageEntry } from "./pilotage-entry.tsx";

/** Whether the links were made; what was typed stays where they were not. */
export type Mint = (invites: NewInvite[], days: number) => Promise<boolean>;

type InvitePartProps = { pilotage: Pilotage; onChanged: () => Promise<void> };

export function InvitePart({ pilotage, onChanged }: InvitePartProps) {
  const { invite: text, list, failed } = useTexts(pilotageTexts);
  const [minted, setMinted] = useState<MintedInvites["invites"]>([]);
  const [failure, setFailure] = useState<keyof typeof failed | null>(null);

  const mint: Mint = async (invites, days) => {
    setFailure(null);
    const answer = await mintInvites({ invites, days });
    if (answer.kind === "failed") {
      setFailure(answer.failure);
      return false;
    }
    // Links that were not copied yet stay: nobody can have them again.
    setMinted((before) => [...answer.invites, ...before]);
    await onChanged();
    return true;
  };

  return (
    <>
      <PilotageEntry label={text.label} question={text.question}>
        <InviteForm pilotage={pilotage} onMint={mint} />
        <details className="pl-many disclosure">
          <summary>{text.many}</summary>
          <InviteCsvForm onMint={mint} />
        </details>
        {failure !== null && (
          <p className="pl-failed" role="alert">
            {failed[failure]}
          </p>
        )}
        <div role="status">{minted.length > 0 && <MintedLinks invites={minted} onDone={() => setMinted([])} />}</div>
      </PilotageEntry>
      <PilotageEntry label="" question={list.question}>
        <InviteList invites={pilotage.invites} onChanged={onChanged} />
      </PilotageEntry>
    </>
  );
}
