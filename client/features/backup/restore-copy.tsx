/** A copy read back: chosen or dropped, judged, shown, and only then added. */
import { useState } from "react";
import { type Backup, BACKUP_VERSION } from "#client/db/backup/backup-format.ts";
import { importBackup, previewImport } from "#client/db/backup/import-backup.ts";
import { settleKept } from "#client/db/backup/kept-marker.ts";
import { type BackupRefusal, parseBackup } from "#client/db/backup/parse-backup.ts";
import { addsSomething, type ImportPlan } from "#client/db/backup/plan-import.ts";
import { backupTexts } from "#client/i18n/backup-texts.ts";
import { formatMoment } from "#client/i18n/format.ts";
import { useLang, useTexts } from "#client/i18n/language.ts";

type Restore =
  | { kind: "idle" }
  | { kind: "reading" }
  | { kind: "shown"; backup: Backup; plan: ImportPlan }
  | { kind: "writing" }
  | { kind: "done" }
  | { kind: "failed" }
  | BackupRefusal;

export function RestoreCopy() {
  const text = useTexts(backupTexts).restore;
  const [restore, setRestore] = useState<Restore>({ kind: "idle" });

  async function read(file: File) {
    setRestore({ kind: "reading" });
    const parsed = await parseBackup(file);
    if (parsed.kind !== "backup") return setRestore(parsed);
    const { backup } = parsed;
    setRestore({ kind: "shown", backup, plan: await previewImport(backup.rows) });
  }

  async function add({ rows }: Backup) {
    setRestore({ kind: "writing" });
    await importBackup(rows);
    setRestore({ kind: "done" });
    await settleKept();
  }

  const fail = () => setRestore({ kind: "failed" });

  return (
    <section className="part" id="copies" aria-labelledby="copies-title">
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
        {restore.kind === "shown" && (
          <Preview
            backup={restore.backup}
            plan={restore.plan}
            onAdd={() => void add(restore.backup).catch(fail)}
            onCancel={() => setRestore({ kind: "idle" })}
          />
        )}
      </div>
      <Refusal restore={restore} />
    </section>
  );
}

type PreviewProps = { backup: Backup; plan: ImportPlan; onAdd: () => void; onCancel: () => void };

function Preview({ backup, plan, onAdd, onCancel }: PreviewProps) {
  const text = useTexts(backupTexts).restore;
  const lang = useLang();
  const { tally } = plan;
  const isNew = addsSomething(plan);
  return (
    <div className="preview">
      <p className="strong">{text.of(formatMoment(lang, Date.parse(backup.exportedAt)))}</p>
      {isNew ? <p>{text.adds}</p> : <p>{text.nothing}</p>}
      {isNew && (
        <ul>
          {tally.days.map(({ day, exchanges, messages, versions }) => (
            <li key={day}>{text.day(day, exchanges, messages, versions)}</li>
          ))}
          {tally.drafts > 0 && <li>{text.drafts(tally.drafts)}</li>}
          {tally.profile && <li>{text.profile}</li>}
          {tally.others > 0 && <li>{text.others(tally.others)}</li>}
        </ul>
      )}
      {tally.there > 0 && <p>{text.there(tally.there)}</p>}
      {tally.beside > 0 && <p>{text.beside(tally.beside)}</p>}
      {tally.kept > 0 && <p>{text.kept(tally.kept)}</p>}
      <div className="formats">
        {isNew && (
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
    case "shown":
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
