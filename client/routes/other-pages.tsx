/** The screens around the cockpit, in one chunk of their own. */
import { JournalPage } from "#client/features/journal/journal-page.tsx";
import { ProfilePage } from "#client/features/profile/profile-page.tsx";
import { SettingsPage } from "#client/features/settings/settings-page.tsx";
import { useText } from "#client/i18n/language.ts";
import { Toolbar } from "./toolbar.tsx";

export function JournalRoute() {
  return <JournalPage toolbar={<Toolbar label={useText().shell.journal} hasSide={false} />} />;
}

export function ProfileRoute() {
  return <ProfilePage toolbar={<Toolbar label={useText().shell.profile} hasSide />} />;
}

export function SettingsRoute() {
  return <SettingsPage toolbar={<Toolbar label={useText().shell.settings} hasSide={false} />} />;
}
