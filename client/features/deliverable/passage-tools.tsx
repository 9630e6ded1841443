/** What can be done with the words that are selected in the sheet. It lies over the page: nothing moves for it. */
import { type ReactNode, useEffect, useRef, useState } from "react";
import type { BuddyBody } from "#shared/binome-protocol.ts";
import type { Day } from "#shared/day.ts";
import "./passage-tools.css";

type PassageToolsProps = {
  day: Day;
  /** Of the text that is shown. */
  version: number;
  /** What sends a passage to the binôme; nothing where there is none. */
  sendTools: (body: BuddyBody) => ReactNode;
};

export function PassageTools({ day, version, sendTools }: PassageToolsProps) {
  const tools = useRef<HTMLDivElement>(null);
  const [passage, setPassage] = useState("");
  useEffect(() => {
    const look = () => {
      const field = document.getElementById("deliverable");
      // Whoever goes on to the button has not let go of the passage.
      if (tools.current?.contains(document.activeElement)) return;
      const isThere = field instanceof HTMLTextAreaElement && document.activeElement === field;
      setPassage(isThere ? field.value.slice(field.selectionStart, field.selectionEnd).trim() : "");
    };
    document.addEventListener("selectionchange", look);
    document.addEventListener("focusin", look);
    return () => {
      document.removeEventListener("selectionchange", look);
      document.removeEventListener("focusin", look);
    };
  }, []);
  return (
    <div className="passage-tools" ref={tools}>
      {passage !== "" && sendTools({ kind: "passage", day, version, text: passage })}
    </div>
  );
}
