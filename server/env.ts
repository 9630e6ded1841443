/**
 * The environment, parsed once. A variable that is wrong is named, all of them at once, and nothing starts: a typo
 * found at boot costs a minute, one found by the first question costs a day.
 */
import { existsSync } from "node:fs";
import * as z from "zod/mini";
import type { ModelSettings } from "./coach/openai.ts";
import type { BudgetLimits } from "./coach/budget.ts";
import { parsePrices, type Price, priceOf } from "./coach/prices.ts";

const DEFAULT_PORT = 5180;

/** Local models load from disk before their first word; the default host answers within seconds. */
const FIRST_TOKEN_DEFAULT_MS = 30_000;
const FIRST_TOKEN_LOCAL_MS = 120_000;

const wholeNumber = (min: number, max: number) =>
  z.pipe(
    z.string().check(z.regex(/^\d+$/, "must be a whole number")),
    z.pipe(
      z.transform(Number),
      z.number().check(z.gte(min, `must be at least ${min}`), z.lte(max, `must be at most ${max}`)),
    ),
  );

const money = z.pipe(
  z.string().check(z.regex(/^\d+(\.\d+)?$/, "must be an amount, such as 2.50")),
  z.pipe(
    z.transform(Number),
    z.number().check(z.gt(0, "must be more than nothing"), z.lte(1e6, "must be at most 1000000")),
  ),
);

const PRICES_FORM = "must be model=in/out, per million tokens, with commas between models";

const prices = z.pipe(
  z.string().check(z.refine((text) => parsePrices(text) !== null, PRICES_FORM)),
  z.transform((text: string): ReadonlyMap<string, Price> => parsePrices(text) ?? new Map()),
);

const httpUrl = z
  .string()
  .check(z.refine((text) => isUrl(text, "http:", "https:"), "must start with http:// or https://"));

const origin = z.pipe(
  z.string().check(z.refine(isOrigin, "must be http:// or https:// and a host, with no path")),
  z.transform((text: string) => new URL(text).origin),
);

const Variables = z.object({
  PORT: z._default(wholeNumber(0, 65_535), DEFAULT_PORT),
  HOST: z.optional(z.string().check(z.regex(/^[\w.:-]+$/, "must be an address or a host name, with no port"))),
  APP_ORIGIN: z.optional(origin),
  DATA_DIR: z._default(z.string(), "./data"),
  DATABASE_URL: z.optional(
    z.string().check(z.refine((text) => isUrl(text, "postgres:", "postgresql:"), "must start with postgres://")),
  ),
  OPENAI_API_KEY: z.optional(z.string().check(z.regex(/^[\x21-\x7e]+$/, "holds a space or a character no key has"))),
  OPENAI_BASE_URL: z.optional(httpUrl),
  OPENAI_MODEL: z._default(z.string().check(z.maxLength(200, "is too long")), "gpt-4o"),
  LOG_LEVEL: z._default(
    z.enum(
      ["fatal", "error", "warn", "info", "debug", "trace", "silent"],
      "must be fatal, error, warn, info, debug, trace or silent",
    ),
    "info",
  ),
  COACH_MAX_TOKENS: z._default(wholeNumber(50, 16_000), 700),
  COACH_FIRST_TOKEN_MS: z.optional(wholeNumber(100, 3_600_000)),
  COACH_SILENCE_MS: z._default(wholeNumber(100, 3_600_000), 45_000),
  COACH_DAILY_TOKENS: z._default(wholeNumber(0, 1_000_000_000), 200_000),
  COACH_PRICES: z._default(prices, new Map()),
  COACH_BUDGET_DAY: z.optional(money),
  COACH_BUDGET_MONTH: z.optional(money),
  COACH_MODEL_OFF: z._default(z.enum(["0", "1"], "must be 0 or 1"), "0"),
});

export type Env = {
  port: number;
  /** Null: 127.0.0.1 and ::1. */
  host: string | null;
  /** The public origin, with no slash at the end, behind a reverse proxy; null: http://localhost:<port>. */
  appOrigin: string | null;
  dataDir: string;
  /** Null: SQLite in `dataDir`. */
  databaseUrl: string | null;
  logLevel: z.infer<typeof Variables>["LOG_LEVEL"];
  /** Null: no key and no base URL, so the instant checks answer. */
  model: ModelSettings | null;
  /** The operator's switch: the checks answer, and say so. */
  isModelOff: boolean;
  limits: BudgetLimits;
  /** Of the model in use; null: unknown, so that no money is counted. */
  price: Price | null;
};

/** `source` as in `process.env`; an empty variable counts as unset. `mistakes`: "NAME: what is wrong with it". */
export function readEnv(
  source: Readonly<Record<string, string | undefined>>,
): { kind: "ok"; env: Env } | { kind: "mistakes"; mistakes: string[] } {
  const set = Object.fromEntries(Object.entries(source).filter(([, value]) => value?.trim()));
  const parsed = Variables.safeParse(set);
  if (!parsed.success) {
    return {
      kind: "mistakes",
      mistakes: parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`),
    };
  }
  const { data } = parsed;
  const apiKey = data.OPENAI_API_KEY ?? null;
  const baseUrl = data.OPENAI_BASE_URL ?? null;
  return {
    kind: "ok",
    env: {
      port: data.PORT,
      host: data.HOST ?? null,
      appOrigin: data.APP_ORIGIN ?? null,
      dataDir: data.DATA_DIR,
      databaseUrl: data.DATABASE_URL ?? null,
      logLevel: data.LOG_LEVEL,
      model:
        apiKey === null && baseUrl === null
          ? null
          : {
              apiKey,
              baseUrl,
              model: data.OPENAI_MODEL,
              maxTokens: data.COACH_MAX_TOKENS,
              firstTokenMs:
                data.COACH_FIRST_TOKEN_MS ?? (baseUrl === null ? FIRST_TOKEN_DEFAULT_MS : FIRST_TOKEN_LOCAL_MS),
              silenceMs: data.COACH_SILENCE_MS,
            },
      isModelOff: data.COACH_MODEL_OFF === "1",
      limits: {
        dailyTokens: data.COACH_DAILY_TOKENS,
        moneyPerDay: data.COACH_BUDGET_DAY ?? null,
        moneyPerMonth: data.COACH_BUDGET_MONTH ?? null,
      },
      price: priceOf(data.OPENAI_MODEL, data.COACH_PRICES),
    },
  };
}

/** `process.env` over the `.env` of the working folder, where there is one; ends the process on a mistake. */
export function readEnvOrExit(): Env {
  if (existsSync(".env")) process.loadEnvFile(".env");
  const result = readEnv(process.env);
  if (result.kind === "ok") return result.env;
  process.stderr.write(`The environment has mistakes (see .env.example):\n  ${result.mistakes.join("\n  ")}\n`);
  process.exit(1);
}

/** The origin that people open, given the port that was really taken. */
export function originOf({ appOrigin, port }: Pick<Env, "appOrigin" | "port">): string {
  return appOrigin ?? `http://localhost:${port}`;
}

function isUrl(text: string, ...protocols: string[]): boolean {
  return URL.canParse(text) && protocols.includes(new URL(text).protocol);
}

function isOrigin(text: string): boolean {
  return isUrl(text, "http:", "https:") && new URL(text).href === `${new URL(text).origin}/`;
}
