/**
 * Small settings of this browser: theme, language, the last account. Words that someone wrote are in IndexedDB; only
 * the last ones of a page that dies are put here too, until the next start.
 * A browser that forbids localStorage forgets settings; nothing else may break.
 */
const PREFIX = "sdb-";

export function readSetting(name: string): string | null {
  try {
    return localStorage.getItem(PREFIX + name);
  } catch {
    return null;
  }
}

export function writeSetting(name: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(PREFIX + name);
    else localStorage.setItem(PREFIX + name, value);
  } catch {
    // Private windows and blocked sites: the setting lasts as long as this page.
  }
}

/** The values of every setting whose name begins so. */
export function listSettings(prefix: string): string[] {
  try {
    return Object.keys(localStorage).flatMap((key) =>
      key.startsWith(PREFIX + prefix) ? [localStorage.getItem(key) ?? ""] : [],
    );
  } catch {
    return [];
  }
}

/** Settings of this tab alone: they outlive a reload, and are gone with the tab. */
export function readTabSetting(name: string): string | null {
  try {
    return sessionStorage.getItem(PREFIX + name);
  } catch {
    return null;
  }
}

export function writeTabSetting(name: string, value: string | null): void {
  try {
    if (value === null) sessionStorage.removeItem(PREFIX + name);
    else sessionStorage.setItem(PREFIX + name, value);
  } catch {
    // As above: it lasts as long as this page.
  }
}
