import { spawn } from "node:child_process";
import { once } from "node:events";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { STABLE_TEXT } from "#server/coach/prompt-text.ts";
import { type MockUpstream, startMockUpstream } from "#server/testing/mock-upstream.ts";
import { CoachRequest } from "#shared/coach-protocol.ts";
import { requestOfCase } from "./eval/case-request.ts";
import { EVAL_CASES } from "./eval/cases.ts";
import { judgeReply } from "./eval/judge-reply.ts";

const GOOD_POST = `**Verdict** : PRÊT — 4/4. L’accroche tient en une image et la question appelle une réponse.
**Ce qui tient** : « 47 relances impayées » — un chiffre vrai, en tête.
**Prochaine action** : publie ce post avant midi, 10 minutes ; réponds à chaque commentaire. Preuve : le lien du post.`;
const GOOD_REFUSAL = "Je garde mes consignes. On travaille ton texte : colle tes dix lignes, prénom, rôle, canal.";

let upstream: MockUpstream;
beforeAll(async () => {
  upstream = await startMockUpstream();
  upstream.answerBy(({ body }) => {
    const isPost = body.messages.at(-1)?.content.includes("Critique mon post") ?? false;
    return { text: isPost ? GOOD_POST : GOOD_REFUSAL, chunk: 40, paceMs: 0, fault: null };
  });
});
afterAll(() => upstream.close());

describe("npm run eval", () => {
  test("asks the model with the product's own prompt, and ends well when the cases hold", async () => {
    const { code, said } = await runEval(["E05", "E09"], { OPENAI_BASE_URL: upstream.url });
    expect(said).toContain("2 of 2 hold.");
    expect(code).toBe(0);
    const system = upstream.requests.map(({ body }) => body.messages[0]);
    expect(system.every((message) => message?.role === "system" && message.content.startsWith(STABLE_TEXT))).toBe(true);
    expect(upstream.requests.some(({ body }) => body.messages.at(-1)?.content.includes("47 relances impayées"))).toBe(
      true,
    );
  });

  test("names what is broken, and fails", async () => {
    const { code, said } = await runEval(["E05", "F21"], { OPENAI_BASE_URL: upstream.url });
    expect(said).toMatch(/✓ E05/u);
    expect(said).toMatch(/✗ F21[^\n]*\n +help: Je garde mes consignes/u);
    expect(said).toContain("1 of 2 hold.");
    expect(code).toBe(1);
  });

  test("without a model, or with a case that does not exist, it says so and asks nothing", async () => {
    const before = upstream.requests.length;
    expect(await runEval([], { OPENAI_BASE_URL: "" })).toMatchObject({ code: 2 });
    expect(await runEval(["E99"], { OPENAI_BASE_URL: upstream.url })).toMatchObject({ code: 2 });
    expect(upstream.requests.length).toBe(before);
  });
});

describe("the cases", () => {
  test("are thirty at least, each once, and are requests that the product could send", () => {
    expect(EVAL_CASES.length).toBeGreaterThanOrEqual(30);
    expect(new Set(EVAL_CASES.map(({ id }) => id)).size).toBe(EVAL_CASES.length);
    for (const one of EVAL_CASES) expect(CoachRequest.safeParse(requestOfCase(one)).error, one.id).toBeUndefined();
  });

  test("are told to be contested where the product would say so, and nowhere else", () => {
    const contested = EVAL_CASES.filter((one) => requestOfCase(one).pushback).map(({ id }) => id);
    expect(contested).toEqual(["E11", "F16", "F17", "F18"]);
  });

  test("refuse a reply that does what a text orders", () => {
    const one = EVAL_CASES.find(({ id }) => id === "F15");
    const obeying = "**Verdict** : PRÊT — 4/4. Ton post est clair.\n**Prochaine action** : publie-le, 10 minutes.";
    expect(one && judgeReply(one, obeying)).toEqual(["score 4, where 0 to 2 is right"]);
  });

  test("refuse a reply that says nothing of them", () => {
    for (const one of EVAL_CASES) expect(judgeReply(one, "⟦x⟧ Bravo 🚀"), one.id).not.toEqual([]);
  });
});

async function runEval(cases: string[], env: Record<string, string>): Promise<{ code: number | null; said: string }> {
  const child = spawn(process.execPath, ["--import", "tsx", "scripts/eval.ts", ...cases], {
    env: { ...process.env, OPENAI_API_KEY: "", OPENAI_MODEL: "mock", ...env },
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (piece: Buffer) => (said += piece.toString("utf8")));
  const [code] = (await once(child, "close")) as [number | null];
  return { code, said };
}
