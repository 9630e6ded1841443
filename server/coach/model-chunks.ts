/**
 * The body of a streamed completion as its chunks, whatever the bytes were cut into. It is read here and not by the
 * SDK's own iterator, which copies each chunk several times (BENCHMARKS.md).
 */
import { StringDecoder } from "node:string_decoder";
import { createParser } from "eventsource-parser";
import * as z from "zod/mini";

/** What servers agree on; what is of another type than ours reads as absent. */
const count = z.optional(
  z.pipe(
    z.unknown(),
    z.transform((value) => (typeof value === "number" ? value : null)),
  ),
);
const text = z.optional(
  z.pipe(
    z.unknown(),
    z.transform((value) => (typeof value === "string" ? value : null)),
  ),
);
const Delta = z.object({ content: text, refusal: text });
const Choice = z.object({ delta: z.nullish(Delta), finish_reason: text });
const Chunk = z.object({
  choices: z.nullish(z.array(Choice)),
  usage: z.nullish(z.object({ prompt_tokens: count, completion_tokens: count })),
  /** Sent instead of choices by a server that fails after it began well. */
  error: z.optional(z.unknown()),
});
type Chunk = z.infer<typeof Chunk>;

/**
 * For one body: gives the chunks that are whole with each piece of it, in order. Throws a `SyntaxError` for what is not
 * a chunk, once those before it are taken.
 */
export function createChunkReader(): (bytes: Uint8Array) => Generator<Chunk> {
  const frames: string[] = [];
  const parser = createParser({ onEvent: ({ data }) => frames.push(data) });
  const decoder = new StringDecoder("utf8");
  let isFirst = true;
  let isDone = false;
  return function* chunksIn(bytes) {
    const piece = decoder.write(bytes);
    parser.feed(isFirst && piece.startsWith(BYTE_ORDER_MARK) ? piece.slice(1) : piece);
    if (piece !== "") isFirst = false;
    for (const data of frames.splice(0)) {
      if (data.startsWith("[DONE]")) isDone = true;
      if (!isDone) yield parseChunk(data);
    }
  };
}

function parseChunk(data: string): Chunk {
  const parsed = Chunk.safeParse(JSON.parse(data));
  if (parsed.success) return parsed.data;
  throw new SyntaxError("not a chunk of a completion");
}

const BYTE_ORDER_MARK = "\uFEFF";
