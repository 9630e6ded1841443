// @vitest-environment happy-dom
import { createRoot } from "react-dom/client";
import { expect, test, vi } from "vitest";
import type { DayCheck } from "#shared/checks/check.ts";
import { runChecks } from "#shared/checks/run-checks.ts";
import { useChecks } from "./use-checks.ts";

const CHECKS: DayCheck[] = [{ id: "proof" }, { id: "hook", max: 140 }, { id: "length", unit: "words", max: 250 }];

test("a text is measured as soon as the checks are there, and an empty one looks the same before and after", async () => {
  const place = document.createElement("div");
  const Probe = ({ text }: { text: string }) => JSON.stringify(useChecks(text, CHECKS));
  const root = createRoot(place);
  for (const text of ["", "47 relances impayées."]) {
    root.render(<Probe text={text} />);
    await vi.waitFor(() => expect(JSON.parse(place.textContent ?? "")).toEqual(runChecks(text, CHECKS)));
  }
  root.unmount();
});
