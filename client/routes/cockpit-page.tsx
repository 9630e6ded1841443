/** `/app/today` and `/app/day/$day`: one day's cockpit, its panes composed from the features' doors. */
import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { BinomePanel } from "#client/features/binome/binome-panel.tsx";
import { AICoachWidget } from "#client/features/coach/ai-coach-widget.tsx";
import { CockpitDashboard } from "#client/features/cockpit/cockpit-dashboard.tsx";
import { DeliverablePanel } from "#client/features/deliverable/deliverable-panel.tsx";
import { CloseDayPanel } from "#client/features/mission/close-day-panel.tsx";
import { MissionPanel } from "#client/features/mission/mission-panel.tsx";
import { moveToCurrentDay, useToday } from "#client/features/session/use-today.ts";
import { formatCivilDate } from "#client/i18n/format.ts";
import { useLang, useText } from "#client/i18n/language.ts";
import { useSingleKeys } from "#client/ui/single-keys.ts";
import { Day } from "#shared/day.ts";
import { showSide } from "./layout-state.ts";
import { Toolbar } from "./toolbar.tsx";

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
      label={formatCivilDate(lang, today.date)}
      notice={today.offered !== null && <NewDayNotice day={today.offered} />}
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
  return <CockpitPage day={opened.data} label={label} notice={null} />;
}

export function NotFoundPage() {
  const text = useText().shell;
  return (
    <main className="page" id="page" tabIndex={-1}>
      <h1 className="plain-note">{text.notFound}</h1>
      <p className="plain-note">
        <Link to="/app/today">{text.backToToday}</Link>
      </p>
    </main>
  );
}

function CockpitPage({ day, label, notice }: { day: Day; label: string; notice: React.ReactNode }) {
  const navigate = useNavigate();

  function showCoach() {
    showSide();
    void navigate({ to: ".", search: { volet: "coach" }, replace: true });
  }

  async function showBinome() {
    showSide();
    await navigate({ to: ".", search: { volet: "binome" }, replace: true });
    document.getElementById("binome")?.focus();
  }

  useSingleKeys({ b: () => void showBinome() });

  return (
    <CockpitDashboard
      toolbar={
        <>
          <Toolbar label={label} hasSide />
          {notice}
        </>
      }
      mission={<MissionPanel key={day} day={day} />}
      deliverable={<DeliverablePanel key={day} day={day} />}
      actions={<CloseDayPanel key={day} day={day} />}
      binome={<BinomePanel />}
      coach={<AICoachWidget key={day} day={day} onCall={showCoach} />}
    />
  );
}

function NewDayNotice({ day }: { day: Day }) {
  const text = useText().shell;
  return (
    <div className="notice" role="status">
      <p>{text.newDay(day)}</p>
      <button type="button" className="btn" onClick={moveToCurrentDay}>
        {text.goToDay(day)}
      </button>
    </div>
  );
}
