/** What the palette offers of the Pilotage to operators: its page. */
import { Compass } from "lucide-react";
import { useAccount } from "#client/db/account.ts";
import { useTexts } from "#client/i18n/language.ts";
import { pilotageTexts } from "#client/i18n/pilotage-texts.ts";
import type { Command } from "#client/ui/command.ts";

export function usePilotageCommands({ onOpen }: { onOpen: () => void }): Command[] {
  const text = useTexts(pilotageTexts);
  if (useAccount()?.role !== "operator") return [];
  return [{ id: "pilotage", name: text.title, icon: <Compass className="i" aria-hidden />, run: onOpen }];
}
