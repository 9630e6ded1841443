/** What tokens cost, by model. A model with no price has no cost, and no cap in money can count it. */
import type { Usage } from "#shared/coach-protocol.ts";

/** Per million tokens, in the operator's currency. */
export type Price = { input: number; output: number };

/** OpenAI's public price list, in US dollars, as of 2026-11. */
const KNOWN_PRICES: ReadonlyMap<string, Price> = new Map([["gpt-4o", { input: 2.5, output: 10 }]]);

/** `set`: the operator's own prices, which win. `null`: nobody knows. */
export function priceOf(model: string, set: ReadonlyMap<string, Price>): Price | null {
  return set.get(model) ?? KNOWN_PRICES.get(model) ?? null;
}

/** `model=in/out, model=in/out`, per million tokens; `null` where it is not of that form. A name may hold "=" and "/". */
export function parsePrices(text: string): Map<string, Price> | null {
  const prices = new Map<string, Price>();
  for (const entry of text.split(",")) {
    const [, model, input, output] = /^\s*(\S+)\s*=\s*(\d+(?:\.\d+)?)\s*\/\s*(\d+(?:\.\d+)?)\s*$/u.exec(entry) ?? [];
    if (model === undefined || input === undefined || output === undefined) return null;
    prices.set(model, { input: Number(input), output: Number(output) });
  }
  return prices;
}

/** Millionths of the currency, rounded up: a price per million tokens is as many millionths per token. */
export function costMicros({ input, output }: Usage, price: Price | null): number {
  return price === null ? 0 : Math.ceil(input * price.input + output * price.output);
}

/** In the currency; `null` where no price is known, and nothing was counted. */
export function moneyOf(micros: number, price: Price | null): number | null {
  return price === null ? null : micros / 1e6;
}
