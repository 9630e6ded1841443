/** Says wherever the coach speaks whether an AI does (EU AI Act, article 50), or that none is plugged in. */
import { useSession } from "#client/db/session.ts";
import { useText } from "#client/i18n/language.ts";

export function CoachBadge() {
  const text = useText().coach;
  return <span className="ai">{useSession()?.coach.source === "checks" ? text.noAi : text.ai}</span>;
}

/** The same, as the name of the coach's block. */
export function useCoachName(): string {
  const text = useText().coach;
  return useSession()?.coach.source === "checks" ? text.titleWithoutAi : text.titleWithAi;
}
