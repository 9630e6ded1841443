/**
 * `marked`'s block lexer, bounded: a hostile text costs what an ordinary one of its length costs.
 *
 * - Quotes and lists nest `MAX_NESTING` deep; a deeper marker is text. Each level re-reads its lines, some of them
 *   twice, so the cost grows as a power of the depth.
 * - A run of inline markup longer than `MAX_INLINE` is shown as plain text: the inline lexer is quadratic on unclosed
 *   brackets and stars.
 * - Link reference definitions are not read at all, so that a later line never changes a block already shown.
 */
import { Lexer, Tokenizer, type Token, type Tokens } from "marked";
import type { Block } from "./block.ts";
import { toBlock } from "./to-blocks.ts";

/**
 * `size` is in UTF-16 units of the source: the pieces of a source tile it. `block` is `null` for blank lines. `closed`:
 * what follows reads the same without this piece; `marked` lets a paragraph change how the very next line is read.
 */
export type Piece = { size: number; block: Block | null; closed: boolean };

const MAX_NESTING = 8;
/** UTF-16 units. A long paragraph of a real reply has under 1,000. */
const MAX_INLINE = 2_000;

/** `source` has `\n` line ends only. */
export function lexBlocks(source: string): Piece[] {
  const lexer = new Lexer({ gfm: true, tokenizer: new BoundedTokenizer() });
  const tokens = lexer.blockTokens(source, lexer.tokens);
  for (const run of lexer.inlineQueue) lexInline(lexer, run);
  return tokens.map((token) => ({
    size: token.raw.length,
    block: toBlock(token),
    closed: token.type !== "paragraph" && token.type !== "text",
  }));
}

function lexInline(lexer: Lexer, run: { src: string; tokens: Token[] }) {
  if (run.src.length > MAX_INLINE) {
    run.tokens.push({ type: "text", raw: run.src, text: run.src });
    return;
  }
  lexer.state.inRawBlock = false;
  lexer.inlineTokens(run.src, run.tokens);
}

class BoundedTokenizer extends Tokenizer {
  private depth = 0;

  override def(): undefined {
    return undefined;
  }

  override blockquote(source: string): Tokens.Blockquote | undefined {
    return this.nested(() => super.blockquote(source));
  }

  override list(source: string): Tokens.List | undefined {
    return this.nested(() => super.list(source));
  }

  private nested<Container>(read: () => Container | undefined): Container | undefined {
    if (this.depth >= MAX_NESTING) return undefined;
    this.depth += 1;
    try {
      return read();
    } finally {
      this.depth -= 1;
    }
  }
}
