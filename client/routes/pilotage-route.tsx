/** The operators' screen, in a chunk of its own. */
import { PilotagePage } from "#client/features/pilotage/pilotage-page.tsx";
import { useTexts } from "#client/i18n/language.ts";
import { pilotageTexts } from "#client/i18n/pilotage-texts.ts";
import { usePageTitle } from "#client/ui/use-page-title.ts";
import { Toolbar } from "./toolbar.tsx";

export function PilotageRoute() {
  const { title } = useTexts(pilotageTexts);
  usePageTitle(title);
  return <PilotagePage toolbar={<Toolbar label={title} hasSide={false} />} />;
}
