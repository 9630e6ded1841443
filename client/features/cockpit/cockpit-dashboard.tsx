/**
 * The cockpit of one day: the logbook page in the middle, the crew on the right, the coach as a fixed block under
 * the Chat Binôme. It knows no feature; the route hands it the panes.
 */
import type { ReactNode } from "react";
import { useText } from "#client/i18n/language.ts";
import { useKeptFocus } from "#client/ui/use-kept-focus.ts";
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
}: CockpitDashboardProps) {
  const text = useText().shell;
  return (
    <main className="cockpit">
      <div className="page" id="page" {...useKeptFocus<HTMLDivElement>()}>
        {toolbar}
        <div className="log">
          <PaneGuard pane="mission">{promise}</PaneGuard>
          <PaneGuard pane="mission">{mission}</PaneGuard>
          <PaneGuard pane="deliverable">{deliverable}</PaneGuard>
          <PaneGuard pane="fieldwork">{fieldwork}</PaneGuard>
        </div>
        <PaneGuard pane="mission">{actions}</PaneGuard>
      </div>
      <section className="side" aria-label={text.crew}>
        <PaneGuard pane="binome">{binome}</PaneGuard>
        {splitter}
        <PaneGuard pane="coach">{coach}</PaneGuard>
      </section>
    </main>
  );
}
