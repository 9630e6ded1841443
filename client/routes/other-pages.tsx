/** The screens around the cockpit, in one chunk of their own. */
import { HelpPanel } from "#client/features/help/help-panel.tsx";
import { JournalPage } from "#client/features/journal/journal-page.tsx";
import { OfflinePanel } from "#client/features/offline/offline-panel.tsx";
import { FirstRunPage } from "#client/features/profile/first-run-page.tsx";
import { ProfilePage } from "#client/features/profile/profile-page.tsx";
import { useToday } from "#client/features/session/use-today.ts";
import { SettingsPage } from "#client/features/settings/settings-page.tsx";
import { useText } from "#client/i18n/language.ts";
import { usePageTitle } from "#client/ui/use-page-title.ts";
import { Toolbar } from "./toolbar.tsx";

export function FirstRunRoute() {
  const today = useToday();
  return <FirstRunPage day={today?.day ?? 1} help={<HelpPanel />} />;
}

export function JournalRoute() {
  const { journal } = useText().shell;
  usePageTitle(journal);
  return <JournalPage toolbar={<Toolbar label={journal} hasSide={false} />} />;
}

export function ProfileRoute() {
  const { profile } = useText().shell;
  usePageTitle(profile);
  return <ProfilePage toolbar={<Toolbar label={profile} hasSide />} />;
}

export function SettingsRoute() {
  const { settings } = useText().shell;
  usePageTitle(settings);
  return <SettingsPage toolbar={<Toolbar label={settings} hasSide={false} />} offline={<OfflinePanel />} />;
}
