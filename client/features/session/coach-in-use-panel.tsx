/**
 * Which coach answers, in the status bar: the model's name with what it consumed today, or that there is none. Réglages
 * says more. What was consumed is asked for once the page is at rest, and nothing waits for it.
 */
import { Link } from "@tanstack/react-router";
import { useSession } from "#client/db/session.ts";
import { useText } from "#client/i18n/language.ts";
import { rest } from "#client/platform/page-life.ts";
import { optionalPart } from "#client/ui/optional-part.tsx";

/** If it cannot be had, the bar goes without. */
const Consumed = optionalPart(async () => {
  await rest();
  return (await import("./consumed-today.tsx")).ConsumedToday;
});

export function CoachInUsePanel() {
  const text = useText().shell;
  const coach = useSession()?.coach;
  if (coach === undefined) return null;
  if (coach.source === "checks")
    return (
      <Link to="/app/reglages" hash="coach">
        {text.checksOnly}
      </Link>
    );
  return (
    <>
      <Link to="/app/reglages" hash="coach" className="model">
        {coach.model}
      </Link>
      <Consumed />
    </>
  );
}
