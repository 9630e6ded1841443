/** Where the person's words are, in the status bar, and since when the last of them are on the disk. */
import { Link } from "@tanstack/react-router";
import { HardDrive } from "lucide-react";
import { useLastWriteAt } from "#client/db/last-write.ts";
import { formatTime } from "#client/i18n/format.ts";
import { useLang, useText } from "#client/i18n/language.ts";

export function SavedPanel() {
  const text = useText().shell;
  const lang = useLang();
  const atMs = useLastWriteAt();
  return (
    <Link to="/app/reglages">
      <HardDrive className="i" aria-hidden />
      {text.savedHere}
      {atMs !== null && <span className="mono">{formatTime(lang, atMs)}</span>}
    </Link>
  );
}
