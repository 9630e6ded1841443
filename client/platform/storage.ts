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
