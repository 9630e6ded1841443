/** Tells assistive technology that a reply began, and how it ended: once each. */
import { useState } from "react";
import { isUnanswered } from "#client/db/threads.ts";
import { coachTexts } from "#client/i18n/coach-texts.ts";
import { useLang, useTexts } from "#client/i18n/language.ts";
import type { Reply } from "#shared/message.ts";
import { plainText } from "#shared/plain-text.ts";
import { failureText } from "./failure-texts.ts";

const SPOKEN_MAX = 240;

export function CoachAnnouncer({ newest }: { newest: Reply | null }) {
  const text = useTexts(coachTexts);
  const lang = useLang();
  /** The reply whose beginning was told: only its end is news. A thread that is merely opened says nothing. */
  const [begun, setBegun] = useState<string | null>(null);

  if (newest !== null && isUnanswered(newest) && begun !== newest.id) setBegun(newest.id);

  const isNews = newest !== null && begun === newest.id;
  return (
    <p className="sr" aria-live="polite">
      {isNews && spoken(newest)}
    </p>
  );

  function spoken(reply: Reply): string {
    switch (reply.state.status) {
      case "queued":
        return "";
      case "streaming":
        return text.reading;
      case "complete":
        return text.announced(plainStart(reply.text));
      case "stopped":
        return text.stopped;
      case "interrupted":
        return text.interrupted;
      case "failed":
        return failureText(reply.state.failure, lang).what;
    }
  }
}

/** The first block of a reply, without its Markdown: the verdict, where there is one. */
function plainStart(reply: string): string {
  const first = reply.split(/\n{2,}/).find((block) => block.trim() !== "") ?? "";
  return plainText(first).slice(0, SPOKEN_MAX);
}
