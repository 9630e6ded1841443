import fc from "fast-check";
import { expect, test } from "vitest";
import type { Block, Inline } from "./block.ts";
import { markBlocks } from "./mark-blocks.ts";
import { NOTHING_READ, openTail, readOn } from "./open-blocks.ts";

test("a phrase is marked across bold, code and a link", () => {
  const marked = markBlocks(
    [read("Le **mot** `juste` et [la suite](https://example.com).")],
    findAll("mot juste et la"),
  );
  expect(marksIn(marked.flat())).toEqual(["mot", " ", "juste", " et ", "la"]);
});

test("only the first mark of a text is its first", () => {
  const marked = markBlocks([read("un deux\n\n- un\n- deux un"), read("un")], findAll("un"));
  const firsts = leaves(marked.flat()).filter((inline) => inline.kind === "mark" && inline.isFirst);
  expect(marksIn(marked.flat())).toHaveLength(4);
  expect(firsts).toHaveLength(1);
});

test("marking changes no word, and marks every place it was told", () => {
  const words = fc.constantFrom(
    "un",
    "deux",
    "**un**",
    "`deux`",
    "*un deux*",
    "[un](https://example.com/un)",
    "\n\n",
    "\n- ",
  );
  const texts = fc.array(words, { maxLength: 30 }).map((parts) => parts.join(" "));
  fc.assert(
    fc.property(texts, fc.constantFrom("un", "deux", "un deux", "x"), (text, wanted) => {
      const blocks = read(text);
      const marked = markBlocks([blocks], findAll(wanted)).flat();
      expect(textsOf(marked)).toEqual(textsOf(blocks));
      const told = textsOf(blocks).reduce((sum, line) => sum + findAll(wanted)(line).length, 0);
      expect(marksIn(marked).join("").length).toBe(told * wanted.length);
    }),
  );
});

function read(text: string): Block[] {
  const blocks = readOn(NOTHING_READ, text);
  return [...blocks.groups.flat(), ...openTail(blocks, false)];
}

function findAll(wanted: string) {
  return (text: string) =>
    [...text.matchAll(new RegExp(wanted, "g"))].map(({ index }) => ({ start: index, end: index + wanted.length }));
}

/** The runs of inlines, each a line of words. */
function runs(blocks: readonly Block[]): Inline[][] {
  return blocks.flatMap((block) => {
    if ("children" in block) return [block.children];
    if (block.kind === "quote") return runs(block.blocks);
    if (block.kind === "list") return block.items.flatMap(runs);
    return block.kind === "table" ? [...block.header, ...block.rows.flat()] : [];
  });
}

function textsOf(blocks: readonly Block[]): string[] {
  return runs(blocks).map((run) => run.map(textOf).join(""));
}

function leaves(blocks: readonly Block[]): Inline[] {
  const walk = (inline: Inline): Inline[] => ["children" in inline ? inline.children.flatMap(walk) : [], inline].flat();
  return runs(blocks).flat().flatMap(walk);
}

function marksIn(blocks: readonly Block[]): string[] {
  return leaves(blocks)
    .filter((inline) => inline.kind === "mark")
    .map(textOf);
}

function textOf(inline: Inline): string {
  if ("children" in inline) return inline.children.map(textOf).join("");
  return "text" in inline ? inline.text : inline.kind === "break" ? "\n" : "";
}
