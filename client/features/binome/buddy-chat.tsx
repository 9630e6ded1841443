/** The chat with the present binôme: who it is, what was written, what is being written. Folded, it is one row. */
import { type ReactNode, useState } from "react";
import { initialsOf } from "#shared/person-name.ts";
import { useBuddyThread, useUnread } from "#client/db/buddy-entries.ts";
import type { PairRow } from "#client/db/rows.ts";
import { binomeTexts } from "#client/i18n/binome-texts.ts";
import { useTexts } from "#client/i18n/language.ts";
import { BuddyComposer } from "./buddy-composer.tsx";
import { BuddyMenu } from "./buddy-menu.tsx";
import { BuddyThread } from "./buddy-thread.tsx";
import { BuddyAnnouncer } from "./buddy-announcer.tsx";
import { plainEntry } from "./plain-entry.ts";
import { UnreadBadge } from "./unread-badge.tsx";

const PAGE = 50;

type BuddyChatProps = { pair: PairRow; isFolded: boolean; fold: ReactNode };

export function BuddyChat({ pair, isFolded, fold }: BuddyChatProps) {
  const text = useTexts(binomeTexts);
  const [shown, setShown] = useState(PAGE);
  const thread = useBuddyThread(pair.id, shown);
  const unread = useUnread(pair);
  const name = pair.name === "" ? text.buddy : pair.name;
  const firstName = pair.name.split(" ")[0] || text.buddy;
  const waiting = thread?.unsent.filter(({ failure }) => failure === null).length ?? 0;
  const newest = thread?.unsent.at(-1) ?? thread?.entries.at(-1);

  return (
    <>
      <header className="pane-h buddy-head">
        <span className="buddy-avatar" aria-hidden>
          {initialsOf(pair.name)}
        </span>
        {isFolded && (
          <p className="last grow">
            <b>{newest?.fromMe === true ? text.me : firstName}</b> {newest !== undefined && plainEntry(newest, text)}
          </p>
        )}
        <h2 className={isFolded ? "whole grow" : "grow"}>{name}</h2>
        <p className="buddy-state whole">{waiting === 0 ? text.buddy : text.waiting(waiting)}</p>
        {isFolded && <UnreadBadge count={unread} />}
        <BuddyMenu pair={pair} name={firstName} />
        {fold}
      </header>
      <div className="buddy-body">
        {thread !== undefined && (
          <BuddyThread
            pair={pair}
            name={firstName}
            thread={thread}
            unread={unread}
            onEarlier={() => setShown((count) => count + PAGE)}
          />
        )}
        <BuddyComposer name={firstName} />
      </div>
      <BuddyAnnouncer name={firstName} newest={thread?.entries.findLast(({ fromMe }) => !fromMe) ?? null} />
    </>
  );
}
