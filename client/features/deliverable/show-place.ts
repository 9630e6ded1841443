/** A place of the text brought into view: a textarea cannot tell where its words stand, the mirror under it can. */

/** Brings the character at `at` to the middle of what scrolls around the mirror, unless it is in sight. */
export function showPlace(mirror: Element | null, at: number): void {
  const box = mirror?.closest(".log") ?? null;
  const range = mirror === null ? null : rangeAt(mirror, at);
  if (box === null || range === null) return;
  const seen = box.getBoundingClientRect();
  const place = range.getBoundingClientRect();
  if (place.top >= seen.top && place.bottom <= seen.bottom) return;
  box.scrollBy({ top: place.top - seen.top - seen.height / 2 });
}

/** The mirror's text node that holds the character at `at`. */
function rangeAt(mirror: Element, at: number): Range | null {
  const walker = document.createTreeWalker(mirror, NodeFilter.SHOW_TEXT);
  let left = at;
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const length = node.textContent?.length ?? 0;
    if (left < length) {
      const range = document.createRange();
      range.setStart(node, left);
      return range;
    }
    left -= length;
  }
  return null;
}
