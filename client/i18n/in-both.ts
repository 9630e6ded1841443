/**
 * The texts of a screen that is loaded when it is opened: both languages travel with it, out of the first load. What
 * never breaks: a text that one language lacks does not compile.
 */
import type { Lang } from "#shared/lang.ts";

export type InBoth<Texts> = Record<Lang, Texts>;

export function inBoth<Texts>(texts: { fr: Texts; en: NoInfer<Texts> }): InBoth<Texts> {
  return texts;
}
