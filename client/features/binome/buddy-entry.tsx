/** One entry: a bubble, or a card for what comes from a day. Whose it is, and how far it has come, is said in words. */
import { AlertTriangle, Check, CheckCheck, Clock, Eye } from "lucide-react";
import { assertNever } from "#shared/assert-never.ts";
import { removeFailedEntry } from "#client/db/buddy-entries.ts";
import { isRemark } from "#client/db/remark.ts";
import type { BuddyEntryRow } from "#client/db/rows.ts";
import { binomeTexts } from "#client/i18n/binome-texts.ts";
import { useTexts } from "#client/i18n/language.ts";
import { useCopy } from "#client/ui/use-copy.ts";
import type { EntryState } from "./entry-state.ts";
import { PassageEntry } from "./passage-entry.tsx";
import { PromiseEntry } from "./promise-entry.tsx";
import { ShowCoach } from "./show-coach.tsx";
import { SeenDoneEntry } from "./seen-done-entry.tsx";
import { VerdictEntry } from "./verdict-entry.tsx";

/** `state`: where it is worth saying. */
type BuddyEntryProps = { row: BuddyEntryRow; name: string; state: EntryState | null; isSeenDone: boolean };

export function BuddyEntry({ row, name, state, isSeenDone }: BuddyEntryProps) {
  const text = useTexts(binomeTexts);
  return (
    <div className={row.fromMe ? "buddy-entry mine" : "buddy-entry"}>
      <span className="sr">{text.said(row.fromMe ? text.me : name)}</span>
      <EntryBody row={row} name={name} isSeenDone={isSeenDone} />
      {state !== null && (
        <p className={row.failure === null ? "buddy-mark" : "buddy-mark failed"}>
          <StateIcon state={state} />
          {text.state[state]}
        </p>
      )}
      {row.failure !== null && <FailedActions row={row} />}
    </div>
  );
}

function EntryBody({ row, name, isSeenDone }: Omit<BuddyEntryProps, "state">) {
  const { body, fromMe } = row;
  switch (body.kind) {
    case "text":
      // As it was written: a link is words, an image is never fetched.
      return (
        <>
          <p className="buddy-bubble">{body.text}</p>
          {isRemark(row) && <ShowCoach row={row} />}
        </>
      );
    case "verdict":
      return <VerdictEntry body={body} />;
    case "passage":
      return <PassageEntry body={body} />;
    case "promise":
      return <PromiseEntry id={row.id} body={body} fromMe={fromMe} isSeenDone={isSeenDone} />;
    case "seen-done":
      return <SeenDoneEntry body={body} fromMe={fromMe} name={name} />;
    default:
      return assertNever(body);
  }
}

function StateIcon({ state }: { state: EntryState }) {
  switch (state) {
    case "queued":
      return <Clock className="i-s" aria-hidden />;
    case "sent":
      return <Check className="i-s" aria-hidden />;
    case "delivered":
      return <CheckCheck className="i-s" aria-hidden />;
    case "read":
      return <Eye className="i-s" aria-hidden />;
    case "rejected":
    case "pair-ended":
      return <AlertTriangle className="i-s" aria-hidden />;
    default:
      return assertNever(state);
  }
}

function FailedActions({ row }: { row: BuddyEntryRow }) {
  const text = useTexts(binomeTexts);
  const { copied, copy } = useCopy();
  const label = { idle: text.copy, copied: text.copied, refused: text.notCopied }[copied];
  return (
    <div className="rowbtns">
      {"text" in row.body && (
        <button type="button" className="btn btn-quiet" onClick={() => "text" in row.body && copy(row.body.text)}>
          {label}
        </button>
      )}
      <button type="button" className="btn btn-quiet" onClick={() => void removeFailedEntry(row.id)}>
        {text.remove}
      </button>
    </div>
  );
}
