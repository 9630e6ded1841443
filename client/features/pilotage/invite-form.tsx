/** One invite: for whom, as what, and whose binôme they become when they accept. */
import { type FormEvent, useId, useState } from "react";
import { useTexts } from "#client/i18n/language.ts";
import { pilotageTexts } from "#client/i18n/pilotage-texts.ts";
import { Role } from "#shared/account.ts";
import { PERSON_NAME_MAX } from "#shared/person-name.ts";
import type { NewInvite, Pilotage } from "#shared/pilotage.ts";
import { DaysField, isDays } from "./days-field.tsx";
import type { Mint } from "./invite-part.tsx";
import { useCrew } from "./use-crew.ts";

const NOBODY = "";
const ANOTHER = "another";
const PAIR_KEY = "pair";
const BLANK = { name: "", role: "participant", pairWith: NOBODY, otherName: "" } as const;
type Draft = { name: string; role: Role; pairWith: string; otherName: string };

export function InviteForm({ pilotage, onMint }: { pilotage: Pilotage; onMint: Mint }) {
  const { invite: text, role: roles } = useTexts(pilotageTexts);
  const id = useId();
  const crew = useCrew(pilotage);
  const [draft, setDraft] = useState<Draft>(BLANK);
  const [days, setDays] = useState("14");
  const [isTold, setIsTold] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const change = (part: Partial<Draft>) => setDraft({ ...draft, ...part });
  const names = draft.pairWith === ANOTHER ? [draft.name, draft.otherName] : [draft.name];
  const isMissing = names.map((name) => name.trim() === "");

  async function submit(event: FormEvent) {
    event.preventDefault();
    setIsTold(true);
    if (isMissing.includes(true) || !isDays(days) || isBusy) return;
    setIsBusy(true);
    if (await onMint(invitesOf(draft), Number(days))) {
      setDraft(BLANK);
      setIsTold(false);
    }
    setIsBusy(false);
  }

  return (
    <form className="pl-form" onSubmit={(event) => void submit(event)} noValidate>
      <div className="pl-fields">
        <NameField
          label={text.name}
          value={draft.name}
          wrong={isTold && isMissing[0] === true}
          onChange={(name) => change({ name })}
        />
        <div>
          <label htmlFor={`${id}-role`}>{text.role}</label>
          <select
            id={`${id}-role`}
            value={draft.role}
            onChange={(event) => change({ role: Role.parse(event.target.value) })}
          >
            {Role.options.map((role) => (
              <option key={role} value={role}>
                {roles[role]}
              </option>
            ))}
          </select>
        </div>
        <div>
          <label htmlFor={`${id}-pair`}>{text.pairWith}</label>
          <select
            id={`${id}-pair`}
            value={draft.pairWith}
            onChange={(event) => change({ pairWith: event.target.value })}
          >
            <option value={NOBODY}>{text.nobody}</option>
            <option value={ANOTHER}>{text.another}</option>
            {crew.map((member) => (
              <option key={member.id} value={member.id}>
                {member.pair === null
                  ? member.calledName
                  : text.leaves(member.calledName, member.pair.partner.calledName)}
              </option>
            ))}
          </select>
        </div>
        {draft.pairWith === ANOTHER && (
          <NameField
            label={text.otherName}
            value={draft.otherName}
            wrong={isTold && isMissing[1] === true}
            onChange={(otherName) => change({ otherName })}
          />
        )}
        <DaysField value={days} onChange={setDays} />
      </div>
      <button type="submit" className="btn btn-ink" aria-disabled={isBusy}>
        {text.create(names.length)}
      </button>
    </form>
  );
}

type NameFieldProps = { label: string; value: string; wrong: boolean; onChange: (value: string) => void };

function NameField({ label, value, wrong, onChange }: NameFieldProps) {
  const { nameWrong } = useTexts(pilotageTexts).invite;
  const id = useId();
  return (
    <div>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        value={value}
        maxLength={PERSON_NAME_MAX}
        autoComplete="off"
        aria-invalid={wrong}
        aria-describedby={wrong ? `${id}-wrong` : undefined}
        onChange={(event) => onChange(event.target.value)}
      />
      {wrong && (
        <p className="pl-failed" id={`${id}-wrong`} role="alert">
          {nameWrong}
        </p>
      )}
    </div>
  );
}

function invitesOf({ name, role, pairWith, otherName }: Draft): NewInvite[] {
  if (pairWith === NOBODY) return [{ name, role }];
  if (pairWith !== ANOTHER) return [{ name, role, pairWith }];
  return [
    { name, role, pairKey: PAIR_KEY },
    { name: otherName, role: "participant", pairKey: PAIR_KEY },
  ];
}
