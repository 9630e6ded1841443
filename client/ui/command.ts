/** Something a person can have done by its name: what the palette lists, and whoever can do it provides. */
import type { ReactNode } from "react";

export type Command = {
  id: string;
  name: string;
  /** Where it leads or what it takes along; searched too. */
  detail?: string;
  icon: ReactNode;
  /** The keys that do the same. */
  keys?: string;
  /** The single keys that do, where they are on. */
  letter?: string;
  /**
   * `asked`: listed once words are typed that it holds, for a list that is otherwise too long to be read. `words`: made
   * of the typed words themselves, so it fits them whatever they are.
   */
  listed?: "asked" | "words";
  /** Runs once the palette is closed and the focus is back where it was. */
  run: () => void;
};
