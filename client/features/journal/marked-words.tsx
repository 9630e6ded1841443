/** Words with those that were looked for marked. */
import { Fragment } from "react";
import type { Piece } from "#client/db/search/excerpt.ts";

export function MarkedWords({ pieces }: { pieces: readonly Piece[] }) {
  const first = pieces.findIndex(({ isHit }) => isHit);
  return pieces.map(({ text, isHit }, index) =>
    isHit ? (
      <mark key={index} className={index === first ? "first-hit" : undefined}>
        {text}
      </mark>
    ) : (
      <Fragment key={index}>{text}</Fragment>
    ),
  );
}
