/** A double click is one press: what it does twice, nobody asked for twice. Keys are heard each time. */
import type { MouseEvent } from "react";

export function firstClick(run: () => void): (event: MouseEvent) => void {
  return ({ detail }) => {
    if (detail < 2) run();
  };
}
