/** The screens around the cockpit, in one chunk of their own. */
import { AccountPanel } from "#client/features/account/account-panel.tsx";
import { BackupPanel } from "#client/features/backup/backup-panel.tsx";
import { ErasePanel } from "#client/features/backup/erase-panel.tsx";
import { ExportPanel } from "#client/features/backup/export-panel.tsx";
import { StoragePanel } from "#client/features/backup/storage-panel.tsx";
import { Link, useNavigate } from "@tanstack/react-router";
import { callCoach, isCoachAfloat } from "#client/features/coach/coach-watch.ts";
import { stopReply } from "#client/features/coach/stop-reply.ts";
import { HelpPanel } from "#client/features/help/help-panel.tsx";
import { JournalPage, type ReadTarget } from "#client/features/journal/journal-page.tsx";
import { OfflinePanel } from "#client/features/offline/offline-panel.tsx";
import { FirstRunPage } from "#client/features/profile/first-run-page.tsx";
import { ProfilePage } from "#client/features/profile/profile-page.tsx";
import { NetworkPanel } from "#client/features/session/network-panel.tsx";
import { SavedPanel } from "#client/features/session/saved-panel.tsx";
import { useToday } from "#client/features/session/use-today.ts";
import { SettingsPage } from "#client/features/settings/settings-page.tsx";
import { VoyagePage } from "#client/features/voyage/voyage-page.tsx";
import { journalTexts } from "#client/i18n/journal-texts.ts";
import { useText, useTexts } from "#client/i18n/language.ts";
import { voyageTexts } from "#client/i18n/voyage-texts.ts";
import { Splitter } from "#client/ui/splitter.tsx";
import { usePageTitle } from "#client/ui/use-page-title.ts";
import type { Day } from "#shared/day.ts";
import { resizePane, showSide, useListSize } from "./layout-state.ts";
import { Toolbar } from "./toolbar.tsx";

export function FirstRunRoute() {
  const today = useToday();
  return <FirstRunPage day={today?.day ?? 1} help={<HelpPanel />} status={<StatusWords />} />;
}

function StatusWords() {
  return (
    <>
      <span>
        <NetworkPanel />
      </span>
      <SavedPanel />
    </>
  );
}

export function JournalRoute() {
  const { journal } = useText().shell;
  const navigate = useNavigate();
  usePageTitle(journal);

  function openCoach(day: Day) {
    callCoach();
    if (!isCoachAfloat()) showSide();
    void navigate({ to: "/app/day/$day", params: { day: String(day) }, search: { volet: "coach" } });
  }

  return (
    <JournalPage
      toolbar={
        <>
          <Toolbar label={journal} hasSide={false} />
          <VoyageLink />
        </>
      }
      splitter={<ListSplitter />}
      onCallCoach={openCoach}
      onStopReply={(replyId) => void stopReply(replyId)}
      exportTools={exportTools}
    />
  );
}

function ListSplitter() {
  return (
    <Splitter
      label={useTexts(journalTexts).listWidth}
      pane="left"
      {...useListSize()}
      onResize={(size) => resizePane("listWidth", size)}
    />
  );
}

function VoyageLink() {
  return (
    <p className="vg-link">
      <Link to="/app/voyage">{useTexts(voyageTexts).open}</Link>
    </p>
  );
}

function exportTools(target: ReadTarget) {
  return <ExportPanel day={target.day} read={target} />;
}

export function ProfileRoute() {
  const { profile } = useText().shell;
  usePageTitle(profile);
  return <ProfilePage toolbar={<Toolbar label={profile} hasSide />} />;
}

export function VoyageRoute() {
  const { page } = useTexts(voyageTexts);
  usePageTitle(page);
  return <VoyagePage toolbar={<Toolbar label={page} hasSide={false} />} today={useToday()} />;
}

export function SettingsRoute() {
  const { settings } = useText().shell;
  usePageTitle(settings);
  return (
    <SettingsPage
      toolbar={<Toolbar label={settings} hasSide={false} />}
      status={<StatusWords />}
      account={<AccountPanel />}
      offline={<OfflinePanel />}
      storage={<StoragePanel />}
      copies={<BackupPanel />}
      erase={<ErasePanel />}
    />
  );
}
