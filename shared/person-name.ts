/** How people call each other. One line; "" until it is said. */
import * as z from "zod/mini";

export const PERSON_NAME_MAX = 60;

/** No control characters: a NUL ends a text in SQLite, and a name is shown in terminals. */
export const PersonName = z.string().check(z.trim(), z.maxLength(PERSON_NAME_MAX), z.regex(/^\P{Cc}*$/u));
export type PersonName = z.infer<typeof PersonName>;

/** Two letters at most: of the first and the last word; "?" where there is no name. */
export function initialsOf(name: PersonName): string {
  const words = name.split(/[\s-]+/).filter((word) => word !== "");
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map(
    (word) => Array.from(word ?? "")[0] ?? "",
  );
  return letters.join("").toUpperCase() || "?";
}
