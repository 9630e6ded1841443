/**
 * Marks words in blocks that were read: what is looked for is looked for in the words as they are shown, so it is found
 * across bold and links, and no word is ever added, lost or moved by being marked.
 */
import { assertNever } from "#shared/assert-never.ts";
import type { Block, Inline } from "./block.ts";

/** Ranges in UTF-16 units, in order, none over another. */
export type FindRanges = (text: string) => readonly { start: number; end: number }[];

/** `boxes` are the blocks of one text, in order. */
export function markBlocks(boxes: readonly (readonly Block[])[], find: FindRanges): Block[][] {
  let isFirst = true;
  return boxes.map((blocks) => blocks.map(markBlock));

  function markBlock(block: Block): Block {
    switch (block.kind) {
      case "paragraph":
      case "line":
      case "heading":
      case "code":
        return { ...block, children: markInlines(block.children) };
      case "quote":
        return { ...block, blocks: block.blocks.map(markBlock) };
      case "list":
        return { ...block, items: block.items.map((blocks) => blocks.map(markBlock)) };
      case "table":
        return {
          ...block,
          header: block.header.map(markInlines),
          rows: block.rows.map((row) => row.map(markInlines)),
        };
      case "rule":
        return block;
      default:
        return assertNever(block);
    }
  }

  function markInlines(inlines: Inline[]): Inline[] {
    const ranges = find(inlines.map(shownText).join(""));
    if (ranges.length === 0) return inlines;
    let at = 0;
    return inlines.flatMap(cut);

    function cut(inline: Inline): Inline[] {
      if (inline.kind === "text" || inline.kind === "code") return cutText(inline);
      if ("children" in inline) return [{ ...inline, children: inline.children.flatMap(cut) }];
      at += shownText(inline).length;
      return [inline];
    }

    function cutText(leaf: Extract<Inline, { text: string }>): Inline[] {
      const [start, end] = [at, at + leaf.text.length];
      const pieces: Inline[] = [];
      const part = (from: number, to: number): Inline => ({ ...leaf, text: leaf.text.slice(from - start, to - start) });
      for (const range of ranges) {
        const [from, to] = [Math.max(range.start, at), Math.min(range.end, end)];
        if (from >= to) continue;
        if (from > at) pieces.push(part(at, from));
        pieces.push({ kind: "mark", isFirst, children: [part(from, to)] });
        isFirst = false;
        at = to;
      }
      if (at < end) pieces.push(part(at, end));
      at = end;
      return pieces;
    }
  }
}

function shownText(inline: Inline): string {
  if ("children" in inline) return inline.children.map(shownText).join("");
  if ("text" in inline) return inline.text;
  return inline.kind === "break" ? "\n" : "";
}
