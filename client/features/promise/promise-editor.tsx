/** A promise in the person's own words, for the day they choose. What is typed is kept as it is typed. */
import { type RefObject, useId, useState } from "react";
import { dropOtherText, useOtherTexts } from "#client/db/other-texts.ts";
import { promiseField, savePromiseWords, savePromiseWordsLast } from "#client/db/promise-words.ts";
import { movePromise } from "#client/db/promises.ts";
import type { PromiseRow } from "#client/db/rows.ts";
import { useTexts } from "#client/i18n/language.ts";
import { promiseTexts } from "#client/i18n/promise-texts.ts";
import { OtherTexts } from "#client/ui/other-texts.tsx";
import { useKeptField } from "#client/ui/use-kept-field.ts";
import { CivilDate, civilDateAfter } from "#shared/day.ts";

type PromiseEditorProps = {
  promise: PromiseRow;
  today: CivilDate;
  fieldRef: RefObject<HTMLTextAreaElement | null>;
  onEnd: () => void;
};

const SAVE_AFTER_MS = 300;
/** What a question tells the coach of a promise at most. */
const WORDS_MAX = 300;

export function PromiseEditor({ promise: { id, text: stored, dueOn }, today, fieldRef, onEnd }: PromiseEditorProps) {
  const text = useTexts(promiseTexts);
  const dateId = useId();
  const [typedDate, setTypedDate] = useState<string>(dueOn);
  const others = useOtherTexts(promiseField(id));
  const words = useKeptField<string>({
    name: `promise ${id}`,
    stored,
    save: (value, bases) => savePromiseWords(id, value, bases),
    saveLast: (value, bases) => savePromiseWordsLast(id, value, bases),
    afterMs: SAVE_AFTER_MS,
  });
  const days = [
    { name: text.today, date: today },
    { name: text.tomorrow, date: civilDateAfter(today, 1) },
  ];

  /** A date that is half typed is none yet, and a promise is due on no day that is over. */
  function choose(date: string) {
    setTypedDate(date);
    const { data } = CivilDate.safeParse(date);
    if (data !== undefined && data >= today) void movePromise(id, data);
  }

  async function take(other: string) {
    if (await words.flush()) await savePromiseWords(id, other, []);
  }

  return (
    <div className="promise-edit">
      <textarea
        className="promise-words"
        aria-label={text.words}
        rows={1}
        maxLength={WORDS_MAX}
        ref={fieldRef}
        value={words.value ?? ""}
        onChange={(event) => words.change(event.target.value)}
        onBlur={() => void words.flush()}
      />
      {words.state === "unsaved" && (
        <p className="promise-lost" role="alert">
          {text.unsaved}
        </p>
      )}
      <OtherTexts texts={others} onTake={(other) => void take(other)} onDrop={(key) => void dropOtherText(key)} />
      <div className="rowbtns" role="group" aria-label={text.dueOn}>
        {days.map(({ name, date }) => (
          <button key={date} type="button" className="chip" aria-pressed={dueOn === date} onClick={() => choose(date)}>
            {name}
          </button>
        ))}
        <label htmlFor={dateId}>{text.date}</label>
        <input
          id={dateId}
          type="date"
          className="promise-date mono"
          min={today}
          value={typedDate}
          onChange={(event) => choose(event.target.value)}
        />
        <button type="button" className="btn btn-quiet" onClick={() => void words.flush().then(onEnd)}>
          {text.changed}
        </button>
      </div>
    </div>
  );
}
