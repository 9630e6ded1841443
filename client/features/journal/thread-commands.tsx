/** What the palette offers of the journal: its newest threads, by name. */
import { type RecentThread, useRecentThreads } from "#client/db/recent-threads.ts";
import { formatShortDate, formatTime } from "#client/i18n/format.ts";
import { useLang, useText } from "#client/i18n/language.ts";
import type { Command } from "#client/ui/command.ts";
import { DayPennant } from "#client/ui/flag.tsx";

/** Before anything is typed. */
const LISTED = 3;

export function useThreadCommands({ onOpen }: { onOpen: (thread: RecentThread) => void }): Command[] {
  const text = useText().day;
  const lang = useLang();
  return (useRecentThreads() ?? []).map((thread, index) => ({
    id: `thread-${thread.id}`,
    name: thread.title,
    detail: `${text.name(thread.day)}, ${formatShortDate(lang, thread.askedAt)} ${formatTime(lang, thread.askedAt)}`,
    icon: <DayPennant day={thread.day} />,
    ...(index >= LISTED && { listed: "asked" as const }),
    run: () => onOpen(thread),
  }));
}
