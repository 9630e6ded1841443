/** Copying, with its outcome told for two seconds. */
import { useEffect, useState } from "react";

export type CopyOutcome = "idle" | "copied" | "refused";

const TOLD_MS = 2_000;

export function useCopy(): { copied: CopyOutcome; copy: (text: string) => void } {
  const [copied, setCopied] = useState<CopyOutcome>("idle");

  useEffect(() => {
    if (copied === "idle") return undefined;
    const timer = setTimeout(() => setCopied("idle"), TOLD_MS);
    return () => clearTimeout(timer);
  }, [copied]);

  function copy(text: string) {
    // Plain HTTP on a LAN is not a secure context: there is no clipboard there, whatever the types say.
    const clipboard: Clipboard | undefined = navigator.clipboard;
    if (clipboard === undefined) {
      setCopied("refused");
      return;
    }
    clipboard.writeText(text).then(
      () => setCopied("copied"),
      () => setCopied("refused"),
    );
  }

  return { copied, copy };
}
