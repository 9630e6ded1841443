/** The one score beside a reply, and where the reply itself writes another figure, that it does and why it does not count. */
import { type ShownScore, useScoreOf } from "#client/db/score-of.ts";
import { useLang, useTexts } from "#client/i18n/language.ts";
import { verdictTexts } from "#client/i18n/verdict-texts.ts";
import type { Reply } from "#shared/message.ts";
import { type Label, labelOf } from "#shared/reply-score.ts";
import { changedScore } from "#shared/reply-stance.ts";

/** `written`: the reply's own figure, where it is not the score. */
type ScoreToShow = { label: Label | null; score: number | null; written: number | null; isKept: boolean };

/** Until the reply has ended and was recorded, its own figure is all there is. */
export function useScoreToShow(reply: Reply, said: { label: Label | null; score: number | null }): ScoreToShow {
  const shown: ShownScore | null = useScoreOf(reply);
  if (shown === null) return { ...said, written: null, isKept: false };
  const { score, isKept } = shown;
  // The label is the score's: a reply may write one that does not go with its figure.
  return { label: labelOf(score), score, written: said.score === score ? null : said.score, isKept };
}

export function Score({ shown: { label, score, written, isKept } }: { shown: ScoreToShow }) {
  const text = useTexts(verdictTexts);
  const lang = useLang();
  if (label === null) return null;
  return (
    <>
      <p className="score" lang={lang}>
        {text.label[label]}{" "}
        {score !== null && (
          <span className="mono" role="img" aria-label={text.score(score)}>
            {score} / 4
          </span>
        )}
      </p>
      {written !== null && (
        <p className="score-note" lang={lang}>
          {isKept ? text.keptScore(written) : text.countedScore(written)}
        </p>
      )}
    </>
  );
}

/** Above a reply that is no form: only one that changed a score has any. */
export function ChangedScore({ reply }: { reply: Reply }) {
  const shown = useScoreOf(reply);
  if (shown === null) return null;
  const { score, isKept } = shown;
  const written = changedScore(reply.text);
  return <Score shown={{ label: labelOf(score), score, written: written === score ? null : written, isKept }} />;
}
