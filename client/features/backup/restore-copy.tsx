/** A copy read back: chosen or dropped, judged, shown, and only then added. */
import { useEffect, useRef, useState } from "react";
import { BACKUP_VERSION } from "#client/db/backup/backup-format.ts";
import type { CopyPreview } from "#client/db/backup/copy-talk.ts";
import { settleKept } from "#client/db/backup/kept-marker.ts";
import { openCopy, type OpenedCopy } from "#client/db/backup/open-copy.ts";
import type { BackupRefusal } from "#client/db/backup/parse-backup.ts";
import { backupTexts } from "#client/i18n/backup-texts.ts";
import { useLang, useTexts } from "#client/i18n/language.ts";
import { formatMoment } from "./format-copy.ts";

type Restore =
  | { kind: "idle" }
  | { kind: "reading" }
  | OpenedCopy
  | { kind: "writing" }
  | { kind: "done" }
  | { kind: "failed" }
  | BackupRefusal;

export function RestoreCopy() {
  const text = useTexts(backupTexts).restore;
  const [restore, setRestore] = useState<Restore>({ kind: "idle" });

  const opened = useRef(new AbortController());
  useEffect(() => () => opened.current.abort(), []);

  /** Lets go of the copy before, whose answer never comes. */
  async function read(file: File) {
    letGo();
    setRestore({ kind: "reading" });
    setRestore(await openCopy(file, opened.current.signal));
  }

  async function add(copy: OpenedCopy) {
    setRestore({ kind: "writing" });
    await copy.add();
    setRestore({ kind: "done" });
    await settleKept();
  }

  function letGo() {
    opened.current.abort();
    opened.current = new AbortController();
    setRestore({ kind: "idle" });
  }

  const fail = () => setRestore({ kind: "failed" });

  return (
    <section className="backup-part" id="copies" aria-labelledby="copies-title">
      <h3 id="copies-title">{text.title}</h3>
      <label className="drop">
        {text.lead}
        <span className="btn">{text.choose}</span>
        {/* It lies over the whole box: the browser itself takes a file that is dropped on it. */}
        <input
          type="file"
          accept=".json,application/json"
          onChange={(event) => {
            const file = event.target.files?.[0];
            if (file !== undefined) read(file).catch(fail);
            // The same file may be chosen again once it was put right.
            event.target.value = "";
          }}
        />
      </label>
      <div role="status">
        {restore.kind === "reading" && <p>{text.reading}</p>}
        {restore.kind === "writing" && <p>{text.adding}</p>}
        {restore.kind === "done" && <p>{text.done}</p>}
        {restore.kind === "preview" && (
          <Preview copy={restore} onAdd={() => void add(restore).catch(fail)} onCancel={letGo} />
        )}
      </div>
      <Refusal restore={restore} />
    </section>
  );
}

type PreviewProps = { copy: CopyPreview; onAdd: () => void; onCancel: () => void };

function Preview({ copy: { exportedAt, adds, tally }, onAdd, onCancel }: PreviewProps) {
  const text = useTexts(backupTexts).restore;
  const lang = useLang();
  return (
    <div className="preview">
      <p className="strong">{text.of(formatMoment(lang, Date.parse(exportedAt)))}</p>
      {adds ? <p>{text.adds}</p> : <p>{text.nothing}</p>}
      {adds && (
        <ul>
          {tally.days.map(({ day, exchanges, messages, versions }) => (
            <li key={day}>{text.day(day, exchanges, messages, versions)}</li>
          ))}
          {tally.drafts > 0 && <li>{text.drafts(tally.drafts)}</li>}
          {tally.profile && <li>{text.profile}</li>}
          {tally.buddyEntries > 0 && <li>{text.buddyEntries(tally.buddyEntries)}</li>}
          {tally.others > 0 && <li>{text.others(tally.others)}</li>}
        </ul>
      )}
      {tally.there > 0 && <p>{text.there(tally.there)}</p>}
      {tally.beside > 0 && <p>{text.beside(tally.beside)}</p>}
      {tally.kept > 0 && <p>{text.kept(tally.kept)}</p>}
      <div className="formats">
        {adds && (
          <button type="button" className="btn btn-ink" onClick={onAdd}>
            {text.add}
          </button>
        )}
        <button type="button" className="btn" onClick={onCancel}>
          {text.cancel}
        </button>
      </div>
    </div>
  );
}

function Refusal({ restore }: { restore: Restore }) {
  const text = useTexts(backupTexts).restore;
  switch (restore.kind) {
    case "idle":
    case "reading":
    case "preview":
    case "writing":
    case "done":
      return null;
    case "failed":
    case "too-big":
    case "unreadable":
    case "not-a-copy":
    case "newer":
    case "altered":
      return (
        <div className="refusal" role="alert">
          <p className="strong">{text.refused[restore.kind]}</p>
          {restore.kind === "altered" && restore.place !== "" && <p>{text.place(restore.place)}</p>}
          {restore.kind === "newer" && <p>{text.formats(restore.version, BACKUP_VERSION)}</p>}
          <p>{text.safe}</p>
        </div>
      );
  }
}
