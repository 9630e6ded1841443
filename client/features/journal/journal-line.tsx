/** One line of the list: an exchange, what binômes wrote, or a version of a deliverable that holds what was looked for. */
import { Link } from "@tanstack/react-router";
import { Pin } from "lucide-react";
import type { Ref } from "react";
import type { Line } from "#client/db/search/look.ts";
import { daysLeftInBin } from "#client/db/bin.ts";
import { buddyThreadTexts } from "#client/i18n/buddy-thread-texts.ts";
import { formatShortDate, formatTime } from "#client/i18n/format.ts";
import { journalTexts } from "#client/i18n/journal-texts.ts";
import { useLang, useTexts } from "#client/i18n/language.ts";
import { MarkedWords } from "./marked-words.tsx";
import { useAddress, withSpot } from "./use-address.ts";

type JournalLineProps = {
  line: Line;
  /** Its place among all lines, from 0. */
  at: number;
  isOpen: boolean;
  isTabStop: boolean;
  onFocus: () => void;
  ref: Ref<HTMLAnchorElement>;
};

export function JournalLine({ line, at, isOpen, isTabStop, onFocus, ref }: JournalLineProps) {
  const text = useTexts(journalTexts);
  const buddy = useTexts(buddyThreadTexts);
  const lang = useLang();
  const address = useAddress();
  return (
    <Link
      ref={ref}
      className={isOpen ? "res is-open" : "res"}
      to="/app/journal"
      search={withSpot(address, line)}
      data-line={at}
      // The router would call every line the current page: they share its path.
      activeProps={isOpen ? { "aria-current": "true" } : { "aria-current": undefined }}
      tabIndex={isTabStop ? 0 : -1}
      onFocus={onFocus}
    >
      {line.isPinned && <Pin className="i" aria-label={text.pinned} />}
      <span className="top">
        <span className="name">
          {line.version !== null && text.deliverable(line.day, line.version)}
          {line.buddy !== null && buddy.with(line.buddy)}
          <MarkedWords pieces={line.title} />
        </span>
        <time className="mono" dateTime={new Date(line.createdAt).toISOString()}>
          {formatShortDate(lang, line.createdAt)} {formatTime(lang, line.createdAt)}
        </time>
      </span>
      <span className="excerpt">
        <MarkedWords pieces={line.excerpt} />
      </span>
      {line.deletedAt !== null && <span className="left">{text.daysLeft(daysLeftInBin(line.deletedAt))}</span>}
    </Link>
  );
}
