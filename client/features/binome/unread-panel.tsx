/** How many messages of the binôme wait, on the tab of a phone. */
import { usePair, useUnread } from "#client/db/buddy-entries.ts";
import { UnreadBadge } from "./unread-badge.tsx";

export function UnreadPanel() {
  return <UnreadBadge count={useUnread(usePair() ?? null)} />;
}
