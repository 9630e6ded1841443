/** How the voyage stands, in a line: nothing is owed, nothing resets. */
import { useText } from "#client/i18n/language.ts";
import type { Voyage } from "#shared/voyage.ts";

export function Streak({ voyage }: { voyage: Voyage }) {
  const text = useText().voyage;
  return (
    <p className="streak">
      <b>{voyage.arrived ? text.arrived : text.kept(voyage.kept)}</b>
      {voyage.arrived ? "" : `, ${text.stopovers(voyage.stopovers)}`}
      <span>{voyage.arrived ? text.goesOn : text.noReset}</span>
    </p>
  );
}
