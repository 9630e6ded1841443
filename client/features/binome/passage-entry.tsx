import type { BuddyBody } from "#shared/binome-protocol.ts";
import { binomeTexts } from "#client/i18n/binome-texts.ts";
import { useText, useTexts } from "#client/i18n/language.ts";
import { EntryCard } from "./entry-card.tsx";

export function PassageEntry({ body }: { body: Extract<BuddyBody, { kind: "passage" }> }) {
  const { day } = useText();
  const { card } = useTexts(binomeTexts);
  return <EntryCard day={body.day} title={card.passage(day.name(body.day), body.version)} text={body.text} />;
}
