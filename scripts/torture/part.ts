/** One way to torture the product. It ends by itself, and says which laws it saw broken. */
import type { Random } from "./random.ts";

export type PartOrder = {
  random: Random;
  /** About how long it may take. */
  seconds: number;
};

export type PartResult = {
  /** Each law broken, with what shows it; none: it held. */
  broken: string[];
  /** What was done and measured, in one line each. */
  figures: string[];
  /** Laws that were not looked at, for lack of time, and how much they take. They are neither held nor broken. */
  notJudged?: string[];
};

export type Part = (order: PartOrder) => Promise<PartResult>;
