/**
 * Small settings of this browser: theme, language, the last account. Never a word that someone wrote: those are in
 * IndexedDB. A browser that forbids localStorage forgets settings; nothing else may break.
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
