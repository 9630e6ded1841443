/** What the palette offers of the voyage: its page. */
import { Milestone } from "lucide-react";
import { useTexts } from "#client/i18n/language.ts";
import { voyageTexts } from "#client/i18n/voyage-texts.ts";
import type { Command } from "#client/ui/command.ts";

export function useVoyageCommands({ onOpen }: { onOpen: () => void }): Command[] {
  const text = useTexts(voyageTexts);
  return [{ id: "voyage", name: text.open, icon: <Milestone className="i" aria-hidden />, run: onOpen }];
}
