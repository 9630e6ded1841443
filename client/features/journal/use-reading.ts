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

/** Brings a passage into view, and what was found in it to the middle as soon as its words are there. */
export function useBroughtIntoView(scroller: RefObject<HTMLElement | null>, passage: string | null | undefined): void {
  useEffect(() => {
    if (scroller.current === null || !passage) return undefined;
    const box = scroller.current;
    let isAtPart = false;
    function go(): boolean {
      const part = box.querySelector(`[data-passage="${CSS.escape(passage ?? "")}"]`);
      const hit = part?.querySelector("mark.first");
      if (hit) hit.scrollIntoView({ block: "center" });
      else if (part && !isAtPart) part.scrollIntoView({ block: "start" });
      isAtPart ||= part !== null;
      return Boolean(hit);
    }
    if (go()) return undefined;
    // A long reply is read over several frames, and the reader of Markdown itself may still be on its way.
    const observer = new MutationObserver(() => {
      if (go()) observer.disconnect();
    });
    observer.observe(box, { childList: true, subtree: true });
    return () => observer.disconnect();
  }, [scroller, passage]);
}
