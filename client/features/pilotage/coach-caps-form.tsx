/** The model's switch and what the coach may cost: what is set here, beside what the server's environment says. */
import { type FormEvent, useId, useState } from "react";
import { formatAmount, formatNumber } from "#client/i18n/format.ts";
import { useLang, useTexts } from "#client/i18n/language.ts";
import { pilotageTexts } from "#client/i18n/pilotage-texts.ts";
import type { Pilotage } from "#shared/pilotage.ts";
import { type CallFailure, setCoachCaps } from "./pilotage-calls.ts";
import { readTypedCaps, typedCaps, type TypedCaps } from "./typed-caps.ts";

type CoachCapsFormProps = {
  pilotage: Pick<Pilotage, "coach" | "environment" | "spent" | "model">;
  onChanged: () => Promise<void>;
};
type Outcome = "saved" | CallFailure | null;

export function CoachCapsForm({ pilotage, onChanged }: CoachCapsFormProps) {
  const { coach: text, failed } = useTexts(pilotageTexts);
  const lang = useLang();
  const { coach, environment, spent, model } = pilotage;
  /** Null: nothing is typed, what holds is shown. */
  const [draft, setDraft] = useState<TypedCaps | null>(null);
  const [outcome, setOutcome] = useState<Outcome>(null);
  const [isBusy, setIsBusy] = useState(false);
  const typed = draft ?? typedCaps(lang, coach);
  const read = readTypedCaps(lang, typed);
  const isWrong = (name: keyof TypedCaps) => read.kind === "wrong" && read.fields.some((field) => field === name);
  const capText = (amount: number | null) => (amount === null ? text.noCap : formatAmount(lang, amount));
  const moneyHint = (cap: number | null, amount: number | null | undefined) =>
    [
      ...(typeof amount === "number" ? [text.spent(formatAmount(lang, amount))] : []),
      text.environment(capText(cap)),
    ].join(" · ");

  function change(part: Partial<TypedCaps>) {
    setOutcome(null);
    setDraft({ ...typed, ...part });
  }

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (read.kind === "wrong" || isBusy) return;
    setIsBusy(true);
    const failure = await setCoachCaps(read.caps);
    if (failure === null) {
      await onChanged();
      setDraft(null);
    }
    setOutcome(failure ?? "saved");
    setIsBusy(false);
  }

  return (
    <form className="pl-form" onSubmit={(event) => void submit(event)} noValidate>
      {model === null && <p className="pl-note">{text.noModel}</p>}
      <ModelSwitch
        model={model?.name ?? null}
        isOff={typed.isModelOff}
        onChange={(isModelOff) => change({ isModelOff })}
      />
      <CapField
        label={text.tokens}
        value={typed.dailyTokens}
        hint={text.environment(formatNumber(lang, environment.dailyTokens))}
        wrong={isWrong("dailyTokens") ? text.tokensWrong : null}
        onChange={(dailyTokens) => change({ dailyTokens })}
      />
      <CapField
        label={text.moneyPerDay}
        value={typed.moneyPerDay}
        hint={moneyHint(environment.moneyPerDay, spent?.day)}
        wrong={isWrong("moneyPerDay") ? text.moneyWrong : null}
        onChange={(moneyPerDay) => change({ moneyPerDay })}
      />
      <CapField
        label={text.moneyPerMonth}
        value={typed.moneyPerMonth}
        hint={moneyHint(environment.moneyPerMonth, spent?.month)}
        wrong={isWrong("moneyPerMonth") ? text.moneyWrong : null}
        onChange={(moneyPerMonth) => change({ moneyPerMonth })}
      />
      <p className="pl-hint">{text.money}</p>
      {model?.hasPrice === false && <p className="pl-hint">{text.noPrice}</p>}
      <div className="pl-buttons">
        <button type="submit" className="btn btn-ink" aria-disabled={read.kind === "wrong" || isBusy}>
          {text.save}
        </button>
        <button type="button" className="btn" onClick={() => change(typedCaps(lang, environment))}>
          {text.reset}
        </button>
      </div>
      <div role="status">{outcome === "saved" && <p className="pl-hint">{text.saved}</p>}</div>
      {outcome !== null && outcome !== "saved" && (
        <p className="pl-failed" role="alert">
          {failed[outcome]}
        </p>
      )}
    </form>
  );
}

type ModelSwitchProps = { model: string | null; isOff: boolean; onChange: (isOff: boolean) => void };

function ModelSwitch({ model, isOff, onChange }: ModelSwitchProps) {
  const text = useTexts(pilotageTexts).coach;
  const name = useId();
  return (
    <fieldset className="radio pl-switch">
      <legend>{model === null ? text.switch : text.switchOf(model)}</legend>
      <label>
        <input type="radio" name={name} checked={!isOff} onChange={() => onChange(false)} />
        <b>{text.on}</b>
        <em>{text.onHint}</em>
      </label>
      <label>
        <input type="radio" name={name} checked={isOff} onChange={() => onChange(true)} />
        <b>{text.off}</b>
        <em>{text.offHint}</em>
      </label>
    </fieldset>
  );
}

type CapFieldProps = {
  label: string;
  value: string;
  hint: string;
  /** What is asked for instead; null: it is as it must be. */
  wrong: string | null;
  onChange: (value: string) => void;
};

function CapField({ label, value, hint, wrong, onChange }: CapFieldProps) {
  const id = useId();
  return (
    <div className="pl-cap">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className="pl-short"
        inputMode="decimal"
        autoComplete="off"
        value={value}
        aria-invalid={wrong !== null}
        aria-describedby={`${id}-hint`}
        onChange={(event) => onChange(event.target.value)}
      />
      <p id={`${id}-hint`} className={wrong === null ? "pl-hint" : "pl-failed"}>
        {wrong ?? hint}
      </p>
    </div>
  );
}
