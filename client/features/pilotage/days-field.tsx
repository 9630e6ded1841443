/** For how many days a link opens. */
import { useId } from "react";
import { useTexts } from "#client/i18n/language.ts";
import { pilotageTexts } from "#client/i18n/pilotage-texts.ts";
import { NewInvites } from "#shared/pilotage.ts";

export function isDays(typed: string): boolean {
  return NewInvites.shape.days.safeParse(typed.trim() === "" ? Number.NaN : Number(typed)).success;
}

export function DaysField({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const text = useTexts(pilotageTexts).invite;
  const id = useId();
  const wrong = !isDays(value);
  return (
    <div>
      <label htmlFor={id}>{text.days}</label>
      <span className="pl-unit">
        <input
          id={id}
          className="pl-short"
          inputMode="numeric"
          autoComplete="off"
          value={value}
          aria-invalid={wrong}
          aria-describedby={`${id}-unit`}
          onChange={(event) => onChange(event.target.value)}
        />
        <span id={`${id}-unit`}>{text.daysUnit}</span>
      </span>
      {wrong && (
        <p className="pl-failed" role="alert">
          {text.daysWrong}
        </p>
      )}
    </div>
  );
}
