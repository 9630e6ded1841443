import { readFileSync } from "node:fs";
import { parseEnv } from "node:util";
import { describe, expect, test } from "vitest";
import { type Env, originOf, readEnv } from "./env.ts";

function envOf(source: Record<string, string>): Env {
  const result = readEnv(source);
  if (result.kind === "mistakes") throw new Error(result.mistakes.join());
  return result.env;
}

describe("the environment", () => {
  test("may be empty: port 5180, data beside, no model", () => {
    expect(envOf({})).toEqual({
      port: 5180,
      host: null,
      appOrigin: null,
      dataDir: "./data",
      databaseUrl: null,
      logLevel: "info",
      model: null,
      isModelOff: false,
      limits: { dailyTokens: 200_000, moneyPerDay: null, moneyPerMonth: null },
      price: { input: 2.5, output: 10 },
    });
  });

  test("caps in money need a price: one's own, or a known one", () => {
    const prices = "qwen3:8b=0.1/0.4, gpt-4o=2/8,org/odd=name=0/0";
    const priceOf = (model: string) => envOf({ OPENAI_MODEL: model, COACH_PRICES: prices }).price;
    expect(["qwen3:8b", "gpt-4o", "org/odd=name", "other"].map(priceOf)).toEqual([
      { input: 0.1, output: 0.4 },
      { input: 2, output: 8 },
      { input: 0, output: 0 },
      null,
    ]);
    const { limits, isModelOff } = envOf({ COACH_BUDGET_DAY: "2.50", COACH_BUDGET_MONTH: "40", COACH_MODEL_OFF: "1" });
    expect([limits.moneyPerDay, limits.moneyPerMonth, isModelOff]).toEqual([2.5, 40, true]);
  });

  test("an empty or blank variable is an unset one", () => {
    expect(envOf({ PORT: "", OPENAI_API_KEY: " ", DATABASE_URL: "", COACH_MAX_TOKENS: "" })).toEqual(envOf({}));
  });

  test.each([
    ["PORT", "http"],
    ["PORT", "65536"],
    ["HOST", "my host"],
    ["APP_ORIGIN", "coach.example.org"],
    ["APP_ORIGIN", "https://example.org/coach"],
    ["DATABASE_URL", "mysql://localhost/sdb"],
    ["OPENAI_API_KEY", "sk with spaces"],
    ["OPENAI_BASE_URL", "localhost:11434"],
    ["LOG_LEVEL", "loud"],
    ["COACH_MAX_TOKENS", "many"],
    ["COACH_FIRST_TOKEN_MS", "-1"],
    ["COACH_SILENCE_MS", "1.5"],
    ["COACH_DAILY_TOKENS", "lots"],
    ["COACH_BUDGET_DAY", "2,50"],
    ["COACH_BUDGET_MONTH", "0"],
    ["COACH_PRICES", "gpt-4o=2.5"],
    ["COACH_MODEL_OFF", "yes"],
  ])("%s=%s is a mistake that is named, and its value is not repeated", (name, value) => {
    const result = readEnv({ [name]: value });
    expect(result.kind).toBe("mistakes");
    const mistakes = result.kind === "mistakes" ? result.mistakes : [];
    expect(mistakes).toHaveLength(1);
    expect(mistakes[0]).toMatch(new RegExp(`^${name}: \\w+`));
    expect(mistakes[0]).not.toContain(value);
  });

  test("every mistake is named at once", () => {
    const result = readEnv({ PORT: "x", LOG_LEVEL: "x", OPENAI_BASE_URL: "x" });
    expect(result.kind === "mistakes" && result.mistakes.map((mistake) => mistake.split(":")[0])).toEqual([
      "PORT",
      "OPENAI_BASE_URL",
      "LOG_LEVEL",
    ]);
  });

  test("a key alone asks gpt-4o at the default host, and waits 30 s for its first word", () => {
    expect(envOf({ OPENAI_API_KEY: "sk-1" }).model).toEqual({
      apiKey: "sk-1",
      baseUrl: null,
      model: "gpt-4o",
      maxTokens: 700,
      firstTokenMs: 30_000,
      silenceMs: 45_000,
    });
  });

  test("a base URL needs no key, and a local model gets two minutes", () => {
    const { model } = envOf({ OPENAI_BASE_URL: "http://localhost:11434/v1", OPENAI_MODEL: "qwen3" });
    expect(model).toMatchObject({ apiKey: null, model: "qwen3", firstTokenMs: 120_000 });
    expect(envOf({ OPENAI_BASE_URL: "http://x/v1", COACH_FIRST_TOKEN_MS: "500" }).model?.firstTokenMs).toBe(500);
  });

  test("the origin people open is the public one where there is one", () => {
    expect(originOf(envOf({ APP_ORIGIN: "https://Coach.example.org/" }))).toBe("https://coach.example.org");
    expect(originOf(envOf({ PORT: "8080" }))).toBe("http://localhost:8080");
  });

  test("every variable is in .env.example, which is a valid environment once uncommented", () => {
    const example = readFileSync(".env.example", "utf8");
    const names = [...readFileSync("server/env.ts", "utf8").matchAll(/^ {2}([A-Z][A-Z_]+): /gm)].map(
      ([, name]) => name,
    );
    const documented = parseEnv(example.replaceAll(/^#(?=[A-Z_]+=)/gm, ""));
    expect(names).toHaveLength(17);
    expect(new Set(Object.keys(documented))).toEqual(new Set(names));
    expect(readEnv(documented).kind).toBe("ok");
  });
});
