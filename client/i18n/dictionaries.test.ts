import { describe, expect, test } from "vitest";
import type { InBoth } from "./in-both.ts";

/** Every file of texts there is, so that a new one cannot be forgotten. */
const COLD = import.meta.glob<Record<string, unknown>>(["./fr.ts", "./en.ts"], { eager: true });
const OF_SCREENS = import.meta.glob<Record<string, InBoth<unknown>>>("./*-texts.ts", { eager: true });
const fr = { cold: COLD["./fr.ts"], screens: textsOfScreens("fr") };
const en = { cold: COLD["./en.ts"], screens: textsOfScreens("en") };

function textsOfScreens(lang: "fr" | "en"): unknown[] {
  return Object.values(OF_SCREENS).flatMap((module) => Object.values(module).map((texts) => texts[lang]));
}

/** Every text of a dictionary with its place; functions are called with figures. */
function textsOf(node: unknown, place = ""): { place: string; text: string }[] {
  if (typeof node === "string") return [{ place, text: node }];
  if (typeof node === "function") return [{ place, text: String(node(3, 14)) }];
  if (typeof node !== "object" || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) => textsOf(value, `${place}.${key}`));
}

describe("the French interface", () => {
  test.each(textsOf(fr))("$place keeps French typography", ({ text }) => {
    expect(text).not.toMatch(/[^\u202f][;?!](?!\S)/u);
    expect(text).not.toMatch(/ [:;?!»]|« |[A-Za-zéà]'[A-Za-zéà]|\d €/u);
    expect(text).not.toContain("!");
    expect(text.trim()).not.toBe("");
  });

  test.each(textsOf(fr))("$place never agrees with the person's gender", ({ text }) => {
    expect(text).not.toMatch(/\b(?:tu es (?:prêt|connecté|inscrit|seul)|bienvenue|entrepreneur)\b|\(e\)|·e\b/iu);
  });
});

describe("the English interface", () => {
  test.each(textsOf(en))("$place has none of the French spacing", ({ text }) => {
    expect(text).not.toMatch(/\s[;?!]|«|[\u202f]/u);
    expect(text).not.toContain("!");
    expect(text.trim()).not.toBe("");
  });
});
