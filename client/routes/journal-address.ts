/**
 * Where one is in the journal, kept in the address: what is looked for, which threads are listed, and what is open. Back,
 * forward and a link kept for later lead to the same words.
 */
import * as z from "zod/mini";
import { Day } from "#shared/day.ts";

export const JournalFilterName = z.enum(["epingles", "critiques", "binome", "corbeille"]);

export type JournalAddress = {
  q?: string;
  filtre?: z.infer<typeof JournalFilterName>;
  jour?: Day;
  /** The exchange that is open. */
  fil?: string;
  /** The version of a deliverable that is open. */
  livrable?: string;
  /** What binômes wrote on one date, open. */
  binome?: string;
  /** The message or the entry that was found there. */
  passage?: string;
};

/** What is not understood is left out: an old or broken link still opens the journal. */
export function parseJournalAddress(search: Record<string, unknown>): JournalAddress {
  const filter = JournalFilterName.safeParse(search["filtre"]);
  const day = Day.safeParse(search["jour"]);
  const q = wordsOf(search["q"]);
  const fil = wordsOf(search["fil"]);
  const livrable = wordsOf(search["livrable"]);
  const binome = wordsOf(search["binome"]);
  const passage = wordsOf(search["passage"]);
  return {
    ...(q !== undefined && { q }),
    ...(filter.success && { filtre: filter.data }),
    ...(day.success && { jour: day.data }),
    ...(fil !== undefined && { fil }),
    ...(fil === undefined && livrable !== undefined && { livrable }),
    ...(fil === undefined && livrable === undefined && binome !== undefined && { binome }),
    ...(passage !== undefined && { passage }),
  };
}

/** The router reads `?q=79` as a number. */
function wordsOf(value: unknown): string | undefined {
  if (typeof value === "number") return String(value);
  return typeof value === "string" && value !== "" ? value : undefined;
}
