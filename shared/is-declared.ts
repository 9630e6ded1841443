/** Of the criteria that a programme leaves to the person's word, those that they ticked. */
import type { Criterion } from "./programme.ts";

/** `declared`: French texts, which outlive an order. What else stands there ticks nothing. */
export function isDeclared({ kind, text }: Criterion, declared: readonly string[]): boolean {
  return kind === "declared" && declared.includes(text.fr);
}

/** How many they ticked. */
export function declaredCount(criteria: readonly Criterion[], declared: readonly string[]): number {
  return criteria.filter((criterion) => isDeclared(criterion, declared)).length;
}
