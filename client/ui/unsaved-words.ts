/** The fields on this page and their words, for whoever is about to take the page away on purpose. */

/** Writes what is not on the disk yet; resolves to whether it is there now. */
type Settle = () => Promise<boolean>;

const fields = new Set<Settle>();

/** Returns the way to let go of the field. */
export function holdUnsavedWords(settle: Settle): () => void {
  fields.add(settle);
  return () => fields.delete(settle);
}

/** Whether every word on this page is on the disk. Where not, the page must stay. */
export async function keepUnsavedWords(): Promise<boolean> {
  const kept = await Promise.all([...fields].map((settle) => settle()));
  return kept.every(Boolean);
}
