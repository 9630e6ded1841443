/** Where the person's words are, in the status bar, and since when the last of them are on the disk; or that some are not. */
import { Link } from "@tanstack/react-router";
import { HardDrive, TriangleAlert } from "lucide-react";
import { useLastWriteAt } from "#client/db/last-write.ts";
import { formatTime } from "#client/i18n/format.ts";
import { useLang, useText } from "#client/i18n/language.ts";
import { useHasUnsavedWords } from "#client/ui/unsaved-words.ts";

export function SavedPanel() {
  const text = useText().shell;
  const lang = useLang();
  const atMs = useLastWriteAt();
  if (useHasUnsavedWords()) {
    return (
      <Link to="/app/reglages" hash="donnees" className="not-saved">
        <Unsaved />
      </Link>
    );
  }
  return (
    <Link to="/app/reglages" hash="donnees">
      <HardDrive className="i" aria-hidden />
      {text.savedHere}
      {atMs !== null && <span className="mono">{formatTime(lang, atMs)}</span>}
    </Link>
  );
}

/** On a phone, where there is no status bar: only what must not wait until somebody looks for it. */
export function UnsavedPanel() {
  return useHasUnsavedWords() ? (
    <span className="not-saved">
      <Unsaved />
    </span>
  ) : null;
}

function Unsaved() {
  const text = useText().deliverable;
  return (
    <>
      <TriangleAlert className="i" aria-hidden />
      {text.unsaved}
    </>
  );
}
