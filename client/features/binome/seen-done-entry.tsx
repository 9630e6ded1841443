import { Check } from "lucide-react";
import type { BuddyBody } from "#shared/binome-protocol.ts";
import { useBuddyEntry } from "#client/db/buddy-entries.ts";
import { binomeTexts } from "#client/i18n/binome-texts.ts";
import { useTexts } from "#client/i18n/language.ts";

type SeenDoneEntryProps = { body: Extract<BuddyBody, { kind: "seen-done" }>; fromMe: boolean; name: string };

export function SeenDoneEntry({ body, fromMe, name }: SeenDoneEntryProps) {
  const { card } = useTexts(binomeTexts);
  const promise = useBuddyEntry(body.of)?.body;
  return (
    <div className="buddy-card">
      <p className="buddy-card-foot">
        <Check className="i-s" aria-hidden />
        {fromMe ? card.seenByMe : card.seenByThem(name)}
      </p>
      {promise?.kind === "promise" && <p className="buddy-card-text">{promise.text}</p>}
    </div>
  );
}
