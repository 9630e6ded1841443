/**
 * The one gate before the coach, whichever way is taken: the window, the palette, the queue. What speaks of distress
 * waits here for the person's word, with nothing stored and nothing sent; the day's window shows the help meanwhile.
 * Whoever insists is heard: of that day neither their words nor their text are held again while the page is open.
 */
import { create } from "zustand";
import { snapshotDeliverable } from "#client/db/deliverables.ts";
import type { Day } from "#shared/day.ts";
import { soundsDistressed, writesOfOwnDistress } from "#shared/distress.ts";
import { type Ask, askCoach } from "./ask-coach.ts";

/** `typed`: its words, where they stand in the composer too. */
export type Held = { day: Day; typed: string | null; release: () => Promise<unknown> };

/** `heard`: what of which day. A text that names distress says nothing of the next question, nor the other way round. */
const useGate = create<{ held: Held | null; heard: ReadonlySet<string> }>(() => ({ held: null, heard: new Set() }));

export function useHeld(day: Day): Held | null {
  return useGate(({ held }) => (held?.day === day ? held : null));
}

export function dropHeld(): void {
  useGate.setState({ held: null });
}

/** `typed`: its words came from the composer, or stand there. */
export function askWithCare(ask: Ask, typed = false): Promise<"sent" | "held"> {
  return sendWithCare({ day: ask.day, question: ask.text, typed: typed ? ask.text : null }, (isHeard) =>
    askCoach({ ...ask, isHeard }),
  );
}

/** `question`: "" where its words have passed here before, and only the text that goes along is another. */
export async function sendWithCare(
  { day, question, typed }: { day: Day; question: string; typed: string | null },
  send: (isHeard: boolean) => Promise<unknown>,
): Promise<"sent" | "held"> {
  const deliverable = (await snapshotDeliverable(day))?.text ?? "";
  const found = [
    ...(soundsDistressed(question) ? [`question of ${day}`] : []),
    ...(writesOfOwnDistress(deliverable) ? [`text of ${day}`] : []),
  ];
  const { heard } = useGate.getState();
  if (found.every((one) => heard.has(one))) {
    await send(found.length > 0);
    return "sent";
  }
  useGate.setState({
    held: {
      day,
      typed,
      release: () => {
        useGate.setState({ held: null, heard: new Set([...heard, ...found]) });
        return send(true);
      },
    },
  });
  return "held";
}
