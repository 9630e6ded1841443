/** The card of an entry that comes from a day. */
import type { ReactNode } from "react";
import type { Day } from "#shared/day.ts";
import { DayPennant } from "#client/ui/flag.tsx";

type EntryCardProps = { day: Day; title: string; aside?: ReactNode; text: string; children?: ReactNode };

export function EntryCard({ day, title, aside, text, children }: EntryCardProps) {
  return (
    <div className="buddy-card">
      <p className="buddy-card-head">
        <DayPennant day={day} />
        <span className="grow">{title}</span>
        {aside !== undefined && <span className="mono">{aside}</span>}
      </p>
      <p className="buddy-card-text">{text}</p>
      {children}
    </div>
  );
}
