/** One measured figure, and the bound that `npm run bench -- --check` holds it to (`null`: shown, never judged). */
export type Figure = { name: string; value: number; unit: string; atMost: number | null };

export type Bench = { figures: Figure[]; note: string | null };

export function holds(figure: Figure): boolean {
  return figure.atMost === null || figure.value <= figure.atMost;
}

/** The value that the share `rank` (0..1) of the sorted sample does not exceed. */
export function percentile(sample: readonly number[], rank: number): number {
  const sorted = sample.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * rank))] ?? 0;
}
