/** What the Coach consumed today, as the server counts it: one's own, and for whoever pays, the whole server's. */
import { useEffect, useState } from "react";
import { formatAmount, formatNumber } from "#client/i18n/format.ts";
import { useLang, useTexts } from "#client/i18n/language.ts";
import { settingsTexts } from "#client/i18n/settings-texts.ts";
import { type ApiAnswer, callApi } from "#client/platform/api.ts";
import { CoachUsage as Usage } from "#shared/usage.ts";

export function CoachUsage() {
  const text = useTexts(settingsTexts).usage;
  const lang = useLang();
  const [answer, setAnswer] = useState<ApiAnswer<Usage> | null>(null);

  useEffect(() => {
    const leaving = new AbortController();
    void callApi(Usage, "/api/usage", { signal: leaving.signal }).then((usage) => {
      if (!leaving.signal.aborted) setAnswer(usage);
    });
    return () => leaving.abort();
  }, []);

  if (answer === null) return <p>{text.asking}</p>;
  if (answer.kind !== "ok") return <p>{text.unknown}</p>;
  const { day, server } = answer.value;
  const tokens = (count: number) => formatNumber(lang, count);
  const money = (amount: number, cap: number | null) =>
    text.money(formatAmount(lang, amount), cap === null ? null : formatAmount(lang, cap));
  return (
    <>
      <p>{text.day(tokens(day.tokens), tokens(day.limitTokens))}</p>
      <p>{day.cost === null ? text.noPrice : text.cost(money(day.cost, null))}</p>
      {server !== undefined && (
        <>
          <p>{text.server(tokens(server.day.tokens))}</p>
          {server.day.cost !== null && <p>{text.serverDay(money(server.day.cost, server.day.cap))}</p>}
          {server.month.cost !== null && <p>{text.serverMonth(money(server.month.cost, server.month.cap))}</p>}
        </>
      )}
    </>
  );
}
