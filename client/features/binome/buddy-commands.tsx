/** What the palette offers of the binôme: to write to them, and to send the words that are selected in the sheet. */
import { MessageCircle, Send } from "lucide-react";
import { useState } from "react";
import { usePair } from "#client/db/buddy-entries.ts";
import { readDeliverable } from "#client/db/deliverables.ts";
import { binomeTexts } from "#client/i18n/binome-texts.ts";
import { bridgeTexts } from "#client/i18n/bridge-texts.ts";
import { useTexts } from "#client/i18n/language.ts";
import type { Command } from "#client/ui/command.ts";
import { BUDDY_TEXT_MAX } from "#shared/binome-protocol.ts";
import type { Day } from "#shared/day.ts";
import { useSendInOneTap } from "./use-send-in-one-tap.ts";

type BuddyCommandsOptions = {
  day: Day;
  /** Shows the chat, to be written in. */
  onShow: () => void;
};

export function useBuddyCommands({ day, onShow }: BuddyCommandsOptions): Command[] {
  const text = useTexts(bridgeTexts);
  const chat = useTexts(binomeTexts);
  const pair = usePair();
  const { name, send } = useSendInOneTap();
  // The sheet keeps its selection while the palette has the focus.
  const [passage] = useState(selectedInSheet);
  if (!pair) return [];
  const writing: Command = {
    id: "buddy",
    name: chat.write(name),
    detail: chat.buddy,
    icon: <MessageCircle className="i" aria-hidden />,
    run: onShow,
  };
  if (passage === "" || passage.length > BUDDY_TEXT_MAX) return [writing];

  async function sendPassage() {
    const version = (await readDeliverable(day))?.n ?? 1;
    send({ kind: "passage", day, version, text: passage });
  }

  return [
    writing,
    {
      id: "send-passage",
      name: text.sendPassage(name),
      detail: passage.replaceAll(/\s+/g, " ").slice(0, DETAIL_CHARACTERS),
      icon: <Send className="i" aria-hidden />,
      run: () => void sendPassage(),
    },
  ];
}

const DETAIL_CHARACTERS = 80;

/** Of the newest version, which is the one that can be written in. */
function selectedInSheet(): string {
  const field = document.getElementById("deliverable");
  if (!(field instanceof HTMLTextAreaElement) || field.readOnly) return "";
  return field.value.slice(field.selectionStart, field.selectionEnd).trim();
}
