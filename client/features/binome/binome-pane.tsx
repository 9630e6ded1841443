/** What is in the place of the buddy chat: the chat with the present binôme, or how to get one. */
import { usePair } from "#client/db/buddy-entries.ts";
import { useText } from "#client/i18n/language.ts";
import { BinomeEmpty } from "./binome-empty.tsx";
import { BuddyChat } from "./buddy-chat.tsx";
import { FoldButton } from "./fold-button.tsx";
import { type CoachPlace, CoachPlaceContext } from "./show-coach.tsx";
import "./buddy-chat.css";

type BinomePaneProps = { isFolded: boolean; onFold: () => void; coach: CoachPlace };

export function BinomePane({ isFolded, onFold, coach }: BinomePaneProps) {
  const { title } = useText().binome;
  const pair = usePair();
  const fold = <FoldButton isFolded={isFolded} onFold={onFold} />;
  if (pair !== undefined && pair !== null) {
    return (
      <CoachPlaceContext value={coach}>
        <BuddyChat key={pair.id} pair={pair} isFolded={isFolded} fold={fold} />
      </CoachPlaceContext>
    );
  }
  return (
    <>
      <header className="pane-h">
        <h2 className="grow">{title}</h2>
        {fold}
      </header>
      {pair === null && <BinomeEmpty />}
    </>
  );
}
