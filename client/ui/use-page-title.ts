/** The window's title: what tells tabs apart, and the first thing a screen reader says of a page. */
import { useEffect } from "react";
import { useText } from "../i18n/language.ts";

export function usePageTitle(title: string): void {
  const { brand } = useText();
  useEffect(() => {
    document.title = `${title} · ${brand}`;
  }, [title, brand]);
}
