/** What the palette offers of the programme: the day to close or reopen, and the fourteen days to open. */
import { Anchor } from "lucide-react";
import { useDayLog } from "#client/db/day-log.ts";
import { useProgramme } from "#client/db/programme.ts";
import { useLang, useText, useTexts } from "#client/i18n/language.ts";
import { paletteTexts } from "#client/i18n/palette-texts.ts";
import type { Command } from "#client/ui/command.ts";
import { DayPennant } from "#client/ui/flag.tsx";
import { type Day, DAYS } from "#shared/day.ts";
import { closeWithUndo, reopen } from "./close-with-undo.ts";

type DayCommandsOptions = { day: Day; onOpen: (day: Day) => void };

export function useDayCommands({ day, onOpen }: DayCommandsOptions): Command[] {
  const text = useText();
  const palette = useTexts(paletteTexts);
  const lang = useLang();
  const missions = useProgramme()?.missions;
  const log = useDayLog(day);
  const days: Command[] = DAYS.map((one) => ({
    id: `day-${one}`,
    name: palette.daysTitle(one, missions?.[one - 1]?.title[lang] ?? ""),
    detail: palette.dayAloud(one),
    icon: <DayPennant day={one} />,
    listed: "asked",
    run: () => onOpen(one),
  }));
  if (log === undefined) return days;
  const isOpen = log.closedAt === null;
  const closing: Command = {
    id: "close-day",
    name: isOpen ? text.closing.close : text.closing.reopen,
    detail: text.day.name(day),
    icon: <Anchor className="i" aria-hidden />,
    run: () => void (isOpen ? closeWithUndo(day, text.closing) : reopen(day, text.closing)),
  };
  // Before the closing, whose name has « jour » in it too: « jour 5 » is asked for to be read.
  return [...days, closing];
}
