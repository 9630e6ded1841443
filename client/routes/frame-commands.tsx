/** What the palette offers of the frame itself: its screens, its folds, day or night, the language. */
import {
  BookOpen,
  CalendarCheck,
  Download,
  Keyboard,
  Languages,
  ListChecks,
  MessageCircle,
  Moon,
  PanelLeft,
  PanelRight,
} from "lucide-react";
import { PenLine, Search, Settings2, Sun, SunMoon, UserRound } from "lucide-react";
import { setLang, useLang, useText, useTexts } from "#client/i18n/language.ts";
import { paletteTexts } from "#client/i18n/palette-texts.ts";
import type { Command } from "#client/ui/command.ts";
import { isDark, setTheme, useTheme } from "#client/ui/theme.ts";
import type { Day } from "#shared/day.ts";
import { ALL_KEYS, COPIES, CRITERIA, SHEET } from "./landmarks.ts";
import { toggleBinome, toggleFold, useCanFold, useIsBinomeFolded, useLayout } from "./layout-state.ts";
import { useGo } from "./use-go.ts";

/** `day`: the one on the page; `null` on screens that show none. */
export function useCockpitCommands({ day, today }: { day: Day | null; today: Day | undefined }): Command[] {
  const text = useText().day;
  const palette = useTexts(paletteTexts);
  const go = useGo();
  const written = day ?? today;
  const nameOf = (one: Day | undefined) => (one === undefined ? {} : { detail: text.name(one) });
  return [
    {
      id: "write",
      name: palette.write,
      ...nameOf(written),
      icon: <PenLine className="i" aria-hidden />,
      letter: "E",
      run: () => go({ to: day === null ? "/app/today" : ".", search: {} }, SHEET),
    },
    {
      id: "criteria",
      name: palette.criteria,
      ...nameOf(written),
      icon: <ListChecks className="i" aria-hidden />,
      letter: "G C",
      run: () => go({ to: day === null ? "/app/today" : ".", search: {} }, CRITERIA),
    },
    {
      id: "today",
      name: palette.today,
      ...nameOf(today),
      icon: <CalendarCheck className="i" aria-hidden />,
      letter: "G T",
      run: () => go({ to: "/app/today" }),
    },
  ];
}

/** `typed`: what is in the palette's field. */
export function useJournalCommands(typed: string): Command[] {
  const palette = useTexts(paletteTexts);
  const go = useGo();
  const words = typed.trim();
  return [
    {
      id: "journal",
      name: palette.openJournal,
      icon: <BookOpen className="i" aria-hidden />,
      letter: "G J",
      run: () => go({ to: "/app/journal" }),
    },
    {
      id: "search-words",
      name: palette.searchWords(words),
      icon: <Search className="i" aria-hidden />,
      listed: "words",
      run: () => go({ href: `/app/journal?q=${encodeURIComponent(words)}` }),
    },
  ];
}

export function useDisplayCommands({ hasCrew }: { hasCrew: boolean }): Command[] {
  const palette = useTexts(paletteTexts);
  const go = useGo();
  const other = useLang() === "fr" ? "en" : "fr";
  return [
    ...useThemeCommands(),
    {
      id: "language",
      name: palette.otherLanguage,
      detail: palette.otherLanguageDetail,
      icon: <Languages className="i" aria-hidden />,
      run: () => void setLang(other),
    },
    ...useFoldCommands(hasCrew),
    {
      id: "profile",
      name: palette.profile,
      icon: <UserRound className="i" aria-hidden />,
      letter: "G P",
      run: () => go({ to: "/app/profil" }),
    },
    {
      id: "settings",
      name: palette.settings,
      icon: <Settings2 className="i" aria-hidden />,
      run: () => go({ to: "/app/reglages" }),
    },
    {
      id: "copies",
      name: palette.copies,
      detail: palette.copiesDetail,
      icon: <Download className="i" aria-hidden />,
      run: () => go({ to: "/app/reglages", hash: "copies" }, COPIES),
    },
  ];
}

/** The list of all the keys. */
export function useKeysCommand(): Command {
  return {
    id: "all-keys",
    name: useTexts(paletteTexts).showKeys,
    icon: <Keyboard className="i" aria-hidden />,
    letter: "?",
    run: () => document.querySelector<HTMLDialogElement>(ALL_KEYS)?.showModal(),
  };
}

function useThemeCommands(): Command[] {
  const text = useText().shell;
  const palette = useTexts(paletteTexts);
  const theme = useTheme((state) => state.theme);
  const dark = isDark(theme);
  const other: Command = {
    id: "theme",
    name: dark ? text.lightTheme : text.darkTheme,
    detail: dark ? palette.forDay : palette.forNight,
    icon: dark ? <Sun className="i" aria-hidden /> : <Moon className="i" aria-hidden />,
    run: () => setTheme(dark ? "light" : "dark"),
  };
  if (theme === "system") return [other];
  const system: Command = {
    id: "system-theme",
    name: palette.systemTheme,
    icon: <SunMoon className="i" aria-hidden />,
    run: () => setTheme("system"),
  };
  return [other, system];
}

function useFoldCommands(hasCrew: boolean): Command[] {
  const text = useText().shell;
  const palette = useTexts(paletteTexts);
  const { rail, side } = useLayout();
  const isBinomeFolded = useIsBinomeFolded();
  const canFold = useCanFold();
  const commands: Command[] = [];
  if (canFold.rail) {
    commands.push({
      id: "fold-rail",
      name: rail === "open" ? text.hideRail : text.showRail,
      icon: <PanelLeft className="i" aria-hidden />,
      letter: "[",
      run: () => toggleFold("rail"),
    });
  }
  if (!hasCrew || !canFold.side) return commands;
  commands.push({
    id: "fold-side",
    name: side === "open" ? text.hideSide : text.showSide,
    icon: <PanelRight className="i" aria-hidden />,
    letter: "]",
    run: () => toggleFold("side"),
  });
  if (side === "open") {
    commands.push({
      id: "fold-binome",
      name: isBinomeFolded ? palette.unfoldBinome : palette.foldBinome,
      icon: <MessageCircle className="i" aria-hidden />,
      run: toggleBinome,
    });
  }
  return commands;
}
