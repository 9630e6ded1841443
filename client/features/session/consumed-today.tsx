/** Tokens and cost of the day as the server counts them: asked again after each reply, and absent where it cannot say. */
import { useLiveQuery } from "dexie-react-hooks";
import { Link } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { sessionStore, useConnected } from "#client/db/session.ts";
import { countEndedReplies } from "#client/db/threads.ts";
import { formatAmount, formatNumber } from "#client/i18n/format.ts";
import { useLang, useTexts } from "#client/i18n/language.ts";
import { usageTexts } from "#client/i18n/usage-texts.ts";
import { callApi } from "#client/platform/api.ts";
import { whenIdle } from "#client/platform/page-life.ts";
import { CoachUsage } from "#shared/usage.ts";

export function ConsumedToday() {
  const text = useTexts(usageTexts);
  const lang = useLang();
  const day = useUsage();
  if (day === null) return null;
  return (
    <>
      <Link to="/app/reglages" hash="depense">
        <b className="mono">{formatNumber(lang, day.tokens)}</b>
        {day.cost === null ? text.tokensToday(day.tokens) : text.tokens(day.tokens)}
      </Link>
      {day.cost !== null && (
        <Link to="/app/reglages" hash="depense">
          {text.cost}
          <b className="mono">{formatAmount(lang, day.cost)}</b>
          {text.today}
        </Link>
      )}
    </>
  );
}

function useUsage(): CoachUsage["day"] | null {
  const connected = useConnected();
  const isSignedIn = sessionStore(({ state }) => state === "ready");
  const canAsk = connected && isSignedIn;
  const ended = useLiveQuery(countEndedReplies);
  const [day, setDay] = useState<CoachUsage["day"] | null>(null);
  useEffect(() => {
    if (!canAsk || ended === undefined) return undefined;
    const leaving = new AbortController();
    async function ask() {
      const answer = await callApi(CoachUsage, "/api/usage", { signal: leaving.signal });
      if (!leaving.signal.aborted) setDay(answer.kind === "ok" ? answer.value.day : null);
    }
    const callOff = whenIdle(() => void ask());
    return () => {
      callOff();
      leaving.abort();
    };
  }, [canAsk, ended]);
  return canAsk ? day : null;
}
