/** What the palette offers of the coach: to call it, the day's chips, a new exchange, its window, the typed words as a question. */
import { useDeliverable } from "#client/db/deliverables.ts";
import { MessageSquarePlus, Minimize2, PictureInPicture2 } from "lucide-react";
import { openNewExchange } from "#client/db/journal.ts";
import { useProgramme } from "#client/db/programme.ts";
import { useLang, useText, useTexts } from "#client/i18n/language.ts";
import { paletteTexts } from "#client/i18n/palette-texts.ts";
import { coachTexts } from "#client/i18n/coach-texts.ts";
import { modKey } from "#client/platform/mod-key.ts";
import type { Command } from "#client/ui/command.ts";
import { Flag } from "#client/ui/flag.tsx";
import { showToast } from "#client/ui/toast.ts";
import { QUESTION_MAX } from "#shared/coach-protocol.ts";
import type { Day } from "#shared/day.ts";
import type { Chip } from "#shared/programme.ts";
import type { Ask } from "./ask-coach.ts";
import { askWithCare } from "./care-gate.ts";
import { callCoach, setCoachAboard, useCoachAboard } from "./coach-watch.ts";
import { setDetached, useDetached, useHasRoomToFloat } from "./detached-state.ts";
import { handWords } from "./handed-words.ts";
import { useEarlierWords } from "./use-earlier-words.ts";
import { useVersionToJudge } from "./use-version-to-judge.ts";

/** The longest words that can be asked. */
export const ASKED_MAX = QUESTION_MAX;

type CoachCommandsOptions = {
  day: Day;
  /** What is typed in the palette. */
  typed: string;
  /** Its block is on the page, where it stands or floats. */
  isShown: boolean;
  /** Brings the day's coach into view. */
  onShow: () => void;
};

export function useCoachCommands({ day, typed, isShown, onShow }: CoachCommandsOptions): Command[] {
  const text = useText();
  const palette = useTexts(paletteTexts);
  const lang = useLang();
  const chips = useProgramme()?.missions[day - 1]?.chips ?? [];
  const deliverable = useDeliverable(day) ?? null;
  const withText = deliverable === null || deliverable.text.trim() === "" ? null : palette.withVersion(deliverable.n);
  const earlierWords = useEarlierWords(chips);
  const judging = useVersionToJudge(day);
  const words = typed.trim();
  const window = useWindowCommand(isShown, onShow);

  function openExchange() {
    openNewExchange(day, "").then(
      ({ undo }) => {
        callCoach();
        onShow();
        showToast({ text: palette.exchangeOpened, action: { label: palette.undo, run: () => void undo() } });
      },
      () => showToast({ text: palette.notOpened, isFailure: true }),
    );
  }

  /** On the device before the palette's place is shown; the outbox takes it from there. */
  function ask(question: Omit<Ask, "day" | "lang">) {
    askWithCare({ day, lang, ...question }).then(showAsked, () =>
      showToast({ text: palette.notAsked, isFailure: true }),
    );
  }

  /** Words that are held, or could not be kept, are in the composer by then: the palette has let go of them. */
  function askWords() {
    askWithCare({ day, lang, text: words, label: null, mode: "free", needs: [] }, true).then(
      (outcome) => {
        if (outcome === "held") handWords(day, words);
        showAsked();
      },
      () => {
        handWords(day, words);
        showAsked();
        showToast({ text: palette.wordsNotAsked, isFailure: true });
      },
    );
  }

  function showAsked() {
    setCoachAboard(true);
    onShow();
  }

  function detailOf(chip: Chip): string {
    return [withText ?? "", earlierWords(chip)].filter((part) => part !== "").join(", ");
  }

  const icon = <Flag id="f-k" />;
  return [
    ...(judging === null
      ? []
      : [{ id: "judge-version", name: judging.label, detail: text.day.name(day), icon, run: () => ask(judging) }]),
    ...chips.map((chip) => ({
      id: `chip-${chip.label.fr}`,
      name: chip.label[lang],
      detail: detailOf(chip),
      icon,
      run: () => ask({ text: chip.question[lang], label: chip.label[lang], mode: chip.mode, needs: chip.needs }),
    })),
    {
      id: "call-coach",
      name: text.coach.call,
      icon,
      keys: `${modKey()} J`,
      run: () => {
        callCoach();
        onShow();
      },
    },
    {
      id: "new-exchange",
      name: palette.newExchange,
      detail: text.day.name(day),
      icon: <MessageSquarePlus className="i" aria-hidden />,
      run: openExchange,
    },
    ...window,
    {
      id: "ask-words",
      name: palette.askWords(words),
      icon,
      listed: "words",
      run: askWords,
    },
  ];
}

/** Only where there is room for it to float. */
function useWindowCommand(isShown: boolean, onShow: () => void): Command[] {
  const text = useTexts(coachTexts);
  const detached = useDetached();
  const aboard = useCoachAboard();
  if (!useHasRoomToFloat()) return [];
  const isDocking = detached && aboard;
  const Icon = isDocking ? Minimize2 : PictureInPicture2;
  return [
    {
      id: "coach-window",
      name: isDocking ? text.dockWindow : text.detach,
      icon: <Icon className="i" aria-hidden />,
      run: () => {
        setDetached(!isDocking);
        if (aboard && isShown) return;
        callCoach();
        onShow();
      },
    },
  ];
}
