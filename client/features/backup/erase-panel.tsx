/** Erasing everything on this device: one word typed by hand stands before it, and what it leaves is said. */
import { useState } from "react";
import { eraseDevice } from "#client/db/backup/erase-device.ts";
import { backupTexts } from "#client/i18n/backup-texts.ts";
import { useTexts } from "#client/i18n/language.ts";
import { TypedWord } from "#client/ui/typed-word.tsx";
import "./backup.css";

export function ErasePanel() {
  const text = useTexts(backupTexts).erase;
  const [failed, setFailed] = useState(false);

  function erase() {
    eraseDevice().then(
      () => location.assign("/app/today"),
      () => setFailed(true),
    );
  }

  return (
    <>
      <p>{text.what}</p>
      <p>{text.stays}</p>
      <TypedWord text={text} onConfirmed={erase} />
      {failed && (
        <p className="note" role="alert">
          {text.failed}
        </p>
      )}
    </>
  );
}
