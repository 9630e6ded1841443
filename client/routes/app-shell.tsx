/** The frame around every screen: halyard and navigation, status bar, notices; on a phone a header and four tabs. */
import { type MouseEvent, type ReactNode, useEffect, useState } from "react";
import { Link, Outlet } from "@tanstack/react-router";
import { BookOpen, Ellipsis, ListChecks, MessageCircle, Search, Settings2, UserRound } from "lucide-react";
import { useCoachAboard } from "#client/features/coach/coach-watch.ts";
import { HelpPanel } from "#client/features/help/help-panel.tsx";
import { DayTitlePanel } from "#client/features/mission/day-title-panel.tsx";
import { HalyardPanel } from "#client/features/mission/halyard-panel.tsx";
import { NetworkPanel } from "#client/features/session/network-panel.tsx";
import { NoticePanel } from "#client/features/session/notice-panel.tsx";
import { SavedPanel, UnsavedPanel } from "#client/features/session/saved-panel.tsx";
import { useToday } from "#client/features/session/use-today.ts";
import { CoachInUsePanel } from "#client/features/session/coach-in-use-panel.tsx";
import { useText } from "#client/i18n/language.ts";
import { optionalPart } from "#client/ui/optional-part.tsx";
import { DayPennant, Flag, Pennant } from "#client/ui/flag.tsx";
import { Toasts } from "#client/ui/toasts.tsx";
import { whenIdle } from "#client/platform/page-life.ts";
import { type Day, DAY_COUNT } from "#shared/day.ts";
import { focusPage } from "./focus-page.ts";
import { useBinomeSize, useLayout, useListSize, useSideSize } from "./layout-state.ts";
import { openPalette, PaletteHost } from "./palette-host.tsx";
import type { Pane } from "./pane.ts";
import { useCoachKey } from "./use-call-coach.ts";
import { usePlace } from "./use-place.ts";
import "./app-shell.css";

/** What no first paint waits for: it comes when the page is at rest. */
const Unread = optionalPart(async () => (await import("#client/features/binome/unread-panel.tsx")).UnreadPanel);
const JournalCount = optionalPart(
  async () => (await import("#client/features/journal/journal-count-panel.tsx")).JournalCountPanel,
);
const AtRest = optionalPart(async () => (await import("./at-rest.tsx")).AtRest);

/** What the style sheets read as custom properties is written as such. */
declare module "react" {
  interface CSSProperties {
    [name: `--${string}`]: string;
  }
}

export function AppShell() {
  const text = useText();
  const today = useToday();
  const place = usePlace(today?.day);
  useCoachKey(place.day);
  const [isAtRest, setIsAtRest] = useState(false);
  useEffect(() => whenIdle(() => setIsAtRest(true)), []);
  return (
    <Frame pane={place.pane}>
      <a className="btn skip" href="#page" onClick={skip}>
        {text.shell.skip}
      </a>
      <MobileHeader day={place.day} titled={place.pane !== "mission"} isAtRest={isAtRest} />
      <nav className="rail" aria-label={text.shell.navigation}>
        <Link className="brand" to="/app/today">
          <Pennant id="p-2" />
          <span>{text.brand}</span>
        </Link>
        <p className="rail-h">{text.programme}</p>
        <HalyardPanel today={today} open={place.day} />
        <div className="rail-nav">
          <PageLinks isAtRest={isAtRest} />
        </div>
      </nav>
      <div className="notices">
        <NoticePanel />
        {isAtRest && <AtRest />}
      </div>
      <Outlet />
      <Toasts />
      <PaletteHost />
      <StatusBar />
      <MobileTabs day={place.day} isAtRest={isAtRest} />
    </Frame>
  );
}

/** The page may be hidden behind the pane that a phone shows. */
function skip(event: MouseEvent) {
  event.preventDefault();
  focusPage();
}

/** Alone in knowing how the panes stand: a splitter on its way renders nothing but this. */
function Frame({ pane, children }: { pane: Pane; children: ReactNode }) {
  const { rail, side, moved } = useLayout();
  const sizes = {
    "--side-now": `${useSideSize().size}px`,
    "--binome": `${useBinomeSize().size}px`,
    "--list": `${useListSize().size}px`,
  };
  return (
    <div className="app" data-rail={rail} data-side={side} data-moved={moved} data-pane={pane} style={sizes}>
      {children}
    </div>
  );
}

function PageLinks({ isAtRest }: { isAtRest: boolean }) {
  const text = useText().shell;
  return (
    <>
      <Link to="/app/journal" title={text.journal}>
        <BookOpen className="i" aria-hidden />
        <span className="name">{text.journal}</span>
        {isAtRest && <JournalCount />}
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
      <Link to="/app/reglages" hash="hors-ligne">
        <NetworkPanel />
      </Link>
      <SavedPanel />
      <div className="in-use">
        <CoachInUsePanel />
      </div>
      <HelpPanel />
    </footer>
  );
}

type MobileHeaderProps = {
  day: Day | null;
  /** The pane on show has no title of its own: this one is the page's. */
  titled: boolean;
  isAtRest: boolean;
};

function MobileHeader({ day, titled, isAtRest }: MobileHeaderProps) {
  const text = useText();
  const Name = titled ? "h1" : "p";
  return (
    <header className="mob-h">
      {day === null ? <Pennant id="p-2" /> : <DayPennant day={day} />}
      <div className="ttl">
        <p>
          <span>{day === null ? text.programme : text.day.onOf(day, DAY_COUNT)}</span>
          <NetworkPanel quiet />
          <UnsavedPanel />
        </p>
        <Name className="name">{day === null ? text.brand : <DayTitlePanel day={day} />}</Name>
      </div>
      <HelpPanel />
      <details className="menu">
        <summary className="icon-btn" aria-label={text.shell.more}>
          <Ellipsis className="i" aria-hidden />
        </summary>
        <div>
          <button type="button" onClick={openPalette}>
            <Search className="i" aria-hidden />
            {text.shell.palette}
          </button>
          <PageLinks isAtRest={isAtRest} />
        </div>
      </details>
    </header>
  );
}

function MobileTabs({ day, isAtRest }: { day: Day | null; isAtRest: boolean }) {
  const text = useText().shell;
  const aboard = useCoachAboard();
  const panes = [
    { pane: "mission", icon: <ListChecks className="i" aria-hidden /> },
    { pane: "binome", icon: <MessageCircle className="i" aria-hidden /> },
    { pane: "coach", icon: <Flag id={aboard ? "f-h" : "f-k"} /> },
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
          {isAtRest && tab.pane === "binome" && <Unread />}
        </Link>
      ))}
      <Link to="/app/journal">
        <BookOpen className="i" aria-hidden />
        {text.tabs.journal}
      </Link>
    </nav>
  );
}
