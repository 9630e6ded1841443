import { Check } from "lucide-react";
import type { BuddyBody } from "#shared/binome-protocol.ts";
import { binomeTexts } from "#client/i18n/binome-texts.ts";
import { bridgeTexts } from "#client/i18n/bridge-texts.ts";
import { formatCivilDate } from "#client/i18n/format.ts";
import { useLang, useText, useTexts } from "#client/i18n/language.ts";
import { EntryCard } from "./entry-card.tsx";
import { useSendInOneTap } from "./use-send-in-one-tap.ts";

type PromiseEntryProps = {
  id: string;
  body: Extract<BuddyBody, { kind: "promise" }>;
  fromMe: boolean;
  isSeenDone: boolean;
};

export function PromiseEntry({ id, body, fromMe, isSeenDone }: PromiseEntryProps) {
  const { day } = useText();
  const lang = useLang();
  const { card } = useTexts(binomeTexts);
  const { seenDone } = useTexts(bridgeTexts);
  const { send } = useSendInOneTap();
  return (
    <EntryCard day={body.day} title={card.promise(day.name(body.day))} text={body.text}>
      <p className="buddy-card-foot">
        {isSeenDone && <Check className="i-s" aria-hidden />}
        {isSeenDone ? card.seenDone : card.due(formatCivilDate(lang, body.dueOn).toLowerCase())}
      </p>
      {!fromMe && !isSeenDone && (
        <button type="button" className="btn" onClick={() => send({ kind: "seen-done", of: id })}>
          <Check className="i i-s" aria-hidden />
          {seenDone}
        </button>
      )}
    </EntryCard>
  );
}
