/**
 * The instant checks of a text. Their code comes once there is something to measure, else once the page is at rest: a
 * first page, with nothing written yet, does not wait for it. Until then, and if it cannot be had, all is pending.
 */
import { useEffect } from "react";
import { create } from "zustand";
import type { CheckResult, DayCheck } from "#shared/checks/check.ts";
import { emptyResult } from "#shared/checks/empty-result.ts";
import { whenIdle } from "../platform/page-life.ts";

type RunChecks = (text: string, checks: readonly DayCheck[]) => CheckResult[];

const useLoaded = create<{ run: RunChecks | null }>(() => ({ run: null }));

/** One result per check, in the same order. */
export function useChecks(text: string, checks: readonly DayCheck[]): CheckResult[] {
  const run = useLoaded((state) => state.run);
  const isNeeded = run === null && /[\p{L}\p{N}]/u.test(text);
  useEffect(() => {
    if (useLoaded.getState().run !== null) return;
    if (!isNeeded) return whenIdle(() => void load());
    void load();
  }, [isNeeded]);
  return run === null ? checks.map(emptyResult) : run(text, checks);
}

async function load(): Promise<void> {
  try {
    const { runChecks } = await import("#shared/checks/run-checks.ts");
    useLoaded.setState({ run: runChecks });
  } catch {
    // Asked again when a text begins, or by the next page.
  }
}
