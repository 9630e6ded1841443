/** `/app/today` and `/app/day/$day`: one day's cockpit, its panes composed from the features' doors. */
import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import { BinomePanel } from "#client/features/binome/binome-panel.tsx";
import { AICoachWidget } from "#client/features/coach/ai-coach-widget.tsx";
import { callCoach } from "#client/features/coach/coach-watch.ts";
import { CockpitDashboard } from "#client/features/cockpit/cockpit-dashboard.tsx";
import { DeliverablePanel } from "#client/features/deliverable/deliverable-panel.tsx";
import { CloseDayPanel } from "#client/features/mission/close-day-panel.tsx";
import { MissionPanel } from "#client/features/mission/mission-panel.tsx";
import { useToday } from "#client/features/session/use-today.ts";
import { formatCivilDate } from "#client/i18n/format.ts";
import { useLang, useText } from "#client/i18n/language.ts";
import type { BuddyBody } from "#shared/binome-protocol.ts";
import { type CivilDate, Day } from "#shared/day.ts";
import type { JudgedPassage } from "#shared/judged-passage.ts";
import {
  AfterDays,
  CrewSplitter,
  DayNotice,
  EveningFoot,
  EveningLine,
  Fieldwork,
  MorningLines,
  SendToBuddy,
} from "./day-parts.tsx";
import { showSide, shutDrawer, toggleBinome } from "./layout-state.ts";
import { useIsBinomeFolded, useIsPhone } from "./layout-state.ts";
import { Toolbar } from "./toolbar.tsx";
import { usePlace } from "./use-place.ts";
import { useShowCoach } from "./use-show-coach.ts";

export function TodayPage() {
  const text = useText().shell;
  const lang = useLang();
  const today = useToday();
  if (today === undefined) {
    return (
      <main className="page" id="page" tabIndex={-1}>
        <p className="plain-note" role="status">
          {text.starting}
        </p>
      </main>
    );
  }
  return (
    <CockpitPage
      day={today.day}
      date={today.date}
      isOver={today.isOver}
      label={formatCivilDate(lang, today.date)}
      notice={<DayNotice today={today} />}
    />
  );
}

export function DayPage() {
  const text = useText();
  const lang = useLang();
  const today = useToday();
  const opened = Day.safeParse(Number(useParams({ strict: false }).day));
  if (!opened.success) return <NotFoundPage />;
  const isToday = opened.data === today?.day;
  const label = today !== undefined && isToday ? formatCivilDate(lang, today.date) : text.day.name(opened.data);
  return (
    <CockpitPage
      day={opened.data}
      date={isToday && today !== undefined && !today.isOver ? today.date : null}
      isOver={false}
      label={label}
      notice={null}
    />
  );
}

export function NotFoundPage() {
  const { shell: text, brand } = useText();
  return (
    <main className="page" id="page" tabIndex={-1}>
      <Toolbar label={brand} hasSide={false} />
      <div className="log">
        <div className="m bare" />
        <div className="c pad-h">
          <h1 className="title">{text.notFound}</h1>
          <p className="lead">
            <Link to="/app/today">{text.backToToday}</Link>
          </p>
        </div>
      </div>
    </main>
  );
}

type CockpitPageProps = { day: Day; date: CivilDate | null; isOver: boolean; label: string; notice: ReactNode };

/** `date`: of this page where it is today's; what is owed is recalled there. `isOver`: it is one after the last day. */
function CockpitPage({ day, date, isOver, label, notice }: CockpitPageProps) {
  const navigate = useNavigate();
  const [shown, setShown] = useState<{ day: Day; passage: JudgedPassage } | null>(null);
  const showCoach = useShowCoach();
  const { pane } = usePlace(day);

  function callForDay() {
    callCoach();
    showCoach(".");
  }

  /** Once the page is in sight: what is under a drawer, or in a phone's other tab, can be neither focused nor scrolled. */
  async function showPassage(passage: JudgedPassage) {
    shutDrawer();
    await navigate({ to: ".", search: {}, replace: true });
    requestAnimationFrame(() => setShown({ day, passage: { ...passage } }));
  }
  // Asked of one day, and once.
  if (shown !== null && shown.day !== day) setShown(null);

  return (
    <CockpitDashboard
      isSideAlone={useIsPhone() && pane !== "mission"}
      toolbar={
        <>
          <Toolbar label={label} hasSide />
          {notice}
        </>
      }
      promise={date !== null && <MorningLines today={date} />}
      mission={
        isOver ? (
          <AfterDays />
        ) : (
          <MissionPanel key={day} day={day} onShowPassage={(passage) => void showPassage(passage)} />
        )
      }
      deliverable={
        <DeliverablePanel key={day} day={day} shown={shown?.day === day ? shown.passage : null} sendTools={sendTools} />
      }
      fieldwork={!isOver && <Fieldwork key={day} day={day} />}
      actions={
        <>
          {!isOver && <EveningLine day={day} isToday={date !== null} />}
          <CloseDayPanel key={day} day={day} aside={date !== null && !isOver && <EveningFoot />} />
        </>
      }
      binome={
        <BinomePanel isFolded={useIsBinomeFolded()} onFold={toggleBinome} coach={{ day, onCallCoach: callForDay }} />
      }
      splitter={<CrewSplitter />}
      coach={
        <AICoachWidget
          key={day}
          day={day}
          onCall={() => showCoach(".")}
          onPlaced={(isDetached) => (isDetached ? shutDrawer() : showSide())}
          onShowPassage={(passage) => void showPassage(passage)}
          sendTools={sendTools}
        />
      }
    />
  );
}

function sendTools(body: BuddyBody) {
  return <SendToBuddy body={body} />;
}
