/** Where the eye and the keyboard are when something is opened to be read. */
import { type RefObject, useEffect, useRef } from "react";

/** Below this the reader takes the list's place (DESIGN, "Layout"). */
const ONE_OF_TWO = "(max-width: 1023px)";

/** The title has the focus where the list, with the line that was followed, is out of sight. `id`: what is read. */
export function useFocusedTitle(id: string | undefined): RefObject<HTMLHeadingElement | null> {
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (id !== undefined && matchMedia(ONE_OF_TWO).matches) title.current?.focus({ preventScroll: true });
  }, [id]);
  return title;
}

/** Boxes out of sight have a size that was guessed: what is above the hit moves it until they were in sight. */
const STILL_FRAMES = 4;
const MOST_FRAMES = 60;

/** Brings a passage into view, and what was found in it to the middle as soon as its words are there. */
export function useBroughtIntoView(scroller: RefObject<HTMLElement | null>, passage: string | null): void {
  useEffect(() => {
    const box = scroller.current;
    if (box === null || passage === null) return undefined;
    const find = () => box.querySelector(`[data-passage="${CSS.escape(passage)}"]`);
    let frame = 0;
    find()?.scrollIntoView({ block: "start" });

    function settle(frames: number, stillFrames: number, before: number) {
      const hit = find()?.querySelector("mark.first-hit");
      if (!hit) return;
      const top = hit.getBoundingClientRect().top;
      const still = Math.abs(top - before) < 1 ? stillFrames + 1 : 0;
      if (still >= STILL_FRAMES || frames >= MOST_FRAMES) return;
      hit.scrollIntoView({ block: "center" });
      const now = hit.getBoundingClientRect().top;
      frame = requestAnimationFrame(() => settle(frames + 1, still, now));
    }
    function settleOnceThere(): boolean {
      if (!find()?.querySelector("mark.first-hit")) return false;
      settle(0, 0, NaN);
      return true;
    }
    // A long reply is read over several frames, and what reads Markdown itself may still be on its way.
    const observer = new MutationObserver(() => {
      if (settleOnceThere()) observer.disconnect();
    });
    if (!settleOnceThere()) observer.observe(box, { childList: true, subtree: true });
    return () => {
      observer.disconnect();
      cancelAnimationFrame(frame);
    };
  }, [scroller, passage]);
}
