import type { BuddyBody } from "#shared/binome-protocol.ts";
import { binomeTexts } from "#client/i18n/binome-texts.ts";
import { useText, useTexts } from "#client/i18n/language.ts";
import { EntryCard } from "./entry-card.tsx";

export function VerdictEntry({ body }: { body: Extract<BuddyBody, { kind: "verdict" }> }) {
  const { day } = useText();
  const { card } = useTexts(binomeTexts);
  return (
    <EntryCard
      day={body.day}
      title={card.verdict(day.name(body.day), body.version)}
      aside={card.score(body.score)}
      text={body.text}
    />
  );
}
