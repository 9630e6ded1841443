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

/** Boxes out of sight have a size that was guessed: what is above the hit may move it for some frames. */
const SETTLING_FRAMES = 12;

/** Brings a passage into view, and what was found in it to the middle as soon as its words are there. */
export function useBroughtIntoView(scroller: RefObject<HTMLElement | null>, passage: string | null): void {
  useEffect(() => {
    const box = scroller.current;
    if (box === null || passage === null) return undefined;
    const find = () => box.querySelector(`[data-passage="${CSS.escape(passage)}"]`);
    let frame = 0;
    find()?.scrollIntoView({ block: "start" });

    function settle(framesLeft: number) {
      const hit = find()?.querySelector("mark.first");
      hit?.scrollIntoView({ block: "center" });
      if (hit && framesLeft > 0) frame = requestAnimationFrame(() => settle(framesLeft - 1));
    }
    function settleOnceThere(): boolean {
      if (!find()?.querySelector("mark.first")) return false;
      settle(SETTLING_FRAMES);
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
