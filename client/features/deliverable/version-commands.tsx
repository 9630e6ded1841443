/** What the palette offers of the deliverable: a new version, from the text as it stands. */
import { FilePlus2 } from "lucide-react";
import { readDeliverable } from "#client/db/deliverables.ts";
import { useText, useTexts } from "#client/i18n/language.ts";
import { paletteTexts } from "#client/i18n/palette-texts.ts";
import type { Command } from "#client/ui/command.ts";
import type { Day } from "#shared/day.ts";
import { beginVersion } from "./begin-version.ts";

type VersionCommandsOptions = {
  day: Day;
  /** Shows the field that it is written in. */
  onShow: () => void;
};

export function useVersionCommands({ day, onShow }: VersionCommandsOptions): Command[] {
  const text = useText();
  const palette = useTexts(paletteTexts);

  /** What was being typed was kept when the palette took the focus from it. */
  async function begin() {
    await beginVersion(day, (await readDeliverable(day))?.text ?? "");
    onShow();
  }

  return [
    {
      id: "new-version",
      name: palette.newVersion,
      detail: text.day.name(day),
      icon: <FilePlus2 className="i" aria-hidden />,
      run: () => void begin(),
    },
  ];
}
