/** A moment to come, told in whole seconds. */
import { useEffect, useState } from "react";
import { now } from "#client/platform/clock.ts";

type RetryCountdownProps = { atMs: number; render: (seconds: number) => string };

export function RetryCountdown({ atMs, render }: RetryCountdownProps) {
  const [, setTick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setTick((tick) => tick + 1), 1_000);
    return () => clearInterval(timer);
  }, []);
  // Inside a role="alert": a live countdown would be spoken each second.
  return <span aria-live="off">{render(Math.max(0, Math.ceil((atMs - now()) / 1_000)))}</span>;
}
