/** A value that changes with every key, taken up at most once in each `ms`, and never while the key itself is handled. */
import { useEffect, useEffectEvent, useRef, useState } from "react";

/** `of`: whose value it is; that of another one is taken up at once. */
export function useThrottled<T>(value: T, of: string, ms: number): T {
  const [taken, setTaken] = useState({ value, of });
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  if (taken.of !== of) setTaken({ value, of });

  const take = useEffectEvent(() => {
    timer.current = null;
    setTaken({ value, of });
  });
  useEffect(() => {
    // One that is under way takes whatever the newest value is by then.
    if (taken.value === value || timer.current !== null) return;
    timer.current = setTimeout(() => take(), ms);
  }, [taken.value, value, ms]);
  useEffect(
    () => () => {
      if (timer.current !== null) clearTimeout(timer.current);
      timer.current = null;
    },
    [],
  );
  return taken.of === of ? taken.value : value;
}
