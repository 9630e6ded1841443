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
  colourWindow(theme);
  useTheme.setState({ theme });
}

/** The bar of an installed app's window: `index.html` holds one colour a theme, each for its own system setting. */
function colourWindow(theme: Theme): void {
  for (const meta of document.querySelectorAll<HTMLMetaElement>("meta[name=theme-color]")) {
    const own = meta.dataset["theme"];
    meta.media = theme === "system" ? `(prefers-color-scheme: ${own})` : own === theme ? "all" : "not all";
  }
}

/** What is on the screen, whoever decided it. */
export function isDark(theme: Theme): boolean {
  return theme === "dark" || (theme === "system" && matchMedia("(prefers-color-scheme: dark)").matches);
}

function storedTheme(): Theme {
  const stored = readSetting(SETTING);
  return stored === "light" || stored === "dark" ? stored : "system";
}
