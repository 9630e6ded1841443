/** Erasing everything on this device: one word typed by hand stands before it, and what it leaves is said. */
import { type FormEvent, useId, useState } from "react";
import { eraseDevice } from "#client/db/backup/erase-device.ts";
import { backupTexts } from "#client/i18n/backup-texts.ts";
import { useTexts } from "#client/i18n/language.ts";
import "./backup.css";

export function ErasePanel() {
  const text = useTexts(backupTexts).erase;
  const field = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const [failed, setFailed] = useState(false);
  const isConfirmed = typed?.trim().toLocaleUpperCase() === text.word;

  function erase(event: FormEvent) {
    event.preventDefault();
    if (!isConfirmed) return;
    eraseDevice().then(
      () => location.assign("/app/today"),
      () => setFailed(true),
    );
  }

  return (
    <>
      <p>{text.what}</p>
      <p>{text.stays}</p>
      {typed === null ? (
        <div className="formats">
          <button type="button" className="btn" onClick={() => setTyped("")}>
            {text.open}
          </button>
        </div>
      ) : (
        <form className="erase" onSubmit={erase}>
          <label htmlFor={field}>{text.confirm(text.word)}</label>
          <input
            id={field}
            className="typed-word"
            value={typed}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            onChange={(event) => setTyped(event.target.value)}
          />
          <div className="formats">
            <button type="submit" className="btn btn-ink" aria-disabled={!isConfirmed}>
              {text.go}
            </button>
            <button type="button" className="btn" onClick={() => setTyped(null)}>
              {text.cancel}
            </button>
          </div>
        </form>
      )}
      {failed && (
        <p className="note" role="alert">
          {text.failed}
        </p>
      )}
    </>
  );
}
