/** The palette with its commands: those of the features, through their doors, and the frame's own. */
import { useState } from "react";
import { useBuddyCommands } from "#client/features/binome/buddy-commands.tsx";
import { ASKED_MAX, useCoachCommands } from "#client/features/coach/coach-commands.tsx";
import { useVersionCommands } from "#client/features/deliverable/version-commands.tsx";
import { useHelpCommands } from "#client/features/help/help-commands.tsx";
import { useThreadCommands } from "#client/features/journal/thread-commands.tsx";
import { useDayCommands } from "#client/features/mission/day-commands.tsx";
import { usePilotageCommands } from "#client/features/pilotage/pilotage-commands.tsx";
import { PalettePanel } from "#client/features/palette/palette-panel.tsx";
import { useVoyageCommands } from "#client/features/voyage/voyage-commands.tsx";
import { useToday } from "#client/features/session/use-today.ts";
import { useTexts } from "#client/i18n/language.ts";
import { paletteTexts } from "#client/i18n/palette-texts.ts";
import { useCockpitCommands, useDisplayCommands, useJournalCommands, useKeysCommand } from "./frame-commands.tsx";
import { BINOME_FIELD, SHEET } from "./landmarks.ts";
import { showSide, toggleBinome, useIsBinomeFolded } from "./layout-state.ts";
import { useGo } from "./use-go.ts";
import { usePlace } from "./use-place.ts";
import { useShowCoach } from "./use-show-coach.ts";

export function CommandPalette({ onClosed }: { onClosed: () => void }) {
  const text = useTexts(paletteTexts).groups;
  const [typed, setTyped] = useState("");
  const go = useGo();
  const showCoach = useShowCoach();
  const today = useToday()?.day;
  const shown = usePlace(today).day;
  const day = shown ?? today;
  const isBinomeFolded = useIsBinomeFolded();

  const coach = useCoachCommands({
    day: day ?? 1,
    typed,
    isShown: shown !== null,
    onShow: () => showCoach(shown === null ? "/app/today" : "."),
  });
  const versions = useVersionCommands({
    day: day ?? 1,
    isShown: shown !== null,
    onShow: () => go({ to: shown === null ? "/app/today" : ".", search: {} }, SHEET),
  });
  const buddy = useBuddyCommands({ day: day ?? 1, onShow: showBinome });
  const days = useDayCommands({
    day: day ?? 1,
    onOpen: (one) => go({ to: "/app/day/$day", params: { day: String(one) } }),
  });
  const threads = useThreadCommands({ onOpen: ({ id }) => go({ href: `/app/journal?fil=${id}` }) });
  const voyage = useVoyageCommands({ onOpen: () => go({ to: "/app/voyage" }) });
  const pilotage = usePilotageCommands({ onOpen: () => go({ to: "/app/pilotage" }) });
  const keys = useKeysCommand();
  const groups = [
    // Until the server has said when the programme began, no day is known to be asked about.
    { title: text.coach, commands: day === undefined ? [] : coach },
    {
      title: text.day,
      commands: [
        ...useCockpitCommands({ day: shown, today }),
        ...(day === undefined ? [] : [...versions, ...buddy, ...days]),
      ],
    },
    { title: text.journal, commands: [...threads, ...voyage, ...useJournalCommands(typed)] },
    {
      title: text.display,
      commands: [...useDisplayCommands({ hasCrew: shown !== null }), keys, ...useHelpCommands(), ...pilotage],
    },
  ];
  return (
    <PalettePanel
      typed={typed}
      onType={setTyped}
      groups={groups}
      help={keys}
      maxLength={ASKED_MAX}
      onClosed={onClosed}
    />
  );

  function showBinome() {
    showSide();
    if (isBinomeFolded) toggleBinome();
    go({ to: shown === null ? "/app/today" : ".", search: { volet: "binome" } }, BINOME_FIELD);
  }
}
