/** What the coach consumed today, in the status bar. The currency is the operator's: nobody here knows its sign. */
import { inBoth } from "./in-both.ts";

export const usageTexts = inBoth({
  fr: {
    tokens: (n: number): string => (n < 2 ? "jeton" : "jetons"),
    tokensToday: (n: number): string => (n < 2 ? "jeton aujourd’hui" : "jetons aujourd’hui"),
    cost: "coût",
    today: "aujourd’hui",
  },
  en: {
    tokens: (n) => (n === 1 ? "token" : "tokens"),
    tokensToday: (n) => (n === 1 ? "token today" : "tokens today"),
    cost: "cost",
    today: "today",
  },
});
