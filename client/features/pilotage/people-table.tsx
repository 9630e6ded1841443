/** Who is here: how far, with whom, when they last came, what the coach consumed for them. On a phone each is a card. */
import { useState } from "react";
import { formatAmount, formatNumber, formatShortDate, formatTime } from "#client/i18n/format.ts";
import { useLang, useTexts } from "#client/i18n/language.ts";
import { pilotageTexts } from "#client/i18n/pilotage-texts.ts";
import { DayPennant } from "#client/ui/flag.tsx";
import { DAY_COUNT } from "#shared/day.ts";
import { initialsOf } from "#shared/person-name.ts";
import type { Person, Pilotage } from "#shared/pilotage.ts";
import { PairDialog } from "./pair-dialog.tsx";
import { type Member, useCrew } from "./use-crew.ts";

type PeopleTableProps = { pilotage: Pilotage; onChanged: () => Promise<void> };

export function PeopleTable({ pilotage, onChanged }: PeopleTableProps) {
  const text = useTexts(pilotageTexts).people;
  const crew = useCrew(pilotage);
  const [pairingId, setPairingId] = useState<string | null>(null);
  const pairing = crew.find(({ id }) => id === pairingId);
  return (
    <div className="pl-people">
      <table>
        <thead>
          <tr>
            <th scope="col">{text.name}</th>
            <th scope="col">{text.day}</th>
            <th scope="col">{text.binome}</th>
            <th scope="col">{text.seen}</th>
            <th scope="col" className="pl-figure">
              {text.today}
              <small>{text.units}</small>
            </th>
            <th scope="col" className="pl-figure">
              {text.fortnight}
              <small>{text.units}</small>
            </th>
          </tr>
        </thead>
        <tbody>
          {crew.map((member) => (
            <Row key={member.id} member={member} canPair={crew.length > 1} onPair={() => setPairingId(member.id)} />
          ))}
        </tbody>
      </table>
      {pairing !== undefined && (
        <PairDialog
          key={pairing.id}
          member={pairing}
          crew={crew}
          onChanged={onChanged}
          onClosed={() => setPairingId(null)}
        />
      )}
    </div>
  );
}

function Row({ member, canPair, onPair }: { member: Member; canPair: boolean; onPair: () => void }) {
  const { people: text, role, owner } = useTexts(pilotageTexts);
  const { calledName, pair, usage, today } = member;
  return (
    <tr>
      <th scope="row">
        <span className="pl-face" aria-hidden="true">
          {initialsOf(member.name)}
        </span>
        {calledName}
        <small>{member.isOwner ? owner : role[member.role]}</small>
      </th>
      <td data-label={text.day}>
        <DayReached day={member.day} />
      </td>
      <td data-label={text.binome}>
        <span className="pl-with">
          {pair === null ? <span className="pl-none">{text.none}</span> : pair.partner.calledName}
          {canPair && (
            <button type="button" className="btn" aria-label={text.changeOf(calledName)} onClick={onPair}>
              {text.change}
            </button>
          )}
        </span>
      </td>
      <td data-label={text.seen}>
        <Seen at={member.seenAt} />
      </td>
      <td className="pl-figure" data-label={text.today}>
        <Consumed usage={usage.filter(({ on }) => on === today)} />
      </td>
      <td className="pl-figure" data-label={text.fortnight}>
        <Consumed usage={usage} />
      </td>
    </tr>
  );
}

function DayReached({ day }: { day: number }) {
  const text = useTexts(pilotageTexts).people;
  if (day < 1) return <span className="pl-none">{text.beforeStart}</span>;
  if (day > DAY_COUNT) return <span className="pl-none">{text.afterEnd}</span>;
  return (
    <span className="pl-day">
      <DayPennant day={day} />
      <span className="mono">J{day}</span>
    </span>
  );
}

function Seen({ at }: { at: number | null }) {
  const text = useTexts(pilotageTexts).people;
  const lang = useLang();
  if (at === null) return <span className="pl-none">{text.never}</span>;
  return (
    <time className="mono" dateTime={new Date(at).toISOString()}>
      {formatShortDate(lang, at)} {formatTime(lang, at)}
    </time>
  );
}

/** A day without a price leaves the sum without one: an amount that is too small would be believed. */
function Consumed({ usage }: { usage: Person["usage"] }) {
  const lang = useLang();
  const tokens = usage.reduce((sum, one) => sum + one.tokens, 0);
  const costs = usage.flatMap(({ cost }) => cost ?? []);
  const cost = costs.length === usage.length ? costs.reduce((sum, one) => sum + one, 0) : null;
  return (
    <span className="mono">
      {formatNumber(lang, tokens)}
      {cost !== null && usage.length > 0 && <> · {formatAmount(lang, cost)}</>}
    </span>
  );
}
