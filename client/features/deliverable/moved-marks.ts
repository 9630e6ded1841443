/** Where marks of a text stand in the text that it has become, until that one is measured. Pure. */
import type { Passage } from "#shared/checks/check.ts";

/** What was typed within a mark belongs to it; what was taken away takes its marks along. */
export function movedMarks(marks: readonly Passage[], from: string, to: string): readonly Passage[] {
  if (from === to || marks.length === 0) return marks;
  const shorter = Math.min(from.length, to.length);
  let same = 0;
  while (same < shorter && from.charCodeAt(same) === to.charCodeAt(same)) same += 1;
  let tail = 0;
  while (tail < shorter - same && from.charCodeAt(from.length - 1 - tail) === to.charCodeAt(to.length - 1 - tail)) {
    tail += 1;
  }
  const changeEnd = from.length - tail;
  const by = to.length - from.length;
  return marks.flatMap(({ start, end }) => {
    const moved = {
      start: start < same ? start : start >= changeEnd ? start + by : same,
      end: end <= same ? end : end >= changeEnd ? end + by : to.length - tail,
    };
    return moved.end > moved.start ? [moved] : [];
  });
}
