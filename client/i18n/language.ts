/**
 * The language of the interface on this device: the person's choice, else the browser's, else French. The dictionary of
 * every screen is loaded in one language only; `loadLanguage` is awaited before anything is rendered.
 */
import { create } from "zustand";
import { readSetting, writeSetting } from "../platform/storage.ts";
import type { Lang } from "#shared/lang.ts";
import type { Dictionary } from "./fr.ts";
import type { InBoth } from "./in-both.ts";

const SETTING = "lang";
const LOADERS: Record<Lang, () => Promise<Dictionary>> = {
  fr: async () => (await import("./fr.ts")).fr,
  en: async () => (await import("./en.ts")).en,
};

const useLanguageStore = create<{ lang: Lang; text: Dictionary | null }>(() => ({ lang: initialLang(), text: null }));

export function useLang(): Lang {
  return useLanguageStore((state) => state.lang);
}

/** The texts that every screen may need, in the language now. Throws before `loadLanguage` ended: that is a bug. */
export function useText(): Dictionary {
  const text = useLanguageStore((state) => state.text);
  if (text === null) throw new Error("no language is loaded");
  return text;
}

/** The texts of a screen that brings its own, in the language now. */
export function useTexts<Texts>(texts: InBoth<Texts>): Texts {
  return texts[useLang()];
}

/** As `useText`, for whoever speaks from outside of a component. */
export function currentText(): Dictionary {
  const { text } = useLanguageStore.getState();
  if (text === null) throw new Error("no language is loaded");
  return text;
}

/** As `useTexts`, for whoever speaks from outside of a component. */
export function currentTexts<Texts>(texts: InBoth<Texts>): Texts {
  return texts[useLanguageStore.getState().lang];
}

/** Loads the language now and tells the document, for `index.html` cannot know. Rejects when it cannot be loaded. */
export async function loadLanguage(): Promise<void> {
  await speak(useLanguageStore.getState().lang);
}

/** Has the other language at hand, so that the change needs no network. */
export async function loadOtherLanguage(): Promise<void> {
  await LOADERS[useLanguageStore.getState().lang === "fr" ? "en" : "fr"]();
}

/** Rejects when the other language cannot be loaded; the interface then stays as it is. */
export async function setLang(lang: Lang): Promise<void> {
  await speak(lang);
  writeSetting(SETTING, lang);
}

async function speak(lang: Lang): Promise<void> {
  const text = await LOADERS[lang]();
  document.documentElement.lang = lang;
  useLanguageStore.setState({ lang, text });
}

function initialLang(): Lang {
  const stored = readSetting(SETTING);
  if (stored === "fr" || stored === "en") return stored;
  const preferred = navigator.languages.map((tag) => tag.slice(0, 2)).find((tag) => tag === "fr" || tag === "en");
  return preferred === "en" ? "en" : "fr";
}
