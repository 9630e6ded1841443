/** « Faire une copie », wherever it is offered, and what came of it. */
import { useState } from "react";
import { makeCopy } from "./export-file.ts";

export type CopyOutcome = "made" | "failed" | "tooBig";

export function useCopyMaking(): { make: () => void; outcome: CopyOutcome | null } {
  const [outcome, setOutcome] = useState<CopyOutcome | null>(null);

  function make() {
    setOutcome(null);
    makeCopy().then(
      (exported) => setOutcome(exported === "done" ? "made" : "tooBig"),
      () => setOutcome("failed"),
    );
  }

  return { make, outcome };
}
