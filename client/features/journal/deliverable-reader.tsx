/** One version of a deliverable, as it was kept. */
import { Link } from "@tanstack/react-router";
import { type ReactNode, useRef } from "react";
import { useVersion } from "#client/db/journal.ts";
import { formatLongDate } from "#client/i18n/format.ts";
import { journalTexts } from "#client/i18n/journal-texts.ts";
import { useLang, useText, useTexts } from "#client/i18n/language.ts";
import { DayPennant } from "#client/ui/flag.tsx";
import type { FindRanges } from "#client/ui/markdown/mark-blocks.ts";
import { DAY_COUNT } from "#shared/day.ts";
import { FoundText } from "./found-text.tsx";
import { useBroughtIntoView, useFocusedTitle } from "./use-reading.ts";

type DeliverableReaderProps = { id: string; find: FindRanges | undefined; steps: ReactNode };

export function DeliverableReader({ id, find, steps }: DeliverableReaderProps) {
  const text = useTexts(journalTexts);
  const { day: dayText } = useText();
  const lang = useLang();
  const version = useVersion(id);
  const scroller = useRef<HTMLDivElement>(null);
  const title = useFocusedTitle(version?.id);
  useBroughtIntoView(scroller, version ? id : null);

  return (
    <>
      <div className="toolbar">{steps}</div>
      <div className="reading" ref={scroller}>
        {version === null && <p className="plain">{text.goneDeliverable}</p>}
        {version && (
          <article className="read-part" data-passage={id} data-here="true">
            <div className="m">
              <DayPennant day={version.day} />
              <span className="mono">{dayText.of(version.day, DAY_COUNT)}</span>
            </div>
            <div className="c">
              <h2 className="title" ref={title} tabIndex={-1}>
                {text.deliverable(version.day, version.n)}
              </h2>
              <p className="when">{formatLongDate(lang, version.createdAt)}</p>
              <p className="written">
                <FoundText text={version.text} find={find} />
              </p>
            </div>
          </article>
        )}
      </div>
      {version && (
        <div className="actions">
          <Link className="btn" to="/app/day/$day" params={{ day: String(version.day) }}>
            {text.openDay(version.day)}
          </Link>
        </div>
      )}
    </>
  );
}
