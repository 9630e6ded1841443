/** Words that were typed elsewhere (the palette) and belong in the composer: the day's window takes them, once. */
import { useEffect, useEffectEvent } from "react";
import { create } from "zustand";
import type { Day } from "#shared/day.ts";

const useHanded = create<{ handed: { day: Day; words: string } | null }>(() => ({ handed: null }));

export function handWords(day: Day, words: string): void {
  useHanded.setState({ handed: { day, words } });
}

/** `isReady`: the composer knows what it held before. */
export function useHandedWords(day: Day, isReady: boolean, onWords: (words: string) => void): void {
  const handed = useHanded((state) => state.handed);
  const take = useEffectEvent(onWords);
  useEffect(() => {
    if (!isReady || handed?.day !== day) return;
    useHanded.setState({ handed: null });
    take(handed.words);
  }, [handed, isReady, day]);
}

/** Below what stands there already. */
export function withWords(field: string, words: string): string {
  return field.trim() === "" ? words : `${field.trimEnd()}\n${words}`;
}

/** What is left of a field once `words`, which it was or ended in, have gone; another field stays as it is. */
export function withoutWords(field: string, words: string): string {
  const written = field.trimEnd();
  if (written.trim() === words) return "";
  return written.endsWith(`\n${words}`) ? written.slice(0, -words.length - 1) : field;
}
