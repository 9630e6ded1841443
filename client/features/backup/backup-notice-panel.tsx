/**
 * What a person should know about their words before they lose any: that this device kept some and is empty now, under
 * the page until they have seen it; and, seldom, that a copy would be a good thing.
 */
import { Link } from "@tanstack/react-router";
import { useEffect, useEffectEvent } from "react";
import { heedErasing } from "#client/db/backup/erase-device.ts";
import { settleKept, useKept, watchKept } from "#client/db/backup/kept-marker.ts";
import { useClosedDays } from "#client/db/day-log.ts";
import { backupTexts } from "#client/i18n/backup-texts.ts";
import { useTexts } from "#client/i18n/language.ts";
import { askStorageProtection } from "#client/platform/storage-protection.ts";
import { showOffer } from "#client/ui/offers.tsx";
import { showToast } from "#client/ui/toasts.tsx";
import { takeNudge } from "./due-nudge.ts";
import { makeCopy } from "./export-file.ts";

/** After a day is closed its own toast has its time first: it holds the way back. */
const AFTER_TOAST_MS = 8_000;

export function BackupNoticePanel() {
  const text = useTexts(backupTexts);
  const kept = useKept();
  useEffect(() => watchKept(), []);
  useEffect(() => heedErasing(() => location.reload()), []);
  useNudges();

  if (kept !== "lost" && kept !== "elsewhere") return null;
  return (
    <div className="notice" role="alert">
      <p>{text.notice[kept]}</p>
      <Link className="btn btn-ink" to="/app/reglages" hash="copies">
        {text.notice.restore}
      </Link>
      <button type="button" className="btn" onClick={() => void settleKept()}>
        {text.notice.goOn}
      </button>
    </div>
  );
}

function useNudges(): void {
  const text = useTexts(backupTexts);
  const closedDays = useClosedDays()?.size;

  function offerCopy(why: string) {
    const run = () =>
      void makeCopy().then(
        (outcome) => showToast({ text: outcome === "done" ? text.copy.made : text.copy.tooBig }),
        () => showToast({ text: text.copy.failed, isFailure: true }),
      );
    showOffer({ id: "copy", text: why, action: { label: text.copy.make, run } });
  }

  function protect() {
    askStorageProtection().then(
      (answer) =>
        answer === "protected" ? showToast({ text: text.notice.nowProtected }) : offerCopy(text.storage.refused),
      () => offerCopy(text.storage.refused),
    );
  }

  const propose = useEffectEvent(async () => {
    const nudge = await takeNudge();
    if (nudge === null) return;
    if (nudge.kind === "closed") offerCopy(text.notice.dayClosed(nudge.day));
    else if (nudge.kind === "new-day") offerCopy(text.notice.newDay(nudge.day));
    else showOffer({ id: "copy", text: text.notice.unprotected, action: { label: text.notice.protect, run: protect } });
  });
  useEffect(() => {
    if (closedDays === undefined) return undefined;
    // A database that cannot be read is told elsewhere.
    const timer = setTimeout(() => void propose().catch(() => undefined), AFTER_TOAST_MS);
    return () => clearTimeout(timer);
  }, [closedDays]);
}
