/**
 * The palette's place in the frame and the key that opens it. The palette itself is no part of the first load: it is
 * fetched when the page is at rest, and opens once its code is there.
 */
import { Suspense, useEffect } from "react";
import { create } from "zustand";
import { whenIdle } from "#client/platform/page-life.ts";
import { fetchedPart } from "#client/ui/fetched-part.tsx";
import { PaneGuard } from "#client/ui/pane-guard.tsx";

const commandPalette = fetchedPart(async () => (await import("./command-palette.tsx")).CommandPalette);

const usePalette = create<{ isOpen: boolean }>(() => ({ isOpen: false }));

export function openPalette(): void {
  commandPalette.fetch().then(
    () => usePalette.setState({ isOpen: true }),
    // Its code could not be had, which is said by `start-lost-parts`; the next press asks again.
    () => undefined,
  );
}

function noteClosed(): void {
  usePalette.setState({ isOpen: false });
}

export function PaletteHost() {
  const { isOpen } = usePalette();
  useEffect(() => whenIdle(() => void commandPalette.fetch()), []);
  useEffect(() => {
    document.addEventListener("keydown", openOnKey);
    return () => document.removeEventListener("keydown", openOnKey);
  }, []);
  if (!isOpen) return null;
  return (
    <PaneGuard pane="palette">
      <Suspense fallback={null}>
        <commandPalette.Part onClosed={noteClosed} />
      </Suspense>
    </PaneGuard>
  );
}

function openOnKey(event: KeyboardEvent): void {
  const isOurs =
    (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === "k";
  if (!isOurs || event.defaultPrevented) return;
  event.preventDefault();
  // Nothing opens over another dialog.
  if (document.querySelector("dialog[open]") === null) openPalette();
}
