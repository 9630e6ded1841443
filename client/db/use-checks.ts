/**
 * The instant checks of a text. Their code comes once there is something to measure, else once the page is at rest: a
 * first page, with nothing written yet, does not wait for it. Until then, and if it cannot be had, all is pending.
 */
import { useEffect, useMemo } from "react";
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
  return useMemo(() => (run === null ? checks.map(emptyResult) : measured(run, text, checks)), [run, text, checks]);
}

/**
 * What was measured last. The sheet and the criteria measure the same text a moment apart, each with settings that it
 * read by itself: a long text is worth measuring once.
 */
const recent: { run: RunChecks; text: string; settings: string; results: CheckResult[] }[] = [];

function measured(run: RunChecks, text: string, checks: readonly DayCheck[]): CheckResult[] {
  const settings = JSON.stringify(checks);
  const known = recent.find((one) => one.run === run && one.text === text && one.settings === settings);
  if (known !== undefined) return known.results;
  const results = run(text, checks);
  recent.unshift({ run, text, settings, results });
  recent.splice(2);
  return results;
}

async function load(): Promise<void> {
  try {
    const { runChecks } = await import("#shared/checks/run-checks.ts");
    useLoaded.setState({ run: runChecks });
  } catch {
    // Asked again when a text begins, or by the next page.
  }
}
