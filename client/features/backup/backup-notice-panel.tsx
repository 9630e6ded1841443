/**
 * What a person should know about their words before they lose any: that this device kept some and is empty now, under
 * the page until they have seen it; and, seldom, that a copy would be a good thing.
 */
import { Link } from "@tanstack/react-router";
import { useEffect, useEffectEvent } from "react";
import { heedErasing } from "#client/db/backup/erase-device.ts";
import { settleKept, useKept, watchKept } from "#client/db/backup/kept-marker.ts";
import { useLastCopy } from "#client/db/backup/last-copy.ts";
import { useClosedDays } from "#client/db/day-log.ts";
import { backupTexts } from "#client/i18n/backup-texts.ts";
import { currentTexts, useTexts } from "#client/i18n/language.ts";
import { askStorageProtection } from "#client/platform/storage-protection.ts";
import { dropOffer, showOffer } from "#client/ui/offers.tsx";
import { showToast } from "#client/ui/toast.ts";
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

type Texts = typeof backupTexts.fr;

function useNudges(): void {
  const closedDays = useClosedDays()?.size;
  const copiedAt = useLastCopy();

  function offerCopy(why: (text: Texts) => string) {
    const run = () =>
      void makeCopy().then(
        (outcome) => showToast({ text: texts().copy[outcome === "done" ? "made" : "tooBig"] }),
        () => showToast({ text: texts().copy.failed, isFailure: true }),
      );
    showOffer({ id: "copy", text: () => why(texts()), action: { label: () => texts().copy.make, run } });
  }

  function protect() {
    const refused = () => offerCopy(({ storage }) => storage.refused);
    askStorageProtection().then(
      (answer) => (answer === "protected" ? showToast({ text: texts().notice.nowProtected }) : refused()),
      refused,
    );
  }

  const propose = useEffectEvent(async () => {
    const nudge = await takeNudge();
    if (nudge === null) return;
    if (nudge.kind === "closed") offerCopy(({ notice }) => notice.dayClosed(nudge.day));
    else if (nudge.kind === "new-day") offerCopy(({ notice }) => notice.newDay(nudge.day));
    else {
      const label = () => texts().notice.protect;
      showOffer({ id: "copy", text: () => texts().notice.unprotected, action: { label, run: protect } });
    }
  });
  // One that was made in the settings answers as well.
  useEffect(() => {
    if (typeof copiedAt === "number") dropOffer("copy");
  }, [copiedAt]);
  useEffect(() => {
    if (closedDays === undefined) return undefined;
    // A database that cannot be read is told elsewhere.
    const timer = setTimeout(() => void propose().catch(() => undefined), AFTER_TOAST_MS);
    return () => clearTimeout(timer);
  }, [closedDays]);
}

/** An offer and its outcome are told in the language of their moment. */
function texts(): Texts {
  return currentTexts(backupTexts);
}
