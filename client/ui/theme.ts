/** Day or night watch. With no choice the page follows the system; `public/theme.js` applies it before first paint. */
import { create } from "zustand";
import { readSetting, writeSetting } from "../platform/storage.ts";

export type Theme = "system" | "light" | "dark";

const SETTING = "theme";

export const useTheme = create<{ theme: Theme }>(() => ({ theme: storedTheme() }));

export function setTheme(theme: Theme): void {
  writeSetting(SETTING, theme === "system" ? null : theme);
  if (theme === "system") delete document.documentElement.dataset["theme"];
  else document.documentElement.dataset["theme"] = theme;
  useTheme.setState({ theme });
}

/** What is on the screen, whoever decided it. */
export function isDark(theme: Theme): boolean {
  return theme === "dark" || (theme === "system" && matchMedia("(prefers-color-scheme: dark)").matches);
}

function storedTheme(): Theme {
  const stored = readSetting(SETTING);
  return stored === "light" || stored === "dark" ? stored : "system";
}
