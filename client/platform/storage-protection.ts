/** Whether the browser may empty this site's storage to make room, and how much of it is taken. */

/** `unknown`: this browser does not say (no secure context, or an old one). */
export type StorageProtection = "protected" | "unprotected" | "unknown";

export async function storageProtection(): Promise<StorageProtection> {
  const storage = storageManager();
  if (storage?.persisted === undefined) return "unknown";
  return (await storage.persisted()) ? "protected" : "unprotected";
}

/** Some browsers ask the person, others decide alone. */
export async function askStorageProtection(): Promise<StorageProtection> {
  const storage = storageManager();
  if (storage?.persist === undefined) return "unknown";
  return (await storage.persist()) ? "protected" : "unprotected";
}

/** Bytes, as the browser counts and rounds them; `null` where it does not. */
export async function storageSize(): Promise<{ used: number; quota: number } | null> {
  const estimate = await storageManager()?.estimate?.();
  if (estimate?.usage === undefined || estimate.quota === undefined) return null;
  return { used: estimate.usage, quota: estimate.quota };
}

/** On plain HTTP over a LAN there is none, whatever the types say. */
function storageManager(): Partial<StorageManager> | undefined {
  return navigator.storage;
}
