import fc from "fast-check";
import { Lexer, Tokenizer } from "marked";
import { describe, expect, it } from "vitest";
import type { Block } from "./block.ts";
import { GROUP_SIZE, NOTHING_READ, type OpenBlocks, openTail, readOn } from "./open-blocks.ts";
import { toBlock } from "./to-blocks.ts";

const NASTY = [
  "a\n\nb\n\nc",
  "- a\n\n- b\n- c\n\npara",
  "- a\n\n\n\n- b\n\n  deep\n\n      code\n- c\nlazy\n# h\n",
  "1. one\n2. two\n\n   more\n\n3) other\n* star\n- dash\n",
  "- [ ] todo\n- [x] done\n\n  more\n- [ ]\n",
  "title\n===\ntext\n---\nmore\n\n---\n",
  "a\n-\nb\n--\n- \n",
  "x\na|b\n-|-\n1|2\n\na|b\n-|-|-\n1|2\n",
  "|a|b|\n|:-|-:|\n|1|2|3|\n|1|\n> quote\n|x|\n",
  "```js\nconst a = 1\n\n\n# not a heading\n```\nafter\n~~~\nopen ```\n",
  "```\na\n```x\n````\nb\n",
  "para\n```\ncode\n```\npara\n```not`code\n",
  "> a\nlazy\n> - b\nlazy\n>\n> c\n\n> d\n>> e\n> f\ng\n",
  "> ```\n> code\nout\n> ```\n",
  "> - a\n>\n>   b\n- c\n",
  "[a]: /x\n[a]\n\n[a][a] [b]\n\n[b]: http://x.y 'title\nmore'\n",
  "<div>\n*a*\n\n</div>\n*b*\n<!-- open\n\nstill --> x\n\nend",
  "<foo\nbar>\n\n<foo>\n*x*\n\n<pre>\na\n\nb</pre>\nc\n<?php\n\n?>\n<![CDATA[\n\n]]>\n",
  "    code\n\n\n    more\npara\n    not code\n\n\tcode\n",
  "a  \nb\\\nc\n \n  \n    code\n",
  "# h\n## h2 ##\n#nope\n####### seven\n#\n# \n",
  "* * *\n***\n- - -\n_ _ _\n**\n",
  "a\r\nb\r\n\r\n- c\r- d\r\n",
  "\n\n\n\ta\n\n\n",
  "\n```\n\r",
  "c\n</pre>\n- |\na\n\nb",
  "a\n1. b\n2. c\n\n2. d\n",
  "- a\n  - b\n    - c\n\n      d\n   - e\n - f\n\n\ng\n",
  "- ```\n  code\n\n  more\n- b\n```\nx\n",
  '**bold *both* `code*` ~~del~~ [l](http://a.b "t") ![i](http://c.d) <http://e.f> www.g.h i@j.k &amp; &#233; \\*\n',
];

const PIECES = [
  ..."\n \n \n \n \n \n * _ ` ~ [ ] ( ) ! > # - + = | < : \\ & a 1. \t \r".split(" "),
  ..."\n\n~\n- ~\n1. ~\n> ~\n```\n~\n---\n~===\n~a|b\n-|-\n~|-|-|\n~[a]: /b\n~- [x] ~**bold**~été 👩‍🚀~word ~\r\n~  \n".split(
    "~",
  ),
  ..."<div>,</div>,<!--,-->,<pre>,</pre>,<b,http://a.b,~~~\n, ,    ,\n\n,\n,\n".split(","),
];
const anyText = fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }).map((parts) => parts.join(""));
const anyMarkdown = fc.oneof(
  anyText,
  fc.array(fc.constantFrom(...NASTY), { minLength: 1, maxLength: 3 }).map((parts) => parts.join("")),
  fc.tuple(fc.constantFrom(...NASTY), anyText, fc.constantFrom(...NASTY)).map((parts) => parts.join("")),
);
const anyCuts = fc.array(fc.nat({ max: 40 }), { maxLength: 40 });

function chunksOf(text: string, sizes: number[]): string[] {
  const ends = sizes.reduce<number[]>((all, size) => [...all, (all.at(-1) ?? 0) + size], []);
  return [...ends.filter((end) => end < text.length).map((end) => text.slice(0, end)), text];
}

const readAll = (prefixes: string[]) => prefixes.reduce(readOn, NOTHING_READ);
const frozen = (state: OpenBlocks) => state.groups.flat();
const blocksOf = (state: OpenBlocks): Block[] => [...frozen(state), ...openTail(state, false)];
const everyPrefix = (text: string) => Array.from({ length: text.length + 1 }, (_, end) => text.slice(0, end));

/** `marked` itself on the whole text, with the one thing we leave out. */
function wholeTextParse(text: string): Block[] {
  class NoDefinitions extends Tokenizer {
    override def(): undefined {
      return undefined;
    }
  }
  return new Lexer({ gfm: true, tokenizer: new NoDefinitions() }).lex(text).flatMap((token) => toBlock(token) ?? []);
}

