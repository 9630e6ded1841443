/**
 * From `marked`'s tokens to our own blocks: the border where untrusted markup loses its powers. Raw HTML becomes the
 * text it is written as, an image its alternative text and its host, a link outside the allow-list its words.
 */
import type { MarkedToken, Token, Tokens } from "marked";
import type { Block, Inline } from "./block.ts";
import { decodeEntities } from "./decode-entities.ts";
import { safeLink, saysItself } from "./safe-link.ts";

function toBlocks(tokens: readonly Token[]): Block[] {
  const blocks: Block[] = [];
  let mark: Inline[] = [];
  for (const token of tokens) {
    if (token.type === "checkbox") {
      mark = [taskMark(token.raw)];
      continue;
    }
    const block = toBlock(token);
    if (block === null) continue;
    blocks.push(mark.length > 0 && "children" in block ? { ...block, children: [...mark, ...block.children] } : block);
    mark = [];
  }
  if (mark.length > 0) blocks.push({ kind: "line", children: mark });
  return blocks;
}

/** `null` for what is not shown: the space between blocks. */
export function toBlock(generic: Token): Block | null {
  const token = known(generic);
  switch (token?.type) {
    case "space":
      return null;
    case "paragraph":
      return { kind: "paragraph", children: toInlines(token.tokens) };
    case "text":
      return { kind: "line", children: token.tokens === undefined ? [words(token.text)] : toInlines(token.tokens) };
    case "heading":
      return { kind: "heading", level: headingLevel(token.depth), children: toInlines(token.tokens) };
    case "blockquote":
      return { kind: "quote", blocks: toBlocks(token.tokens) };
    case "list":
      return {
        kind: "list",
        start: token.ordered ? Number(token.start) : null,
        items: token.items.map((item) => toBlocks(item.tokens)),
      };
    case "code":
      return { kind: "code", children: [literal(token.text)] };
    case "table":
      return {
        kind: "table",
        align: token.align,
        header: token.header.map((cell) => toInlines(cell.tokens)),
        rows: token.rows.map((row) => row.map((cell) => toInlines(cell.tokens))),
      };
    case "hr":
      return { kind: "rule" };
    default:
      return { kind: "paragraph", children: [{ kind: "text", text: generic.raw.trimEnd() }] };
  }
}

function toInlines(tokens: readonly Token[]): Inline[] {
  return tokens.flatMap(toInline);
}

function toInline(generic: Token): Inline | Inline[] {
  const token = known(generic);
  switch (token?.type) {
    case "text":
      return token.tokens === undefined ? words(token.text) : toInlines(token.tokens);
    case "escape":
      return { kind: "text", text: token.text };
    case "br":
      return { kind: "break" };
    case "codespan":
      return { kind: "code", text: token.text };
    case "strong":
      return { kind: "strong", children: toInlines(token.tokens) };
    case "em":
      return { kind: "emphasis", children: toInlines(token.tokens) };
    case "del":
      return { kind: "struck", children: toInlines(token.tokens) };
    case "checkbox":
      return taskMark(token.raw);
    case "link":
      return toLink(token);
    case "image":
      return imageAsWords(token);
    default:
      return { kind: "text", text: generic.raw };
  }
}

function toLink(token: Tokens.Link): Inline | Inline[] {
  const children = token.autolink === true ? [literal(token.text)] : toInlines(token.tokens);
  const link = safeLink(token.autolink === true ? token.href : decodeEntities(token.href));
  if (link === null) return children;
  const note = saysItself(wordsOf(children), link) ? null : link.leadsTo;
  return { kind: "link", href: link.href, note, children };
}

function imageAsWords(token: Tokens.Image): Inline {
  const source = safeLink(decodeEntities(token.href));
  const alternative = decodeEntities(token.text);
  return literal(source === null ? alternative : `${alternative} (${source.leadsTo})`.trimStart());
}

/** The page owns h1 and its panes h2; a reply that starts at `#`, `##` or `###` starts under them alike. */
function headingLevel(depth: number): 3 | 4 | 5 | 6 {
  if (depth <= 3) return 3;
  if (depth === 4) return 4;
  return depth === 5 ? 5 : 6;
}

function wordsOf(inlines: readonly Inline[]): string {
  return inlines
    .map((inline) => ("children" in inline ? wordsOf(inline.children) : "text" in inline ? inline.text : ""))
    .join("");
}

function taskMark(written: string): Inline {
  return { kind: "task", done: /x/i.test(written) };
}

function words(text: string): Inline {
  return literal(decodeEntities(text));
}

function literal(text: string): Inline {
  return { kind: "text", text };
}

const KNOWN = new Set(
  "blockquote br checkbox code codespan del em escape heading hr html image link list paragraph space strong table text".split(
    " ",
  ),
);

/** `marked` types a token of an extension as `any`; we load none, so every token is one of its own. */
function known(token: Token): MarkedToken | null {
  return isKnown(token) ? token : null;
}

function isKnown(token: Token): token is MarkedToken {
  return KNOWN.has(token.type);
}
