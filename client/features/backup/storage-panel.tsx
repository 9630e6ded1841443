/** What this device holds, what room it takes, and whether the browser may take it away. */
import { useLiveQuery } from "dexie-react-hooks";
import { useEffect, useState } from "react";
import { currentDb } from "#client/db/db.ts";
import { backupTexts } from "#client/i18n/backup-texts.ts";
import { useLang, useTexts } from "#client/i18n/language.ts";
import {
  askStorageProtection,
  type StorageProtection,
  storageProtection,
  storageSize,
} from "#client/platform/storage-protection.ts";
import { formatBytes } from "./format-copy.ts";
import "./backup.css";

export function StoragePanel() {
  const text = useTexts(backupTexts).storage;
  const counts = useLiveQuery(countRows);
  return (
    <>
      {counts !== undefined && (
        <p className="strong">{counts.some((count) => count > 0) ? text.holds(...counts) : text.nothing}</p>
      )}
      <Size />
      <Protection />
    </>
  );
}

function Size() {
  const text = useTexts(backupTexts).storage;
  const lang = useLang();
  const [size, setSize] = useState<{ used: number; quota: number } | null>(null);
  useEffect(() => {
    void storageSize().then(setSize, () => undefined);
  }, []);
  if (size === null) return null;
  return <p>{text.size(formatBytes(lang, size.used), formatBytes(lang, size.quota))}</p>;
}

function Protection() {
  const text = useTexts(backupTexts).storage;
  const [protection, setProtection] = useState<StorageProtection | null>(null);
  const [wasRefused, setWasRefused] = useState(false);
  useEffect(() => {
    void storageProtection().then(setProtection, () => setProtection("unknown"));
  }, []);
  if (protection === null) return null;

  async function ask() {
    const answered = await askStorageProtection();
    setProtection(answered);
    setWasRefused(answered !== "protected");
  }

  return (
    <>
      <p>{text[protection]}</p>
      {protection === "unprotected" && (
        <div className="formats">
          <button type="button" className="btn" onClick={() => void ask().catch(() => setWasRefused(true))}>
            {text.protect}
          </button>
        </div>
      )}
      <p className="note" role="status">
        {wasRefused && text.refused}
      </p>
    </>
  );
}

/** Exchanges, messages, versions, drafts. */
async function countRows(): Promise<[number, number, number, number]> {
  const { exchanges, messages, versions, drafts } = currentDb();
  return Promise.all([exchanges.count(), messages.count(), versions.count(), drafts.count()]);
}
