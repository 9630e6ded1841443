/** The language of the interface on this device: the person's choice, else the browser's, else French. */
import { create } from "zustand";
import { readSetting, writeSetting } from "../platform/storage.ts";
import type { Lang } from "#shared/lang.ts";
import { en } from "./en.ts";
import { type Dictionary, fr } from "./fr.ts";

const SETTING = "lang";
const DICTIONARIES: Record<Lang, Dictionary> = { fr, en };

const useLanguageStore = create<{ lang: Lang }>(() => ({ lang: initialLang() }));

export function useLang(): Lang {
  return useLanguageStore((state) => state.lang);
}

/** Every text of the interface, in the language now. */
export function useText(): Dictionary {
  return DICTIONARIES[useLang()];
}

/** Tells the document which language it is in: `index.html` cannot know. */
export function applyLang(): void {
  document.documentElement.lang = useLanguageStore.getState().lang;
}

export function setLang(lang: Lang): void {
  writeSetting(SETTING, lang);
  useLanguageStore.setState({ lang });
  applyLang();
}

function initialLang(): Lang {
  const stored = readSetting(SETTING);
  if (stored === "fr" || stored === "en") return stored;
  const preferred = navigator.languages.map((tag) => tag.slice(0, 2)).find((tag) => tag === "fr" || tag === "en");
  return preferred === "en" ? "en" : "fr";
}
