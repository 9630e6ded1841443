import { Check } from "lucide-react";
import type { BuddyBody } from "#shared/binome-protocol.ts";
import { binomeTexts } from "#client/i18n/binome-texts.ts";
import { formatCivilDate } from "#client/i18n/format.ts";
import { useLang, useText, useTexts } from "#client/i18n/language.ts";
import { EntryCard } from "./entry-card.tsx";

type PromiseEntryProps = { body: Extract<BuddyBody, { kind: "promise" }>; isSeenDone: boolean };

export function PromiseEntry({ body, isSeenDone }: PromiseEntryProps) {
  const { day } = useText();
  const lang = useLang();
  const { card } = useTexts(binomeTexts);
  return (
    <EntryCard day={body.day} title={card.promise(day.name(body.day))} text={body.text}>
      <p className="buddy-card-foot">
        {isSeenDone && <Check className="i-s" aria-hidden />}
        {isSeenDone ? card.seenDone : card.due(formatCivilDate(lang, body.dueOn).toLowerCase())}
      </p>
    </EntryCard>
  );
}
