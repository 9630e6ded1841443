/** What the palette offers of the deliverable: a new version, from the text as it stands, and its steps back and forth. */
import { FilePlus2, Redo2, Undo2 } from "lucide-react";
import type { ReactNode } from "react";
import { readDeliverable } from "#client/db/deliverables.ts";
import { useText, useTexts } from "#client/i18n/language.ts";
import { paletteTexts } from "#client/i18n/palette-texts.ts";
import { versionTexts } from "#client/i18n/version-texts.ts";
import { modKey } from "#client/platform/mod-key.ts";
import type { Command } from "#client/ui/command.ts";
import { showToast } from "#client/ui/toast.ts";
import type { Day } from "#shared/day.ts";
import { beginVersion } from "./begin-version.ts";
import { type Direction, takeStep } from "./undo-step.ts";

type VersionCommandsOptions = {
  day: Day;
  /** Its sheet is on the screen: only there does one see what is undone. */
  isShown: boolean;
  /** Shows the field that it is written in. */
  onShow: () => void;
};

export function useVersionCommands({ day, isShown, onShow }: VersionCommandsOptions): Command[] {
  const text = useText();
  const palette = useTexts(paletteTexts);
  const versions = useTexts(versionTexts);

  /** What was being typed was kept when the palette took the focus from it. */
  async function begin() {
    await beginVersion(day, (await readDeliverable(day))?.text ?? "");
    onShow();
  }

  function stepCommand(direction: Direction, icon: ReactNode, keys: string): Command {
    return {
      id: direction,
      name: versions.step[direction],
      detail: text.day.name(day),
      icon,
      keys,
      run: () => takeStep(direction) || showToast({ text: versions.noStep[direction] }),
    };
  }

  const steps = [
    stepCommand("undo", <Undo2 className="i" aria-hidden />, `${modKey()} Z`),
    stepCommand("redo", <Redo2 className="i" aria-hidden />, versions.redoKeys(modKey())),
  ];
  return [
    ...(isShown ? steps : []),
    {
      id: "new-version",
      name: palette.newVersion,
      detail: text.day.name(day),
      icon: <FilePlus2 className="i" aria-hidden />,
      run: () => void begin(),
    },
  ];
}
