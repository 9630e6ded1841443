/** Every thread with the coach, newest first, under its day's pennant; read from this device alone. */
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { type ExchangeSummary, useExchanges } from "#client/db/threads.ts";
import { useProgramme } from "#client/db/programme.ts";
import { formatShortDate, formatTime } from "#client/i18n/format.ts";
import { journalTexts } from "#client/i18n/journal-texts.ts";
import { useLang, useText, useTexts } from "#client/i18n/language.ts";
import { DayPennant } from "#client/ui/flag.tsx";
import type { Day } from "#shared/day.ts";
import { plainText } from "#shared/plain-text.ts";
import "./journal.css";

export function JournalPage({ toolbar }: { toolbar: ReactNode }) {
  const text = useTexts(journalTexts);
  const exchanges = useExchanges();
  const days = [...new Set(exchanges?.map((exchange) => exchange.day))];
  return (
    <main className="page journal" id="page" tabIndex={-1}>
      {toolbar}
      <div className="journal-list">
        <h1>{text.title}</h1>
        {exchanges !== undefined && <p className="count">{text.count(exchanges.length)}</p>}
        {exchanges?.length === 0 && <p className="plain">{text.empty}</p>}
        {days.map((day) => (
          <DayGroup key={day} day={day} exchanges={exchanges?.filter((exchange) => exchange.day === day) ?? []} />
        ))}
      </div>
    </main>
  );
}

function DayGroup({ day, exchanges }: { day: Day; exchanges: ExchangeSummary[] }) {
  const text = useText();
  const lang = useLang();
  const title = useProgramme()?.missions[day - 1]?.title[lang];
  return (
    <section aria-labelledby={`journal-day-${day}`}>
      <h2 className="grp" id={`journal-day-${day}`}>
        <DayPennant day={day} />
        {title === undefined ? text.day.name(day) : `${text.day.name(day)}, ${title}`}
      </h2>
      <ul>
        {exchanges.map((exchange) => (
          <li key={exchange.id}>
            <Link className="res" to="/app/day/$day" params={{ day: String(day) }} search={{ volet: "coach" }}>
              <span className="top">
                {exchange.title}
                <span className="mono">
                  {formatShortDate(lang, exchange.createdAt)} {formatTime(lang, exchange.createdAt)}
                </span>
              </span>
              <span className="excerpt">{plainText(exchange.excerpt)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
