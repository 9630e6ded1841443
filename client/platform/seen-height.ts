/**
 * How much of the page is in sight. Most browsers take an on-screen keyboard's height from the page
 * (`interactive-widget=resizes-content`); Safari on a phone lays it over the page and scrolls the page behind it. There the
 * height that is left is told to the style sheets, as `--seen-height`, and the page is put back in its place.
 */

/** Bars that come and go take less than this; a keyboard takes more. */
const KEYBOARD_MIN_PX = 120;

/** Returns the way to stop. */
export function tellSeenHeight(): () => void {
  const seen = window.visualViewport;
  if (seen === null) return () => undefined;
  const { style } = document.documentElement;

  function tell() {
    // A page that is pinched larger is seen in part because the person wants it so.
    const isCovered = seen !== null && seen.scale < 1.01 && innerHeight - seen.height >= KEYBOARD_MIN_PX;
    if (!isCovered) {
      style.removeProperty("--seen-height");
      return;
    }
    style.setProperty("--seen-height", `${Math.round(seen.height)}px`);
    window.scrollTo(0, 0);
  }
  seen.addEventListener("resize", tell);
  return () => {
    seen.removeEventListener("resize", tell);
    style.removeProperty("--seen-height");
  };
}
