import * as fc from "fast-check";
import { expect, test } from "vitest";
import { createChunkReader } from "./model-chunks.ts";

test("whatever the bytes were cut into, and however lines end, the words are the same", () => {
  const cuts = fc.array(fc.nat(2_000), { maxLength: 40 });
  const eol = fc.constantFrom("\n", "\r\n", "\r");
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), cuts, eol, fc.boolean(), (text, at, end, hasMark) => {
      const points = Array.from(text);
      const frames = points.map((content) => `: ping${end}data: ${chunk({ content })}${end}${end}`);
      const bytes = Buffer.from(`${hasMark ? "\uFEFF" : ""}${frames.join("")}data: [DONE]${end}${end}`, "utf8");
      expect(wordsOf(cut(bytes, at))).toBe(points.map((point) => Buffer.from(point).toString()).join(""));
    }),
  );
});

test("fields of a kind that we do not know are absent, not fatal", () => {
  const odd = [
    chunk({ content: [{ type: "text" }], reasoning: "…" }),
    `{"choices":null,"usage":{"prompt_tokens":"many"}}`,
    `{"object":"ping"}`,
    chunk({ content: "mot" }),
  ];
  expect(wordsOf([Buffer.from(odd.map((data) => `data: ${data}\n\n`).join(""))])).toBe("mot");
});

test.each(["{", "null", `"words"`, `{"choices":[3]}`])("%s is no chunk, and is said to be none", (data) => {
  expect(() => wordsOf([Buffer.from(`data: ${data}\n\n`)])).toThrow(SyntaxError);
});

test("nothing is read after the end is announced, and the chunks before a broken one are", () => {
  expect(wordsOf([Buffer.from(`data: ${chunk({ content: "a" })}\n\ndata: [DONE]\n\ndata: {\n\n`)])).toBe("a");
  const chunksIn = createChunkReader()(Buffer.from(`data: ${chunk({ content: "a" })}\n\ndata: {\n\n`));
  expect(chunksIn.next().value).toMatchObject({ choices: [{ delta: { content: "a" } }] });
  expect(() => chunksIn.next()).toThrow(SyntaxError);
});

function chunk(delta: Record<string, unknown>): string {
  return JSON.stringify({ choices: [{ index: 0, delta, finish_reason: null }] });
}

function cut(bytes: Buffer, at: number[]): Buffer[] {
  const cuts = [0, ...at.map((where) => where % (bytes.length + 1)).toSorted((a, b) => a - b), bytes.length];
  return cuts.slice(1).map((end, index) => bytes.subarray(cuts[index], end));
}

function wordsOf(pieces: Buffer[]): string {
  const chunksIn = createChunkReader();
  let words = "";
  for (const piece of pieces) {
    for (const { choices } of chunksIn(piece)) words += choices?.[0]?.delta?.content ?? "";
  }
  return words;
}
