/** The detached window's place, remembered on this device; moved by the pointer, or by the keys of the header. */
import { type KeyboardEvent, type PointerEvent, useRef } from "react";
import * as z from "zod/mini";
import { create } from "zustand";
import { readSetting, writeSetting } from "#client/platform/storage.ts";
import { useWindowSize } from "#client/platform/window-size.ts";
import { type Box, boxWithin, defaultBox, type Edge, pulledBox } from "./detached-box.ts";

const SETTING = "coach-window";
const Chosen = z.object({ left: z.number(), top: z.number(), width: z.number(), height: z.number() });
/** `DESIGN.md`, "Keyboard". */
const STEP_PX = 16;

const useStore = create<{ chosen: Box | null }>(() => ({ chosen: remembered() }));

type Handle = {
  onPointerDown: (event: PointerEvent<HTMLElement>) => void;
  onPointerMove: (event: PointerEvent) => void;
  onPointerUp: () => void;
  onPointerCancel: () => void;
};

type DetachedBox = {
  box: Box;
  /** Spread on what is taken hold of: `move` takes the whole window along. */
  handle: (what: Edge | "move") => Handle;
  /** The arrows move it, and resize it with Shift. */
  onArrow: (event: KeyboardEvent) => void;
  /** As it was before it was ever moved. */
  reset: () => void;
};

export function useDetachedBox(): DetachedBox {
  const room = { width: useWindowSize("innerWidth"), height: useWindowSize("innerHeight") };
  const chosen = useStore((state) => state.chosen);
  const box = chosen === null ? defaultBox(room) : boxWithin(chosen, room);
  /** Where the pointer took hold of it, and the box then. */
  const held = useRef<{ x: number; y: number; box: Box } | null>(null);

  function handle(what: Edge | "move"): Handle {
    const letGo = () => {
      held.current = null;
    };
    return {
      onPointerDown: (event) => {
        const isControl = event.target instanceof Element && event.target.closest("button") !== null;
        if (event.button !== 0 || isControl) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        held.current = { x: event.clientX, y: event.clientY, box };
      },
      onPointerMove: ({ clientX, clientY }) => {
        if (held.current === null) return;
        const { x, y, box: from } = held.current;
        const by = { x: clientX - x, y: clientY - y };
        // A press that goes nowhere chooses nothing.
        if (by.x === 0 && by.y === 0) return;
        choose(
          what === "move"
            ? boxWithin({ ...from, left: from.left + by.x, top: from.top + by.y }, room)
            : pulledBox(from, what, by, room),
        );
      },
      onPointerUp: letGo,
      onPointerCancel: letGo,
    };
  }

  function onArrow(event: KeyboardEvent) {
    const x = { ArrowLeft: -STEP_PX, ArrowRight: STEP_PX }[event.key] ?? 0;
    const y = { ArrowUp: -STEP_PX, ArrowDown: STEP_PX }[event.key] ?? 0;
    const isOurs = event.target === event.currentTarget && !event.altKey && !event.ctrlKey && !event.metaKey;
    if (!isOurs || (x === 0 && y === 0)) return;
    event.preventDefault();
    const changed = event.shiftKey
      ? { ...box, width: box.width + x, height: box.height + y }
      : { ...box, left: box.left + x, top: box.top + y };
    choose(boxWithin(changed, room));
  }

  return { box, handle, onArrow, reset: () => choose(null) };
}

function choose(chosen: Box | null): void {
  writeSetting(SETTING, chosen === null ? null : JSON.stringify(chosen));
  useStore.setState({ chosen });
}

function remembered(): Box | null {
  try {
    const parsed = Chosen.safeParse(JSON.parse(readSetting(SETTING) ?? "null"));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
