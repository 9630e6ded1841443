/** The parts of `day-parts`, in one chunk. */
import { SendPanel } from "#client/features/binome/send-panel.tsx";
import { EveningOpener, EveningPanel } from "#client/features/evening/evening-panel.tsx";
import { MorningPanel } from "#client/features/evening/morning-panel.tsx";
import { FieldworkPanel } from "#client/features/fieldwork/fieldwork-panel.tsx";
import { StreakPanel } from "#client/features/mission/streak-panel.tsx";
import { PromisePanel } from "#client/features/promise/promise-panel.tsx";
import { moveToCurrentDay, type Today, useToday } from "#client/features/session/use-today.ts";
import { AfterPanel } from "#client/features/voyage/after-panel.tsx";
import { ArrivalPanel } from "#client/features/voyage/arrival-panel.tsx";
import { DaysOffPanel } from "#client/features/voyage/days-off-panel.tsx";
import { daysOffTexts } from "#client/i18n/days-off-texts.ts";
import { useTexts } from "#client/i18n/language.ts";
import type { BuddyBody } from "#shared/binome-protocol.ts";
import type { CivilDate, Day } from "#shared/day.ts";

/** What was promised, and what was meant the evening before. */
export function MorningLines({ today }: { today: CivilDate }) {
  const atMs = useToday()?.atMs;
  return (
    <>
      <PromisePanel today={today} sendTools={sendTools} />
      {atMs !== undefined && <MorningPanel atMs={atMs} />}
    </>
  );
}

/** Above the foot of the page: how the day ends. */
export function EveningLine({ day, isToday }: { day: Day; isToday: boolean }) {
  const today = useToday();
  return (
    <>
      <ArrivalPanel day={day} />
      <EveningPanel day={day} atMs={isToday && today !== undefined ? today.atMs : null} />
    </>
  );
}

export function EveningFoot() {
  const today = useToday();
  return today === undefined ? null : <EveningOpener atMs={today.atMs} />;
}

export function Fieldwork({ day }: { day: Day }) {
  return (
    <>
      <FieldworkPanel day={day} />
      <StreakPanel today={useToday()} />
    </>
  );
}

/** Above the page: the day that has begun since it was opened, else the ways on after days off. */
export function DayNotice({ today: { date, offered } }: { today: Today }) {
  const text = useTexts(daysOffTexts);
  if (offered === null) return <DaysOffPanel today={date} />;
  return (
    <div className="notice" role="status">
      <p>{text.newDay(offered)}</p>
      <button type="button" className="btn" onClick={moveToCurrentDay}>
        {text.goToDay(offered)}
      </button>
    </div>
  );
}

function sendTools(body: BuddyBody) {
  return <SendPanel body={body} />;
}

/** A passage is part of what goes on being written. */
export function SendToBuddy({ body }: { body: BuddyBody }) {
  return <SendPanel body={body} isPassage={body.kind === "passage"} />;
}

export function AfterDays() {
  return <AfterPanel />;
}
