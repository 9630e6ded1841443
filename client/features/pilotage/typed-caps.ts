/** The coach's caps as they are typed, in the language's own way of writing numbers, and back. */
import { formatNumber } from "#client/i18n/format.ts";
import type { Lang } from "#shared/lang.ts";
import { CoachCaps } from "#shared/pilotage.ts";

export type TypedCaps = { isModelOff: boolean; dailyTokens: string; moneyPerDay: string; moneyPerMonth: string };
type CapName = Exclude<keyof TypedCaps, "isModelOff">;

export function typedCaps(lang: Lang, caps: CoachCaps): TypedCaps {
  return {
    isModelOff: caps.isModelOff,
    dailyTokens: formatNumber(lang, caps.dailyTokens),
    moneyPerDay: moneyText(lang, caps.moneyPerDay),
    moneyPerMonth: moneyText(lang, caps.moneyPerMonth),
  };
}

/** Nothing is a cap of money that is not there; it is no number of tokens. */
export function readTypedCaps(
  lang: Lang,
  { isModelOff, ...typed }: TypedCaps,
): { kind: "ok"; caps: CoachCaps } | { kind: "wrong"; fields: CapName[] } {
  const read = {
    isModelOff,
    dailyTokens: numberOf(lang, typed.dailyTokens),
    moneyPerDay: typed.moneyPerDay.trim() === "" ? null : numberOf(lang, typed.moneyPerDay),
    moneyPerMonth: typed.moneyPerMonth.trim() === "" ? null : numberOf(lang, typed.moneyPerMonth),
  };
  const parsed = CoachCaps.safeParse(read);
  if (parsed.success) return { kind: "ok", caps: parsed.data };
  const names = ["dailyTokens", "moneyPerDay", "moneyPerMonth"] as const;
  return { kind: "wrong", fields: names.filter((name) => !CoachCaps.shape[name].safeParse(read[name]).success) };
}

/** Whole units without decimals, cents with two. */
function moneyText(lang: Lang, amount: number | null): string {
  if (amount === null) return "";
  const decimals = Number.isInteger(amount) ? 0 : 2;
  const locale = lang === "fr" ? "fr-FR" : "en-GB";
  return new Intl.NumberFormat(locale, { minimumFractionDigits: decimals, maximumFractionDigits: 6 }).format(amount);
}

/** NaN: no number. A comma is a decimal one in French; in English it groups thousands, or nothing is read. */
function numberOf(lang: Lang, typed: string): number {
  const plain = typed.replace(/\s/g, "");
  const text =
    lang === "fr" ? plain.replace(",", ".") : /^\d{1,3}(,\d{3})+(\.|$)/.test(plain) ? plain.replaceAll(",", "") : plain;
  return /^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
}
