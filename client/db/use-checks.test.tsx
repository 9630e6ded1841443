// @vitest-environment happy-dom
import { createRoot } from "react-dom/client";
import { expect, test, vi } from "vitest";
import type { CheckResult, DayCheck } from "#shared/checks/check.ts";
import { runChecks } from "#shared/checks/run-checks.ts";
import { useChecks } from "./use-checks.ts";

const CHECKS: DayCheck[] = [{ id: "proof" }, { id: "hook", max: 140 }, { id: "length", unit: "words", max: 250 }];

test("a text is measured as soon as the checks are there, and an empty one looks the same before and after", async () => {
  let shown: CheckResult[] = [];
  const Probe = ({ text }: { text: string }) => {
    shown = useChecks(text, CHECKS);
    return null;
  };
  const root = createRoot(document.createElement("div"));
  root.render(<Probe text="" />);
  await vi.waitFor(() => expect(shown).toEqual(runChecks("", CHECKS)));
  root.render(<Probe text="47 relances impayées." />);
  await vi.waitFor(() => expect(shown).toEqual(runChecks("47 relances impayées.", CHECKS)));
  root.unmount();
});
