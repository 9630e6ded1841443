/** Words as they stand within quotation marks: their own of that kind become those that a language has inside. */
import type { Lang } from "#shared/lang.ts";

export function withinQuotation(words: string, lang: Lang): string {
  return lang === "fr"
    ? words.replaceAll(/«\s?/gu, "“").replaceAll(/\s?»/gu, "”")
    : words.replaceAll("“", "‘").replaceAll("”", "’");
}
