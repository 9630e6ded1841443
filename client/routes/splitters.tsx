/** The lines between the frame's panes: what each moves, and how far. Asked for at rest. */
import { useText } from "#client/i18n/language.ts";
import { Splitter } from "#client/ui/splitter.tsx";
import { resizePane, useBinomeSize, useSideSize } from "./layout-state.ts";

/** Between the page and the column beside it. */
export function SideSplitter() {
  return (
    <Splitter
      label={useText().shell.sideWidth}
      pane="right"
      {...useSideSize()}
      onResize={(size) => resizePane("sideWidth", size)}
    />
  );
}

/** Between the chat and the coach. */
export function CrewSplitter() {
  return (
    <Splitter
      label={useText().shell.binomeHeight}
      pane="above"
      {...useBinomeSize()}
      onResize={(size) => resizePane("binomeHeight", size)}
    />
  );
}
