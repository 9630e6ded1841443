/** V1, V2 … and one more. The newest is written to; the earlier ones are read. */
import { Plus } from "lucide-react";
import { useText } from "#client/i18n/language.ts";

type VersionTabsProps = {
  versions: readonly number[];
  open: number;
  /** The newest score of each version that was judged, of four. */
  scores: ReadonlyMap<number, number>;
  onOpen: (n: number) => void;
  /** Begins a version from the text of the newest one. */
  onAdd: () => void;
};

export function VersionTabs({ versions, open, scores, onOpen, onAdd }: VersionTabsProps) {
  const text = useText().deliverable;
  return (
    <>
      <div className="tabs-of-versions" role="group" aria-label={text.versions}>
        {versions.map((n) => (
          <button key={n} type="button" className="tab" aria-pressed={n === open} onClick={() => onOpen(n)}>
            {text.version(n)}{" "}
            {scores.has(n) && (
              <span className="of-four" role="img" aria-label={text.score(scores.get(n) ?? 0)}>
                {scores.get(n)}/4
              </span>
            )}
          </button>
        ))}
      </div>
      <button type="button" className="icon-btn" aria-label={text.newVersion} onClick={onAdd}>
        <Plus className="i" aria-hidden />
      </button>
    </>
  );
}
