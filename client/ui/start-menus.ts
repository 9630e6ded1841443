/**
 * What every `<details class="menu">` does, wherever it stands: it closes on a choice, on Escape and on a press beside it,
 * and gives the focus back to what opened it. Its choices are the links and buttons in it; what is only set in it leaves it
 * open, and so does a button marked `data-stays`, whose outcome is told in the menu.
 */

/** Returns the way to stop. */
export function startMenus(): () => void {
  const stopping = new AbortController();
  const { signal } = stopping;
  document.addEventListener("pointerdown", pressBeside, { signal, capture: true });
  // Where the focus goes, the choice is seen; nobody looks for a menu left open behind it.
  document.addEventListener("focusin", pressBeside, { signal });
  document.addEventListener("click", choose, { signal });
  document.addEventListener("keydown", escape, { signal, capture: true });
  return () => stopping.abort();
}

function pressBeside({ target }: Event): void {
  for (const menu of openMenus()) if (!(target instanceof Node && menu.contains(target))) menu.open = false;
}

function choose({ target }: Event): void {
  if (!(target instanceof Element)) return;
  const choice = target.closest("a, button:not([data-stays])");
  const menu = choice?.closest<HTMLDetailsElement>("details.menu");
  if (menu !== null && menu !== undefined) close(menu);
}

function escape(event: KeyboardEvent): void {
  if (event.key !== "Escape" || event.isComposing || document.querySelector("dialog[open]") !== null) return;
  for (const menu of openMenus()) {
    event.preventDefault();
    close(menu);
  }
}

function close(menu: HTMLDetailsElement): void {
  const isInside = menu.contains(document.activeElement);
  menu.open = false;
  if (isInside) menu.querySelector("summary")?.focus();
}

function openMenus(): NodeListOf<HTMLDetailsElement> {
  return document.querySelectorAll("details.menu[open]");
}
