/** The page's half of reading a copy back: hands the file to a worker of its own, and shows what that one says of it. */
import { setDbState } from "../db-state.ts";
import { currentUserId } from "../db.ts";
import type { CopyPreview, FromWorker, ToWorker } from "./copy-talk.ts";
import type { BackupRefusal } from "./parse-backup.ts";

/** `add`: durable when it resolves; when it rejects, everything is as it was. To be called once. */
export type OpenedCopy = CopyPreview & { add: () => Promise<void> };

/** Nothing is written. `signal` lets go of a copy that is not wanted; one that is being added goes on. */
export async function openCopy(file: File, signal: AbortSignal): Promise<OpenedCopy | BackupRefusal> {
  const worker = new Worker(new URL("./copy-worker.ts", import.meta.url), { type: "module", name: "copy" });
  const letGo = () => worker.terminate();
  signal.addEventListener("abort", letGo);
  const answer = await ask(worker, { kind: "read", userId: currentUserId(), file }).catch((error: unknown) => {
    letGo();
    throw error;
  });
  switch (answer.kind) {
    case "preview":
      return { ...answer, add };
    case "added":
    case "failed":
      letGo();
      throw new Error(`a copy that is read was answered ${answer.kind}`);
    case "too-big":
    case "unreadable":
    case "not-a-copy":
    case "newer":
    case "altered":
      letGo();
      return answer;
  }

  async function add(): Promise<void> {
    signal.removeEventListener("abort", letGo);
    const added = await ask(worker, { kind: "add" }).finally(letGo);
    if (added.kind === "added") return;
    if (added.kind === "failed" && added.isFull) setDbState({ kind: "full" });
    throw new Error(`a copy that is added was answered ${added.kind}`);
  }
}

function ask(worker: Worker, message: ToWorker): Promise<FromWorker> {
  return new Promise((resolve, reject) => {
    worker.addEventListener("message", ({ data }: MessageEvent<FromWorker>) => resolve(data), { once: true });
    worker.addEventListener("error", () => reject(new Error("the worker of a copy broke")), { once: true });
    worker.postMessage(message);
  });
}