describe("Markdown that is still being written", () => {
  it.each(NASTY)("ends as the whole text read at once, and as marked reads it: %j", (text) => {
    const read = blocksOf(readAll(everyPrefix(text)));
    expect(read).toEqual(blocksOf(readOn(NOTHING_READ, text)));
    expect(read).toEqual(wholeTextParse(text));
  });

  it("ends as the whole text read at once, however it was cut", () => {
    fc.assert(
      fc.property(anyMarkdown, anyCuts, (text, cuts) => {
        expect(blocksOf(readAll(chunksOf(text, cuts)))).toEqual(wholeTextParse(text));
      }),
      { numRuns: 1500 },
    );
  });

  it("has, at every prefix, frozen blocks that begin the parse of that prefix and never change afterwards", () => {
    fc.assert(
      fc.property(anyMarkdown, (text) => {
        let state = NOTHING_READ;
        for (const prefix of everyPrefix(text)) {
          const before = frozen(state);
          state = readOn(state, prefix);
          const now = frozen(state);
          expect(before.every((block, index) => block === now[index])).toBe(true);
          if (now.length > before.length) expect(wholeTextParse(prefix).slice(0, now.length)).toEqual(now);
        }
        expect(blocksOf(state)).toEqual(wholeTextParse(text));
      }),
      { numRuns: 300 },
    );
  });

  it("keeps its full groups as they are", () => {
    const text = Array.from({ length: 70 }, (_, n) => `paragraph ${n}\n\n`).join("");
    const half = readOn(NOTHING_READ, text.slice(0, text.length / 2));
    const whole = readOn(half, text);
    expect(half.groups.length).toBeGreaterThan(1);
    expect(whole.groups[0]).toBe(half.groups[0]);
    expect(whole.groups.map((group) => group.length)).toEqual([...Array.from({ length: 8 }, () => GROUP_SIZE), 5]);
  });

  it("reads only the open tail: what is frozen is gone from it", () => {
    const text = "paragraph\n\n".repeat(500);
    expect(readOn(NOTHING_READ, text).tail.length).toBeLessThan(40);
  });

  it("starts afresh when the text is another one", () => {
    const state = readOn(readOn(NOTHING_READ, "one\n\ntwo\n\nthree"), "other\n\ntext");
    expect(blocksOf(state)).toEqual(wholeTextParse("other\n\ntext"));
  });

  it("closes what its end leaves open, and hides no word", () => {
    const shown = (text: string) => JSON.stringify(openTail(readOn(NOTHING_READ, text), true));
    expect(shown("un **mot")).toContain('"strong"');
    expect(shown("un `mot")).toContain('"code"');
    expect(shown("a < b et <custom")).toContain("<custom");
    expect(shown("lis [la page](https://exa")).toContain("la page");
  });
});

describe("A text made to hurt", () => {
  const BOMBS: Record<string, string> = {
    bold: "**a**".repeat(16_000),
    brackets: "[".repeat(100_000),
    quotes: ">".repeat(100_000),
    nested: "> - ".repeat(20_000),
    deepList: Array.from({ length: 300 }, (_, n) => `${" ".repeat(2 * n)}- a\n`).join(""),
    items: "- a\n".repeat(8_000),
    code: `\`\`\`js\n${"line of code\n".repeat(3_000)}\`\`\`\nafter\n`,
    oneLine: "👩‍🚀".repeat(10_000),
  };

  it.each(Object.keys(BOMBS))("reads the same blocks however it was cut: %s", (name) => {
    const text = BOMBS[name] ?? "";
    const inSteps = readAll(
      Array.from({ length: Math.ceil(text.length / 997) }, (_, n) => text.slice(0, 997 * (n + 1))),
    );
    expect(blocksOf(inSteps)).toEqual(blocksOf(readOn(NOTHING_READ, text)));
  });

  it("keeps the open tail short, whatever comes", () => {
    for (const text of Object.values(BOMBS)) expect(readOn(NOTHING_READ, text).tail.length).toBeLessThan(8_300);
  });

  it("nests eight containers and no more", () => {
    const depth = (blocks: Block[]): number =>
      Math.max(0, ...blocks.map((block) => (block.kind === "quote" ? 1 + depth(block.blocks) : 0)));
    expect(depth(blocksOf(readOn(NOTHING_READ, `${"> ".repeat(50)}a`)))).toBe(8);
  });

  it("still reads as code what follows the cut of a very long fence", () => {
    const kinds = blocksOf(readOn(NOTHING_READ, BOMBS["code"] ?? "")).map((block) => block.kind);
    expect(new Set(kinds.slice(0, -1))).toEqual(new Set(["code"]));
    expect(kinds.at(-1)).toBe("paragraph");
  });
});
