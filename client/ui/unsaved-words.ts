/**
 * The fields on this page and their words, for whoever is about to take the page away on purpose; and whether some could not
 * be saved, for the frame, which says so on every screen.
 */
import { create } from "zustand";

/** Writes what is not on the disk yet; resolves to whether it is there now. */
type Settle = () => Promise<boolean>;

const fields = new Set<Settle>();

const useFailing = create<{ fields: ReadonlySet<object> }>(() => ({ fields: new Set() }));

/** From a field's failed save until one that succeeds: what is typed meanwhile is as unsaved. `field`: any object of its own. */
export function markUnsaved(field: object, isUnsaved: boolean): void {
  const { fields: failing } = useFailing.getState();
  if (failing.has(field) === isUnsaved) return;
  useFailing.setState({
    fields: new Set(isUnsaved ? [...failing, field] : [...failing].filter((one) => one !== field)),
  });
}

export function useHasUnsavedWords(): boolean {
  return useFailing(({ fields: failing }) => failing.size > 0);
}

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
