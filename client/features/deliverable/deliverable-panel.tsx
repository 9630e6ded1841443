/** The day's deliverable: a plain sheet saved on this device as it is written, its measures below. */
import { lazy, type ReactNode, Suspense, useEffect, useState } from "react";
import { useVersions } from "#client/db/deliverables.ts";
import { useProgramme } from "#client/db/programme.ts";
import { useChecks } from "#client/db/use-checks.ts";
import { useScores } from "#client/db/verdicts.ts";
import { formatNumber, formatShortDate, formatTime, isOnThisDate } from "#client/i18n/format.ts";
import { useLang, useText } from "#client/i18n/language.ts";
import { whenIdle } from "#client/platform/page-life.ts";
import { optionalPart } from "#client/ui/optional-part.tsx";
import { useThrottled } from "#client/ui/use-throttled.ts";
import type { BuddyBody } from "#shared/binome-protocol.ts";
import type { CheckResult, DayCheck } from "#shared/checks/check.ts";
import type { Day } from "#shared/day.ts";
import { DELIVERABLE_MAX } from "#shared/deliverable-max.ts";
import type { JudgedPassage } from "#shared/judged-passage.ts";
import { movedMarks } from "./moved-marks.ts";
import { Sheet } from "./sheet.tsx";
import { type DeliverableEditor, useDeliverableEditor } from "./use-deliverable-editor.ts";
import { VersionTabs } from "./version-tabs.tsx";
import "./deliverable.css";

/** Two tabs that wrote at once are rare: no part of the first load. */
const OtherTexts = lazy(async () => ({ default: (await import("#client/ui/other-texts.tsx")).OtherTexts }));

const EarlierVersion = lazy(async () => ({ default: (await import("./earlier-version.tsx")).EarlierVersion }));

/** Without it, undoing is the browser's own. */
const UndoKeys = optionalPart(async () => (await import("./undo-keys.tsx")).UndoKeys);

const PassageFinder = optionalPart(async () => (await import("./passage-finder.tsx")).PassageFinder);

/** Nothing is measured before the code of the checks is there either. */
const CheckGauges = optionalPart(async () => (await import("./check-gauges.tsx")).CheckGauges);

const PassageTools = optionalPart(async () => (await import("./passage-tools.tsx")).PassageTools);

/** The design shows three gauges at most. */
const GAUGES_SHOWN = 3;
/** `DESIGN.md`, "Gauges". */
const GAUGES_EVERY_MS = 120;
/** A text of 20,000 signs takes 8 ms to measure, several times that on a phone: it is measured each 400 ms. */
const SIGNS_A_MS = 50;
const NO_CHECKS: readonly DayCheck[] = [];

/** The version that was opened, and the newest one then: one that is made since is what the person goes on with. */
type Reading = { n: number; newest: number };

type DeliverablePanelProps = {
  day: Day;
  /** A passage to be brought into view and selected; each asking is another object. */
  shown: JudgedPassage | null;
  /** What sends a passage to the binôme; nothing where there is none. */
  sendTools: (body: BuddyBody) => ReactNode;
};

export function DeliverablePanel({ day, shown, sendTools }: DeliverablePanelProps) {
  const text = useText().deliverable;
  const lang = useLang();
  const mission = useProgramme()?.missions[day - 1];
  const editor = useDeliverableEditor(day);
  const versions = useVersions(day) ?? [];
  const scores = useScores(day);
  const [reading, setReading] = useState<Reading | null>(null);
  const [isAtRest, setAtRest] = useState(false);
  /** An earlier version is only read; the newest is the sheet itself. */
  const newest = versions.at(-1)?.n ?? editor.version;
  const earlier = (reading?.newest === newest && versions.slice(0, -1).find(({ n }) => n === reading.n)) || null;
  const shownText = earlier?.text ?? editor.text;
  const every = Math.max(GAUGES_EVERY_MS, shownText.length / SIGNS_A_MS);
  const measured = useThrottled(shownText, `${earlier?.n ?? newest} ${editor.isReady}`, every);
  const results = useChecks(measured, mission?.checks ?? NO_CHECKS);
  const gauges = results.slice(0, GAUGES_SHOWN);
  const limit = mission?.deliverable.limit;
  const note =
    limit && `${mission.deliverable.format[lang]} · ${text.limit(formatNumber(lang, limit.max), limit.unit)}`;

  /** What breaks a measure that is shown, or that decides a criterion. */
  function isMarked(result: CheckResult): boolean {
    const isDeciding = mission?.criteria.some((one) => one.kind === "measured" && one.check === result.id) ?? false;
    return result.zone === "red" && (isDeciding || gauges.includes(result));
  }

  /** What is being typed is kept as the version it was typed in. */
  async function begin(from: string) {
    if (!(await editor.flush())) return;
    const { beginVersion } = await import("./begin-version.ts");
    await beginVersion(day, from);
    setReading(null);
  }

  useEffect(() => whenIdle(() => setAtRest(true)), []);
  return (
    <>
      <div className="m pad-m">
        <h2 className="lbl">{text.label}</h2>
        <SaveNote editor={editor} />
        {isAtRest && editor.isReady && earlier === null && <UndoKeys {...editor} />}
      </div>
      <div className="c pad-m">
        <div className="ed-head">
          <VersionTabs
            versions={versions.length > 0 ? versions.map(({ n }) => n) : [editor.version]}
            open={earlier?.n ?? editor.version}
            scores={scores}
            onOpen={(n) => setReading({ n, newest })}
            onAdd={() => void begin(editor.text)}
          />
          {note !== undefined && (
            <span className="meta" style={{ "--signs": `${note.length}` }}>
              {note}
            </span>
          )}
        </div>
        <Sheet
          label={text.editor(day, earlier?.n ?? editor.version)}
          placeholder={text.placeholder}
          text={shownText}
          readOnly={earlier !== null || !editor.isReady}
          isBusy={!editor.isReady}
          marks={movedMarks(
            results.filter((result) => isMarked(result)).flatMap(({ passages }) => passages),
            measured,
            shownText,
          )}
          onChange={editor.setText}
          onLeave={() => void editor.flush()}
        />
        {isAtRest && <PassageTools day={day} version={earlier?.n ?? editor.version} sendTools={sendTools} />}
        {shown !== null && (
          <PassageFinder
            passage={shown}
            texts={new Map([...versions.map(({ n, text: one }) => [n, one] as const), [newest, editor.text]])}
            newest={newest}
            open={earlier?.n ?? newest}
            onOpen={(n) => setReading({ n, newest })}
          />
        )}
        {earlier !== null && (
          <Suspense fallback={null}>
            <EarlierVersion
              earlier={earlier}
              versions={versions}
              scores={scores}
              onRestart={() => void begin(earlier.text)}
            />
          </Suspense>
        )}
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
      {gauges.length > 0 && (
        <>
          <div className="m pad-t">
            <h2 className="lbl">{text.gauges}</h2>
          </div>
          <div className="c pad-t measures">
            {isAtRest && <CheckGauges results={gauges} checks={mission?.checks ?? NO_CHECKS} />}
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
        <button type="button" className="save-retry" onClick={() => void editor.flush()}>
          {text.retry}
        </button>
      </>
    );
  }
  if (editor.savedAt === null && editor.state === "saved") return null;
  return (
    <>
      {editor.savedAt !== null && (
        <span className="mono">
          {!isOnThisDate(editor.savedAt) && `${formatShortDate(lang, editor.savedAt)} `}
          {formatTime(lang, editor.savedAt)}
        </span>
      )}
      {text[editor.state]}
    </>
  );
}
