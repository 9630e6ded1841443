/** What the server tells an operator, asked when the page is opened and again after each change. */
import { useEffect, useState } from "react";
import { callApi } from "#client/platform/api.ts";
import { Pilotage } from "#shared/pilotage.ts";

type PilotageView = { kind: "asking" | "not-yours" | "unreachable" } | { kind: "ok"; pilotage: Pilotage };

export function usePilotage(): { view: PilotageView; reload: () => Promise<void> } {
  const [view, setView] = useState<PilotageView>({ kind: "asking" });

  useEffect(() => {
    const leaving = new AbortController();
    void askServer(leaving.signal).then((answer) => {
      if (!leaving.signal.aborted) setView(answer);
    });
    return () => leaving.abort();
  }, []);

  async function reload() {
    const answer = await askServer();
    // Where it does not answer, what was known stays.
    setView((before) => (answer.kind === "unreachable" && before.kind === "ok" ? before : answer));
  }

  return { view, reload };
}

async function askServer(signal?: AbortSignal): Promise<PilotageView> {
  const answer = await callApi(Pilotage, "/api/pilotage", signal === undefined ? {} : { signal });
  if (answer.kind === "ok") return { kind: "ok", pilotage: answer.value };
  return { kind: answer.kind === "problem" && answer.problem === "not-found" ? "not-yours" : "unreachable" };
}
