/** Which coach answers, in the status bar: the model's name, or that there is none. */
import { useSession } from "#client/db/session.ts";
import { useText } from "#client/i18n/language.ts";

export function CoachInUsePanel() {
  const text = useText().shell;
  const coach = useSession()?.coach;
  if (coach === undefined) return null;
  return <>{coach.source === "model" ? coach.model : text.checksOnly}</>;
}
