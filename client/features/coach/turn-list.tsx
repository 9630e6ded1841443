/**
 * The turns of a day. A long day holds only those near the view in the page: a thousand messages are opened, scrolled
 * and written under as quickly as ten. A day of the usual length is all there, for the browser's own search and print.
 */
import { type RefObject, useState } from "react";
import { Virtualizer } from "virtua";
import type { ThreadTurn } from "#client/db/threads.ts";
import type { ReplyState } from "#shared/message.ts";
import type { ThreadActions } from "./coach-reply.tsx";
import { CoachTurn } from "./coach-turn.tsx";
import { type NextPlace, NextPlaceContext } from "./next-place.ts";
import { useReplyUnderWay } from "./use-reply-under-way.ts";

/** Some ten screens. */
const LONG = 30;
/** Pixels kept ready above and below the view: a quick wheel must not outrun them. */
const BUFFER_PX = 900;

type TurnListProps = {
  turns: readonly ThreadTurn[];
  online: boolean;
  scroller: RefObject<HTMLDivElement | null>;
  actions: ThreadActions;
  /** Of the newest turn's next action. */
  nextPlace: NextPlace;
};

const AMONG_ITS_WORDS: NextPlace = { isNewest: false, below: null };

export function TurnList({ turns, online, scroller, actions, nextPlace }: TurnListProps) {
  /** Of each question, the sibling chosen to be read; the newest where none was. Outlives a turn that is out of view. */
  const [chosen, setChosen] = useState<Readonly<Record<string, string | null>>>({});
  /** The turn that has the keyboard's focus stays, wherever the view goes. */
  const [focused, setFocused] = useState<number | null>(null);
  const has = (status: ReplyState["status"]) => turns.some(({ current: { state } }) => state.status === status);
  const isUnderWay = useReplyUnderWay(has("queued"));
  const isWriting = has("streaming") || isUnderWay;
  const heldAt = turns.findIndex(({ current: { state } }) => state.status === "queued" && state.consent === "needed");
  const last = turns.length - 1;
  const row = (turn: ThreadTurn, index: number) => (
    <div key={turn.question.id} onFocus={() => setFocused(index)}>
      <NextPlaceContext value={index === last ? nextPlace : AMONG_ITS_WORDS}>
        <CoachTurn
          turn={turn}
          online={online}
          behind={isWriting ? "reply" : heldAt !== -1 && index > heldAt ? "question" : null}
          isLast={index === last}
          chosen={chosen[turn.question.id] ?? null}
          actions={actions}
          onChoose={(id) => setChosen((known) => ({ ...known, [turn.question.id]: id }))}
        />
      </NextPlaceContext>
    </div>
  );
  if (turns.length < LONG) return turns.map(row);
  // The newest turn grows at each frame while it is written, and the list measures its own again at each change.
  return (
    <>
      <Virtualizer
        data={turns.slice(0, last)}
        scrollRef={scroller}
        bufferSize={BUFFER_PX}
        keepMounted={focused === null || focused >= last ? [] : [focused]}
      >
        {row}
      </Virtualizer>
      {turns.slice(last).map((turn) => row(turn, last))}
    </>
  );
}
