/** The keyboard alone: where it stands, and how it gets somewhere. */
import type { Page } from "playwright-core";

const MOST_TABS = 60;

/** Presses Tab until what has the focus is called so. */
export async function tabTo(page: Page, name: RegExp, key: "Tab" | "Shift+Tab" = "Tab"): Promise<void> {
  const passed: string[] = [];
  for (let tabs = 0; tabs < MOST_TABS; tabs++) {
    await page.keyboard.press(key);
    const at = await focused(page);
    if (name.test(at)) return;
    passed.push(at.slice(0, 60));
  }
  throw new Error(`Tab never came to ${name}; it passed:\n${passed.join("\n")}`);
}

/** How assistive technology would name it, near enough: its label, else its words. */
export function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const at = document.activeElement;
    const isField = at instanceof HTMLInputElement || at instanceof HTMLTextAreaElement;
    const labels = isField ? [...(at.labels ?? [])].map((label) => label.innerText) : [];
    const name =
      at?.getAttribute("aria-label") ?? (labels.join(" ") || (at instanceof HTMLElement ? at.innerText : ""));
    return name.replaceAll(/\s+/gu, " ").trim();
  });
}
