/**
 * Who holds words that are not on the disk yet. Whatever takes the page away by itself (a new version of the app)
 * asks here first, and stays where the answer is no.
 */

/** Writes what waits; resolves to whether everything it held is durable. */
type Flush = () => Promise<boolean>;

const holders = new Set<Flush>();

/** Returns the way to leave: when nothing is held any more. */
export function holdUnsaved(flush: Flush): () => void {
  holders.add(flush);
  return () => holders.delete(flush);
}

/** Writes every field's words, now. `true`: all of them are durable, and the page may go. Never rejects. */
export async function flushUnsaved(): Promise<boolean> {
  const kept = await Promise.all([...holders].map((flush) => flush()));
  return kept.every(Boolean);
}
