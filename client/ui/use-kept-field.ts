/**
 * A field whose words are kept as they are typed. What is on the screen is the person's until it is durable; from then
 * on the field shows what is stored, so that another tab's words appear here while nobody writes here.
 */
import { useEffect, useEffectEvent, useRef, useState } from "react";
import { type SaveState, useDelayedSave } from "./use-delayed-save.ts";

export type KeptField<T> = {
  /** `undefined` while it is read: nothing may be typed then, it would be saved over what is there. */
  value: T | undefined;
  change: (value: T) => void;
  /** Saves what waits, now; resolves to whether everything is durable. */
  flush: () => Promise<boolean>;
  /** What is stored became `value` without this field, in place of `from`: unless newer words were typed here since. */
  replaced: (from: T, value: T) => void;
  state: SaveState;
};

type KeptFieldOptions<T> = {
  /** One for each place where words are kept. */
  name: string;
  /** `undefined` while it is read. */
  stored: T | undefined;
  /** Resolves when `value` is durable. `bases`: what this field knows to be stored; anything else is another's. */
  save: (value: T, bases: readonly T[]) => Promise<void>;
  /** The same for a dying page: asked for before it returns. */
  saveLast: (value: T, bases: readonly T[]) => void;
  afterMs: number;
};

/** `over`: what was stored when `value` had become durable, as this field then knew; `null` before that. */
type Held<T> = { value: T; over: { stored: T | undefined } | null };

/** What was not durable when its field left the screen, by name: the next field there goes on with it. */
const left = new Map<string, { value: unknown; bases: unknown[]; forget: () => void }>();

export function useKeptField<T>({ name, stored, save, saveLast, afterMs }: KeptFieldOptions<T>): KeptField<T> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion, typescript/consistent-type-assertions -- a name is one field's
  const [taken] = useState(() => left.get(name) as { value: T; bases: T[]; forget: () => void } | undefined);
  const [held, setHeld] = useState<Held<T> | null>(taken === undefined ? null : { value: taken.value, over: null });
  const bases = useRef<T[]>(taken?.bases ?? []);
  /** As it was last typed; `undefined` before that. */
  const newest = useRef<T>(taken?.value);
  /** As it was last durable. */
  const kept = useRef<T>(undefined);
  const storedNow = useRef(stored);
  const saving = useDelayedSave<T>(keep, (value) => saveLast(value, bases.current), afterMs);

  useEffect(() => {
    storedNow.current = stored;
  }, [stored]);

  const take = useEffectEvent(() => {
    if (taken === undefined) return;
    left.delete(name);
    taken.forget();
    saving.later(taken.value);
  });
  const leave = useEffectEvent(() => {
    const value = newest.current;
    if (value === undefined || value === kept.current) return;
    // A save may be under way: what it writes is no other tab's.
    left.set(name, { value, bases: [...bases.current, value], forget: saving.forget });
  });
  useEffect(() => {
    take();
    return () => leave();
  }, []);

  const isHeld = held !== null && !isCaughtUp(held, stored);
  // For good: what was stored before may be stored again.
  if (held !== null && !isHeld) setHeld(null);

  async function keep(value: T): Promise<void> {
    const known = bases.current;
    // Whoever reads them next may find either: a save that failed, or one that a dying page did not see the end of.
    bases.current = [...known, value];
    await save(value, known);
    if (left.get(name)?.value === value) left.delete(name);
    kept.current = value;
    bases.current = [value];
    if (newest.current === value) showKept(value);
  }

  function change(value: T) {
    if (!isHeld) bases.current = stored === undefined ? [] : [stored];
    newest.current = value;
    setHeld({ value, over: null });
    saving.later(value);
  }

  function replaced(from: T, value: T) {
    if (newest.current !== undefined && newest.current !== from) return;
    saving.forget();
    kept.current = newest.current;
    showKept(value);
  }

  function showKept(value: T) {
    setHeld({ value, over: { stored: storedNow.current } });
  }

  return {
    value: isHeld ? held.value : stored,
    change,
    flush: saving.flush,
    replaced,
    state: saving.state,
  };
}

/** The database answers a moment after a save: until then its answer is older than what is held. */
function isCaughtUp<T>({ value, over }: Held<T>, stored: T | undefined): boolean {
  return over !== null && (over.stored !== stored || stored === value);
}
