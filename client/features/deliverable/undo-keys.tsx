/**
 * Undo and redo in the sheet, by keyboard, by the browser's own menu, by the palette and, for a finger, by two buttons,
 * through steps that a reload leaves as they are. The browser's own history is never used beside them: it forgets at
 * each reload, and knows nothing of a version made of a rewrite.
 */
import { Redo2, Undo2 } from "lucide-react";
import { useEffect, useEffectEvent, useLayoutEffect, useRef } from "react";
import { keepHistory, readHistory } from "#client/db/histories.ts";
import type { TextHistory } from "#client/db/rows.ts";
import { useTexts } from "#client/i18n/language.ts";
import { versionTexts } from "#client/i18n/version-texts.ts";
import { showToast } from "#client/ui/toast.ts";
import { showPlace } from "./show-place.ts";
import { newHistory, recorded, redoneOnce, undoneOnce } from "./text-history.ts";
import { type Direction, offerSteps, takeStep } from "./undo-step.ts";
import type { DeliverableEditor } from "./use-deliverable-editor.ts";
import "./undo-keys.css";

type UndoKeysProps = Pick<DeliverableEditor, "versionId" | "text" | "setText" | "heldHistory" | "holdHistory">;

export function UndoKeys({ versionId, text, setText, heldHistory, holdHistory }: UndoKeysProps) {
  const words = useTexts(versionTexts);
  /** Where the caret goes once the text is on the screen. */
  const caret = useRef<number | null>(null);

  const begin = useEffectEvent((stored: TextHistory | undefined) => {
    if (heldHistory() === null) holdHistory(recorded(stored ?? newHistory(versionId === null ? "" : text), text));
  });
  const followVersion = useEffectEvent(async (id: string) => {
    const history = heldHistory();
    if (history === null) begin(await readHistory(id));
    // A version that was just made goes on from the one it was made of.
    else await keepHistory(id, history);
  });
  useEffect(() => {
    if (versionId === null) begin(undefined);
    // Where the disk refuses, steps begin anew.
    else void followVersion(versionId).catch(() => begin(undefined));
  }, [versionId]);

  const follow = useEffectEvent((shown: string) => {
    const history = heldHistory();
    if (history !== null) holdHistory(recorded(history, shown));
    if (caret.current === null) return;
    const sheet = sheetField();
    sheet?.setSelectionRange(caret.current, caret.current);
    showPlace(sheet?.previousElementSibling ?? null, caret.current);
    caret.current = null;
  });
  useLayoutEffect(() => follow(text), [text]);

  const move = useEffectEvent((direction: Direction): boolean => {
    const history = heldHistory();
    const moved = history === null ? null : (direction === "undo" ? undoneOnce : redoneOnce)(history);
    if (moved === null) return false;
    holdHistory(moved.history);
    caret.current = moved.caret;
    setText(moved.history.text);
    return true;
  });
  useEffect(() => offerSteps((direction) => move(direction)), []);
  const takeOver = useEffectEvent((event: Event, direction: Direction) => {
    if (heldHistory() === null) return;
    event.preventDefault();
    move(direction);
  });
  useEffect(() => {
    const sheet = sheetField();
    const onKey = (event: KeyboardEvent) => {
      const direction = directionOf(event);
      if (direction !== null) takeOver(event, direction);
    };
    const onBeforeInput = (event: InputEvent) => {
      if (event.inputType === "historyUndo") takeOver(event, "undo");
      else if (event.inputType === "historyRedo") takeOver(event, "redo");
    };
    sheet?.addEventListener("keydown", onKey);
    sheet?.addEventListener("beforeinput", onBeforeInput);
    return () => {
      sheet?.removeEventListener("keydown", onKey);
      sheet?.removeEventListener("beforeinput", onBeforeInput);
    };
  }, []);
  return (
    <div className="undo-steps">
      {(["undo", "redo"] as const).map((direction) => (
        <button
          key={direction}
          type="button"
          className="icon-btn"
          aria-label={words.step[direction]}
          // The words keep the focus, and a phone its keyboard.
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => takeStep(direction) || showToast({ text: words.noStep[direction] })}
        >
          {direction === "undo" ? <Undo2 className="i" aria-hidden /> : <Redo2 className="i" aria-hidden />}
        </button>
      ))}
    </div>
  );
}

/** Ctrl or Cmd with Z, with Maj for the way back; Ctrl Y as well. */
function directionOf({ key, ctrlKey, metaKey, shiftKey, altKey, isComposing }: KeyboardEvent): Direction | null {
  if (altKey || isComposing || ctrlKey === metaKey) return null;
  switch (key.toLowerCase()) {
    case "z":
      return shiftKey ? "redo" : "undo";
    case "y":
      return ctrlKey && !shiftKey ? "redo" : null;
    default:
      return null;
  }
}

function sheetField(): HTMLTextAreaElement | null {
  return document.querySelector<HTMLTextAreaElement>("textarea#deliverable");
}
