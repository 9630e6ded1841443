/** The day's deliverable: a plain sheet saved on this device as it is written, its measures below. */
import { lazy, Suspense } from "react";
import { useProgramme } from "#client/db/programme.ts";
import { useChecks } from "#client/db/use-checks.ts";
import { formatNumber, formatTime } from "#client/i18n/format.ts";
import { useLang, useText } from "#client/i18n/language.ts";
import { useSingleKeys } from "#client/ui/single-keys.ts";
import { DELIVERABLE_MAX } from "#shared/coach-protocol.ts";
import type { Day } from "#shared/day.ts";
import { CheckGauges } from "./check-gauges.tsx";
import { Sheet } from "./sheet.tsx";
import { type DeliverableEditor, useDeliverableEditor } from "./use-deliverable-editor.ts";
import "./deliverable.css";

/** Two tabs that wrote at once are rare: no part of the first load. */
const OtherTexts = lazy(async () => ({ default: (await import("#client/ui/other-texts.tsx")).OtherTexts }));

/** The design shows three gauges at most. */
const GAUGES_SHOWN = 3;

export function DeliverablePanel({ day }: { day: Day }) {
  const text = useText().deliverable;
  const lang = useLang();
  const mission = useProgramme()?.missions[day - 1];
  const editor = useDeliverableEditor(day);
  const results = useChecks(editor.text, mission?.checks ?? []).slice(0, GAUGES_SHOWN);
  const limit = mission?.deliverable.limit;
  useSingleKeys({ e: () => document.getElementById("deliverable")?.focus() });
  return (
    <>
      <div className="m pad-m">
        <h2 className="lbl">{text.label}</h2>
        <SaveNote editor={editor} />
      </div>
      <div className="c pad-m">
        <div className="ed-head">
          <span className="tab">{text.version(editor.version)}</span>
          {mission !== undefined && limit !== undefined && (
            <span className="meta">
              {mission.deliverable.format[lang]} · {text.limit(formatNumber(lang, limit.max), limit.unit)}
            </span>
          )}
        </div>
        <Sheet
          label={text.editor(day, editor.version)}
          placeholder={text.placeholder}
          text={editor.text}
          readOnly={!editor.isReady}
          marks={results.filter((result) => result.zone === "red").flatMap((result) => result.passages)}
          onChange={editor.setText}
          onLeave={editor.flush}
        />
        {editor.others.length > 0 && (
          <Suspense fallback={null}>
            <OtherTexts texts={editor.others} onTake={editor.take} onDrop={editor.drop} />
          </Suspense>
        )}
        {editor.text.length > DELIVERABLE_MAX && (
          <p className="over">{text.tooLong(formatNumber(lang, DELIVERABLE_MAX))}</p>
        )}
        {editor.state === "unsaved" && (
          <p className="over" role="alert">
            {text.lost}
          </p>
        )}
      </div>
      {results.length > 0 && (
        <>
          <div className="m pad-t">
            <h2 className="lbl">{text.gauges}</h2>
          </div>
          <div className="c pad-t">
            <CheckGauges results={results} checks={mission?.checks ?? []} />
          </div>
        </>
      )}
    </>
  );
}

function SaveNote({ editor }: { editor: DeliverableEditor }) {
  const text = useText().deliverable;
  const lang = useLang();
  if (editor.state === "unsaved") {
    return (
      <>
        <span className="unsaved">{text.unsaved}</span>{" "}
        <button type="button" className="save-retry" onClick={editor.flush}>
          {text.retry}
        </button>
      </>
    );
  }
  if (editor.savedAt === null && editor.state === "saved") return null;
  return (
    <>
      {editor.savedAt !== null && <span className="mono">{formatTime(lang, editor.savedAt)}</span>}
      {text[editor.state]}
    </>
  );
}
