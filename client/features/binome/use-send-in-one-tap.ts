/** Sends to the present binôme, says so, and offers the way back. */
import { sendInOneTap, takeBackEntry, usePair } from "#client/db/buddy-entries.ts";
import { bridgeTexts } from "#client/i18n/bridge-texts.ts";
import { useTexts } from "#client/i18n/language.ts";
import { showToast } from "#client/ui/toast.ts";
import type { BuddyBody } from "#shared/binome-protocol.ts";

export type SendInOneTap = {
  /** How the binôme is called. */
  name: string;
  send: (body: BuddyBody) => void;
};

export function useSendInOneTap(): SendInOneTap {
  const text = useTexts(bridgeTexts);
  const name = usePair()?.name.split(" ")[0] || text.yourBuddy;

  async function sendAndSay(body: BuddyBody) {
    const row = await sendInOneTap(body);
    if (row === null) return;
    showToast({ text: text.leaving(name), action: { label: text.undo, run: () => void takeBack(row.id) } });
  }

  async function takeBack(id: string) {
    showToast({ text: (await takeBackEntry(id)) ? text.takenBack : text.hasLeft });
  }

  return {
    name,
    send: (body) => void sendAndSay(body).catch(() => showToast({ text: text.notSent, isFailure: true })),
  };
}
