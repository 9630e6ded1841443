/** What the palette offers of the help: the numbers that answer, and somebody to turn to. */
import { LifeBuoy } from "lucide-react";
import { useText } from "#client/i18n/language.ts";
import type { Command } from "#client/ui/command.ts";

export function useHelpCommands(): Command[] {
  const text = useText().help;
  return [
    {
      id: "help",
      name: text.title,
      detail: text.numbers.map(({ number }) => number).join(", "),
      icon: <LifeBuoy className="i" aria-hidden />,
      run: () => document.querySelector<HTMLDialogElement>("dialog.help")?.showModal(),
    },
  ];
}
