/** What every screen has and no first paint waits for: notices about the words kept here, and the keys of the frame. */
import { useNavigate } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { BackupNoticePanel } from "#client/features/backup/backup-notice-panel.tsx";
import { useCoachAboard } from "#client/features/coach/coach-watch.ts";
import { startUnseenStop } from "#client/features/coach/start-unseen-stop.ts";
import { useToday } from "#client/features/session/use-today.ts";
import { KeyboardPanel } from "#client/features/settings/keyboard-panel.tsx";
import { tellSeenHeight } from "#client/platform/seen-height.ts";
import { useSingleKeys } from "#client/ui/single-keys.ts";
import { toggleFold } from "./layout-state.ts";
import { useFrameKeys } from "./use-frame-keys.ts";
import { usePlace } from "./use-place.ts";

/** A screen that is loaded when it is opened has its field by then, or has none. */
const LOOK_FRAMES = 60;

export function AtRest() {
  const navigate = useNavigate();
  const help = useRef<HTMLDialogElement>(null);
  const { day } = usePlace(useToday()?.day);
  useFrameKeys(day);
  const aboard = useCoachAboard();
  useEffect(() => (day === null || aboard ? undefined : startUnseenStop(day)), [day, aboard]);
  useEffect(() => tellSeenHeight(), []);
  useSingleKeys({
    "g t": () => void navigate({ to: "/app/today" }),
    "g j": () => void navigate({ to: "/app/journal" }),
    "g p": () => void navigate({ to: "/app/profil" }),
    "/": () => void navigate({ to: "/app/journal" }).then(() => focusSearch(LOOK_FRAMES)),
    "[": () => toggleFold("rail"),
    "]": () => toggleFold("side"),
    "?": () => help.current?.showModal(),
  });
  return (
    <>
      <BackupNoticePanel />
      <KeyboardPanel dialogRef={help} />
    </>
  );
}

function focusSearch(framesLeft: number): void {
  const field = document.querySelector<HTMLInputElement>("main search input");
  if (field !== null) field.focus();
  else if (framesLeft > 0) requestAnimationFrame(() => focusSearch(framesLeft - 1));
}
