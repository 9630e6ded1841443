/** Stopping the reply that is being written, by the button or by Escape: one asking at a time, and how the last one went. */
import { useState } from "react";
import { stopReply } from "./stop-reply.ts";

export type Stop = { state: "none" | "asking" | "failed"; ask: () => void };

/** `replyId`: of the reply that is being written. */
export function useStop(replyId: string | undefined): Stop {
  const [asked, setAsked] = useState<{ replyId: string; state: "asking" | "failed" } | null>(null);
  const state = asked !== null && asked.replyId === replyId ? asked.state : "none";

  function ask() {
    if (replyId === undefined || state === "asking") return;
    setAsked({ replyId, state: "asking" });
    // Stopped, the reply itself says so.
    const fail = () => setAsked({ replyId, state: "failed" });
    stopReply(replyId).then(({ kind }) => kind === "unreachable" && fail(), fail);
  }

  return { state, ask };
}
