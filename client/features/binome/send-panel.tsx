/**
 * « Envoyer à Léa » beside what can be sent: one tap, and for some seconds the way back. Nothing where there is no binôme.
 * Other features are handed it by the route, for none of them knows that there is a chat.
 */
import { Check, Send } from "lucide-react";
import { usePair, useSent } from "#client/db/buddy-entries.ts";
import { bridgeTexts } from "#client/i18n/bridge-texts.ts";
import { useTexts } from "#client/i18n/language.ts";
import { BuddyBody } from "#shared/binome-protocol.ts";
import { useSendInOneTap } from "./use-send-in-one-tap.ts";

export type SendPanelProps = {
  body: BuddyBody;
  /** It is a passage of something that goes on being written. */
  isPassage?: boolean;
};

export function SendPanel({ body, isPassage = false }: SendPanelProps) {
  const text = useTexts(bridgeTexts);
  const pair = usePair();
  const sent = useSent(body);
  const { name, send } = useSendInOneTap();
  // What the wire would refuse is not offered.
  if (!pair || sent === undefined || !BuddyBody.safeParse(body).success) return null;
  const isSent = sent !== null;
  const told = sent !== null && sent.seq > 0 ? text.sent(name) : text.leaving(name);
  return (
    <button
      type="button"
      className="btn btn-quiet"
      aria-disabled={isSent}
      // A press elsewhere would take the selection away that is to be sent.
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => !isSent && send(body)}
    >
      {isSent ? <Check className="i i-s" aria-hidden /> : <Send className="i i-s" aria-hidden />}
      {isSent ? told : isPassage ? text.sendPassage(name) : text.send(name)}
    </button>
  );
}
