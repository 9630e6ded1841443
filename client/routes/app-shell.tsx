/** The frame around every screen: halyard and navigation, status bar, notices; on a phone a header and four tabs. */
import { lazy, Suspense, useEffect, useState } from "react";
import { Link, Outlet, useParams, useRouterState } from "@tanstack/react-router";
import { BookOpen, Ellipsis, HardDrive, ListChecks, MessageCircle, Settings2, UserRound } from "lucide-react";
import { HelpPanel } from "#client/features/help/help-panel.tsx";
import { DayTitlePanel } from "#client/features/mission/day-title-panel.tsx";
import { HalyardPanel } from "#client/features/mission/halyard-panel.tsx";
import { NetworkPanel } from "#client/features/session/network-panel.tsx";
import { NoticePanel } from "#client/features/session/notice-panel.tsx";
import { useToday } from "#client/features/session/use-today.ts";
import { CoachInUsePanel } from "#client/features/session/coach-in-use-panel.tsx";
import { useText } from "#client/i18n/language.ts";
import { DayPennant, Flag, Pennant } from "#client/ui/flag.tsx";
import { Toasts } from "#client/ui/toasts.tsx";
import { whenIdle } from "#client/platform/page-life.ts";
import { DAY_COUNT, Day } from "#shared/day.ts";
import { useLayout } from "./layout-state.ts";
import type { Pane } from "./pane.ts";
import "./app-shell.css";

/** What no first paint waits for: it comes when the page is at rest. */
const AtRest = lazy(async () => ({ default: (await import("./at-rest.tsx")).AtRest }));

export function AppShell() {
  const text = useText();
  const layout = useLayout();
  const today = useToday();
  const place = usePlace(today?.day);
  const [isAtRest, setIsAtRest] = useState(false);
  useEffect(() => whenIdle(() => setIsAtRest(true)), []);
  return (
    <div className="app" data-rail={layout.rail} data-side={layout.side} data-pane={place.pane}>
      <a className="btn skip" href="#page">
        {text.shell.skip}
      </a>
      <MobileHeader day={place.day} titled={place.pane !== "mission"} />
      <nav className="rail" aria-label={text.shell.navigation}>
        <Link className="brand" to="/app/today">
          <Pennant id="p-2" />
          <span>{text.brand}</span>
        </Link>
        <p className="rail-h">{text.programme}</p>
        <HalyardPanel today={today?.day} open={place.day} />
        <div className="rail-nav">
          <PageLinks />
        </div>
      </nav>
      <NoticePanel />
      <Suspense>{isAtRest && <AtRest />}</Suspense>
      <Outlet />
      <Toasts />
      <StatusBar />
      <MobileTabs day={place.day} />
    </div>
  );
}

/** Where the person is: the day on the page (none on the other screens) and the pane that a phone shows. */
function usePlace(today: Day | undefined): { day: Day | null; pane: Pane } {
  const { pathname, search } = useRouterState({ select: (state) => state.location });
  const { day } = useParams({ strict: false });
  if (pathname === "/app/today") return { day: today ?? null, pane: search.volet ?? "mission" };
  const opened = Day.safeParse(Number(day));
  if (opened.success) return { day: opened.data, pane: search.volet ?? "mission" };
  return { day: null, pane: "mission" };
}

function PageLinks() {
  const text = useText().shell;
  return (
    <>
      <Link to="/app/journal" title={text.journal}>
        <BookOpen className="i" aria-hidden />
        <span className="name">{text.journal}</span>
      </Link>
      <Link to="/app/profil" title={text.profile}>
        <UserRound className="i" aria-hidden />
        <span className="name">{text.profile}</span>
      </Link>
      <Link to="/app/reglages" title={text.settings}>
        <Settings2 className="i" aria-hidden />
        <span className="name">{text.settings}</span>
      </Link>
    </>
  );
}

function StatusBar() {
  const text = useText().shell;
  return (
    <footer className="status" aria-label={text.status}>
      <span>
        <NetworkPanel />
      </span>
      <span>
        <HardDrive className="i" aria-hidden />
        {text.savedHere}
      </span>
      <span className="sep">
        <CoachInUsePanel />
      </span>
      <HelpPanel />
    </footer>
  );
}

type MobileHeaderProps = {
  day: Day | null;
  /** The pane on show has no title of its own: this one is the page's. */
  titled: boolean;
};

function MobileHeader({ day, titled }: MobileHeaderProps) {
  const text = useText();
  const Name = titled ? "h1" : "p";
  return (
    <header className="mob-h">
      {day === null ? <Pennant id="p-2" /> : <DayPennant day={day} />}
      <div className="ttl">
        <p>
          {day === null ? text.programme : text.day.onOf(day, DAY_COUNT)}
          <NetworkPanel quiet />
        </p>
        <Name className="name">{day === null ? text.brand : <DayTitlePanel day={day} />}</Name>
      </div>
      <HelpPanel />
      <details className="menu">
        <summary className="icon-btn" aria-label={text.shell.more}>
          <Ellipsis className="i" aria-hidden />
        </summary>
        <div>
          <PageLinks />
        </div>
      </details>
    </header>
  );
}

function MobileTabs({ day }: { day: Day | null }) {
  const text = useText().shell;
  const panes = [
    { pane: "mission", icon: <ListChecks className="i" aria-hidden /> },
    { pane: "binome", icon: <MessageCircle className="i" aria-hidden /> },
    { pane: "coach", icon: <Flag id="f-k" /> },
  ] as const;
  return (
    <nav className="tabs" aria-label={text.paneTabs}>
      {panes.map((tab) => (
        <Link
          key={tab.pane}
          to={day === null ? "/app/today" : "."}
          search={tab.pane === "mission" ? {} : { volet: tab.pane }}
          // The three tabs share one path: only the pane tells which is open.
          activeOptions={{ exact: true, includeSearch: true }}
        >
          {tab.icon}
          {text.tabs[tab.pane]}
        </Link>
      ))}
      <Link to="/app/journal">
        <BookOpen className="i" aria-hidden />
        {text.tabs.journal}
      </Link>
    </nav>
  );
}
