/**
 * The cockpit of one day: the logbook page in the middle, the crew on the right, the coach as a fixed block under
 * the Chat Binôme. It knows no feature; the route hands it the panes.
 */
import type { ReactNode } from "react";
import { useText } from "#client/i18n/language.ts";
import { PaneGuard } from "#client/ui/pane-guard.tsx";
import "#client/ui/logbook.css";

type CockpitDashboardProps = {
  toolbar: ReactNode;
  promise: ReactNode;
  mission: ReactNode;
  deliverable: ReactNode;
  /** What was done among people. */
  fieldwork: ReactNode;
  /** The foot of the page, always in sight. */
  actions: ReactNode;
  binome: ReactNode;
  /** Between the chat and the coach. */
  splitter: ReactNode;
  coach: ReactNode;
  /** A phone shows it in the place of the page: it is then the main part, and the page is not there. */
  isSideAlone: boolean;
};

export function CockpitDashboard({
  toolbar,
  promise,
  mission,
  deliverable,
  fieldwork,
  actions,
  binome,
  splitter,
  coach,
  isSideAlone,
}: CockpitDashboardProps) {
  const text = useText().shell;
  return (
    <div className="cockpit">
      <main className="page" id="page" tabIndex={-1}>
        {toolbar}
        <div className="log">
          <PaneGuard pane="mission">{promise}</PaneGuard>
          <PaneGuard pane="mission">{mission}</PaneGuard>
          <PaneGuard pane="deliverable">{deliverable}</PaneGuard>
          <PaneGuard pane="fieldwork">{fieldwork}</PaneGuard>
        </div>
        <PaneGuard pane="mission">{actions}</PaneGuard>
      </main>
      <section className="side" role={isSideAlone ? "main" : "complementary"} aria-label={text.crew} tabIndex={-1}>
        <PaneGuard pane="binome">{binome}</PaneGuard>
        {splitter}
        <PaneGuard pane="coach">{coach}</PaneGuard>
      </section>
    </div>
  );
}
