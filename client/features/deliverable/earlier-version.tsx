/** Below a version that is only read: what can be made of it, and what changed between it and another one. */
import { useMemo, useState } from "react";
import type { VersionRow } from "#client/db/rows.ts";
import { useTexts } from "#client/i18n/language.ts";
import { firstClick } from "#client/ui/first-click.ts";
import { versionTexts } from "#client/i18n/version-texts.ts";
import { type Difference, differenceBetween, type DifferencePart } from "./version-difference.ts";
import "./earlier-version.css";

type EarlierVersionProps = {
  earlier: VersionRow;
  /** Every version of the day, oldest first. */
  versions: readonly VersionRow[];
  /** The newest score of each version that was judged, of four. */
  scores: ReadonlyMap<number, number>;
  onRestart: () => void;
};

export function EarlierVersion({ earlier, versions, scores, onRestart }: EarlierVersionProps) {
  const text = useTexts(versionTexts);
  const [isCompared, setCompared] = useState(false);
  const [chosen, setChosen] = useState<number | null>(null);
  const others = versions.filter(({ n }) => n !== earlier.n);
  const other = others.find(({ n }) => n === chosen) ?? others.find(({ n }) => n > earlier.n);
  return (
    <>
      <div className="earlier">
        <span>{text.readOnly(earlier.n)}</span>
        <button type="button" className="btn" onClick={firstClick(onRestart)}>
          {text.restart(earlier.n)}
        </button>
        <button
          type="button"
          className="btn btn-quiet"
          aria-expanded={isCompared}
          onClick={() => setCompared(!isCompared)}
        >
          {isCompared ? text.hide : text.compare}
        </button>
        {isCompared && others.length > 1 && other !== undefined && (
          <label>
            {text.against}{" "}
            <select value={other.n} onChange={(event) => setChosen(Number(event.target.value))}>
              {others.map(({ n }) => (
                <option key={n} value={n}>
                  {text.version(n)}
                </option>
              ))}
            </select>
          </label>
        )}
      </div>
      {isCompared && other !== undefined && (
        <ShownDifference
          older={earlier.n < other.n ? earlier : other}
          newer={earlier.n < other.n ? other : earlier}
          scores={scores}
        />
      )}
    </>
  );
}

type ShownDifferenceProps = Pick<EarlierVersionProps, "scores"> & { older: VersionRow; newer: VersionRow };

function ShownDifference({ older, newer, scores }: ShownDifferenceProps) {
  const text = useTexts(versionTexts);
  const difference = useMemo(() => differenceBetween(older.text, newer.text), [older.text, newer.text]);
  const [before, after] = [scores.get(older.n), scores.get(newer.n)];
  const title = text.difference(older.n, newer.n);
  const isSame = difference.parts.every(({ kind }) => kind === "kept");
  return (
    <section className="difference" aria-label={title}>
      <h3>
        {title}
        {before !== undefined && after !== undefined && (
          <span className="mono" role="img" aria-label={text.scores(before, after)}>
            {before}/4 → {after}/4
          </span>
        )}
      </h3>
      <p className="difference-note">
        {isSame ? text.same : text.counts(wordsIn(difference, "removed"), wordsIn(difference, "added"))}
        {difference.by === "lines" && ` ${text.byLines}`}
      </p>
      <div className="difference-text">
        {difference.parts.map((part, index) => (
          <Part key={index} {...part} />
        ))}
      </div>
    </section>
  );
}

function Part({ kind, text: words }: DifferencePart) {
  const text = useTexts(versionTexts);
  if (kind === "kept") return words;
  const Changed = kind === "added" ? "ins" : "del";
  return (
    <Changed>
      <span className="sr">{text[kind]}</span>
      {/* A line end by itself could not be seen. */}
      {words.trim() === "" ? words.replaceAll("\n", "¶\n") : words}
      <span className="sr">{text.end}</span>
    </Changed>
  );
}

function wordsIn({ parts }: Difference, kind: DifferencePart["kind"]): number {
  return parts
    .filter((part) => part.kind === kind)
    .reduce((count, { text }) => count + (text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0), 0);
}
