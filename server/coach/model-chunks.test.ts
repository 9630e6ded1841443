import * as fc from "fast-check";
import { expect, test } from "vitest";
import { readChunks } from "./model-chunks.ts";

test("whatever the bytes were cut into, and however lines end, the words are the same", async () => {
  const cuts = fc.array(fc.nat(2_000), { maxLength: 40 });
  const eol = fc.constantFrom("\n", "\r\n", "\r");
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: "binary" }), cuts, eol, fc.boolean(), async (text, at, end, hasMark) => {
      const points = Array.from(text);
      const frames = points.map((content) => `: ping${end}data: ${chunk({ content })}${end}${end}`);
      const bytes = Buffer.from(`${hasMark ? "\uFEFF" : ""}${frames.join("")}data: [DONE]${end}${end}`, "utf8");
      expect(await wordsOf(cut(bytes, at))).toBe(points.map((point) => Buffer.from(point).toString()).join(""));
    }),
  );
});

test("fields of a kind that we do not know are absent, not fatal", async () => {
  const odd = [
    chunk({ content: [{ type: "text" }], reasoning: "…" }),
    `{"choices":null,"usage":{"prompt_tokens":"many"}}`,
    `{"object":"ping"}`,
    chunk({ content: "mot" }),
  ];
  expect(await wordsOf([Buffer.from(odd.map((data) => `data: ${data}\n\n`).join(""))])).toBe("mot");
});

test.each(["{", "null", `"words"`, `{"choices":[3]}`])("%s is no chunk, and is said to be none", async (data) => {
  await expect(wordsOf([Buffer.from(`data: ${data}\n\n`)])).rejects.toThrow(SyntaxError);
});

test("a reader who leaves early closes the connection", async () => {
  let isClosed = false;
  const body = new ReadableStream<Uint8Array>({
    pull: (controller) => controller.enqueue(Buffer.from(`data: ${chunk({ content: "mot" })}\n\n`)),
    cancel: () => {
      isClosed = true;
    },
  });
  for await (const _chunk of readChunks(new Response(body))) break;
  expect(isClosed).toBe(true);
});

function chunk(delta: Record<string, unknown>): string {
  return JSON.stringify({ choices: [{ index: 0, delta, finish_reason: null }] });
}

function cut(bytes: Buffer, at: number[]): Buffer[] {
  const cuts = [0, ...at.map((where) => where % (bytes.length + 1)).toSorted((a, b) => a - b), bytes.length];
  return cuts.slice(1).map((end, index) => bytes.subarray(cuts[index], end));
}

async function wordsOf(pieces: Buffer[]): Promise<string> {
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => {
      for (const piece of pieces) if (piece.length > 0) controller.enqueue(Uint8Array.from(piece));
      controller.close();
    },
  });
  let words = "";
  for await (const { choices } of readChunks(new Response(body))) words += choices?.[0]?.delta?.content ?? "";
  return words;
}
