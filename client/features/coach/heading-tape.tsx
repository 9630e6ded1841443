/**
 * The heading tape drifts with the words: each showing of them moves it on, in the frame that is drawn for them anyway.
 * An animation of its own would keep the page drawing sixty times a second, and every keystroke waiting for one of them.
 */
import { useEffect, useRef } from "react";
import { onWordsShown } from "./live-replies.ts";

/** The mock's pace, and the distance after which its marks look the same again (`coach.css`). */
const PX_PER_MS = 100 / 2_200;
const PERIOD_PX = 100;
/** Words that come one by one move it by little steps, and none at all by nothing. */
const STEP_MAX_MS = 100;

export function HeadingTape() {
  const ruler = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let drifted = 0;
    let lastMs = performance.now();
    return onWordsShown(() => {
      const nowMs = performance.now();
      drifted = (drifted + Math.min(nowMs - lastMs, STEP_MAX_MS) * PX_PER_MS) % PERIOD_PX;
      lastMs = nowMs;
      ruler.current?.style.setProperty("--drifted", `${-drifted}px`);
    });
  }, []);
  return (
    <div className="tape" aria-hidden="true">
      <div ref={ruler} />
    </div>
  );
}
