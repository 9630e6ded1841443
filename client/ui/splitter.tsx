/**
 * The line between two panes that can be moved: dragged, or by the keys of the ARIA window splitter. It keeps no size of
 * its own; whatever is asked of it stays within `min` and `max`.
 */
import { type KeyboardEvent, type PointerEvent, useRef } from "react";
import "./splitter.css";

type SplitterProps = {
  label: string;
  /** The side of the splitter on which its pane is: moving away from it makes it larger. */
  pane: "above" | "left" | "right";
  /** Of its pane, in CSS pixels. */
  size: number;
  min: number;
  max: number;
  /** `null`: the size it has by default. */
  onResize: (size: number | null) => void;
};

/** `DESIGN.md`, "Keyboard". */
const STEP_PX = 16;
const KEYS = {
  above: { more: "ArrowDown", less: "ArrowUp" },
  left: { more: "ArrowRight", less: "ArrowLeft" },
  right: { more: "ArrowLeft", less: "ArrowRight" },
} as const;

export function Splitter({ label, pane, size, min, max, onResize }: SplitterProps) {
  /** Where the pointer took hold of it, and the size then. */
  const held = useRef<{ at: number; size: number } | null>(null);
  const isAbove = pane === "above";

  function resize(wanted: number) {
    onResize(Math.min(Math.max(Math.round(wanted), min), max));
  }

  function takeHold(event: PointerEvent<HTMLDivElement>) {
    event.currentTarget.setPointerCapture(event.pointerId);
    held.current = { at: isAbove ? event.clientY : event.clientX, size };
  }

  function drag(event: PointerEvent) {
    if (held.current === null) return;
    const to = isAbove ? event.clientY : event.clientX;
    const moved = pane === "right" ? held.current.at - to : to - held.current.at;
    if (moved !== 0) resize(held.current.size + moved);
  }

  function letGo() {
    held.current = null;
  }

  function press(event: KeyboardEvent) {
    const { more, less } = KEYS[pane];
    if (event.key === more) resize(size + STEP_PX);
    else if (event.key === less) resize(size - STEP_PX);
    else if (event.key === "Home") resize(min);
    else if (event.key === "End") resize(max);
    else if (event.key === "Enter") onResize(null);
    else return;
    event.preventDefault();
  }

  return (
    <div
      className={`split ${pane}`}
      role="separator"
      tabIndex={0}
      aria-label={label}
      aria-orientation={isAbove ? "horizontal" : "vertical"}
      aria-valuenow={size}
      aria-valuemin={min}
      aria-valuemax={max}
      onPointerDown={takeHold}
      onPointerMove={drag}
      onPointerUp={letGo}
      onPointerCancel={letGo}
      onDoubleClick={() => onResize(null)}
      onKeyDown={press}
    />
  );
}
