/** What every screen has and no first paint waits for: notices about the words kept here, and the keys of the frame. */
import { useEffect, useRef } from "react";
import { startAccount } from "#client/features/account/start-account.ts";
import { BackupNoticePanel } from "#client/features/backup/backup-notice-panel.tsx";
import { useCoachAboard } from "#client/features/coach/coach-watch.ts";
import { startUnseenStop } from "#client/features/coach/start-unseen-stop.ts";
import { useToday } from "#client/features/session/use-today.ts";
import { KeyboardPanel } from "#client/features/settings/keyboard-panel.tsx";
import { tellSeenHeight } from "#client/platform/seen-height.ts";
import { catchLostFocus } from "#client/ui/catch-lost-focus.ts";
import { Offers } from "#client/ui/offers.tsx";
import { pressInPlace } from "#client/ui/press-in-place.ts";
import { startMenus } from "#client/ui/start-menus.ts";
import { focusPage } from "./focus-page.ts";
import { shutDrawerOnEscape } from "./shut-drawer-on-escape.ts";
import { useFrameKeys } from "./use-frame-keys.ts";
import { useLetterKeys } from "./use-letter-keys.ts";
import { usePlace } from "./use-place.ts";

export function AtRest() {
  const help = useRef<HTMLDialogElement>(null);
  const today = useToday()?.day;
  const { day } = usePlace(today);
  useFrameKeys(day ?? today);
  useLetterKeys(day, () => help.current?.showModal());
  const aboard = useCoachAboard();
  useEffect(() => (day === null || aboard ? undefined : startUnseenStop(day)), [day, aboard]);
  useEffect(() => tellSeenHeight(), []);
  useEffect(() => startAccount(), []);
  useEffect(() => catchLostFocus(focusPage), []);
  // In the order in which Escape closes them.
  useEffect(() => startMenus(), []);
  useEffect(() => shutDrawerOnEscape(), []);
  useEffect(() => pressInPlace(), []);
  return (
    <>
      <BackupNoticePanel />
      <Offers />
      <KeyboardPanel dialogRef={help} />
    </>
  );
}
