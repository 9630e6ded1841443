/** The rewrite, and what can be made of it: a whole one becomes a version, one of a passage takes its place in one. */
import { Copy } from "lucide-react";
import { readDeliverable, useDeliverable } from "#client/db/deliverables.ts";
import { addRewrite, type MadeVersion, replacePassage, takeBackVersion } from "#client/db/new-version.ts";
import { useProgramme } from "#client/db/programme.ts";
import { formatNumber } from "#client/i18n/format.ts";
import { useLang, useTexts } from "#client/i18n/language.ts";
import { verdictTexts } from "#client/i18n/verdict-texts.ts";
import { versionTexts } from "#client/i18n/version-texts.ts";
import { Flag } from "#client/ui/flag.tsx";
import { Markdown } from "#client/ui/markdown.tsx";
import { firstClick } from "#client/ui/first-click.ts";
import { keepUnsavedWords } from "#client/ui/unsaved-words.ts";
import { showToast } from "#client/ui/toast.ts";
import { useCopy } from "#client/ui/use-copy.ts";
import { textMetrics } from "#shared/checks/text-metrics.ts";
import type { Day } from "#shared/day.ts";
import type { Question } from "#shared/message.ts";
import type { Limit } from "#shared/programme.ts";
import { rewrittenText } from "#shared/reply-rewrite.ts";
import { textLanguage } from "#shared/text-language.ts";
import type { VerdictReading } from "./verdict-sections.tsx";

type RewriteSectionProps = {
  rewrite: VerdictReading["rewrite"];
  isWriting: boolean;
  /** Nothing of it is missing: only then can it be made a version. */
  isWhole: boolean;
  question: Question;
};

export function RewriteSection({ rewrite, isWriting, isWhole, question }: RewriteSectionProps) {
  if (rewrite === null) return isWriting ? <span className="caret" aria-hidden="true" /> : null;
  return (
    <>
      {rewrite.before !== "" && <Markdown key={`b${rewrite.before}`} text={rewrite.before} streaming={false} />}
      <div className="rewrite" lang={textLanguage(rewrite.text.slice(0, TOLD_BY)) ?? undefined}>
        {rewrite.text}
        {isWriting && <span className="caret" aria-hidden="true" />}
      </div>
      {rewrite.after !== "" && <Markdown key={`a${rewrite.after}`} text={rewrite.after} streaming={false} />}
      {isWhole && <RewriteTools rewrite={rewrite} question={question} />}
    </>
  );
}

/** So many characters tell its language, at each word that arrives. */
const TOLD_BY = 400;

type RewriteToolsProps = { rewrite: NonNullable<VerdictReading["rewrite"]>; question: Question };

function RewriteTools({ rewrite, question }: RewriteToolsProps) {
  const text = useTexts(verdictTexts);
  const ofVersions = useTexts(versionTexts);
  const lang = useLang();
  const { copied, copy } = useCopy();
  const newest = useDeliverable(question.day);
  const { scope } = rewrite;

  async function insert() {
    // What is being typed is kept as the version it was typed in.
    if (!(await keepUnsavedWords())) throw new Error("words that could not be kept");
    const { day, deliverable } = question;
    if (scope.kind !== "passage" || deliverable === null) {
      const made = await addRewrite(day, rewrite.text);
      if (made === null) await tellThere();
      else tell(made, made.filled === null ? text.versionMade(made.row.n) : ofVersions.versionFilled(made.row.n));
      return;
    }
    const made = await replacePassage(day, { ...deliverable, at: scope.place }, rewrite.text);
    if (made === "gone") showToast({ text: `${ofVersions.passageGone} ${text.nothingReplaced}` });
    else if (made === "there") await tellThere();
    else tell(made, made.isRepeated ? text.firstReplaced(made.row.n) : text.versionMade(made.row.n));
  }

  /** As the newest version stands now: the one on the page may be a moment older. */
  async function tellThere() {
    showToast({ text: text.alreadyThere((await readDeliverable(question.day))?.n ?? 1) });
  }

  /** An empty version is filled: it has its number already. One that has these words is not made again. */
  function createLabel(): string {
    if (!newest) return text.createVersion(1);
    if (newest.text === rewrite.text) return text.inVersion(newest.n);
    return newest.text.trim() === "" ? text.fillVersion(newest.n) : text.createVersion(newest.n + 1);
  }

  function tell(made: MadeVersion, said: string) {
    showToast({ text: said, action: { label: text.undo, run: () => void takeBack(made) } });
  }

  async function takeBack(made: MadeVersion) {
    try {
      if (!(await takeBackVersion(made))) showToast({ text: ofVersions.versionKept(made.row.n) });
    } catch {
      showToast({ text: ofVersions.notTakenBack(made.row.n), isFailure: true });
    }
  }

  return (
    <div className="rowbtns" lang={lang}>
      {scope.kind !== "unclear" && (
        <button
          type="button"
          className="btn"
          onClick={firstClick(() => void insert().catch(() => showToast({ text: text.notWritten, isFailure: true })))}
        >
          {scope.kind === "whole" ? createLabel() : text.replacePassage}
        </button>
      )}
      <button type="button" className="btn btn-quiet" onClick={() => copy(rewrite.text)}>
        <Copy className="i i-s" aria-hidden />
        <span aria-live="polite">
          {copied === "idle" ? text.copy : copied === "copied" ? text.copied : text.copyFailed}
        </span>
      </button>
      {scope.kind === "unclear" && <small className="only-copied">{text.onlyCopied}</small>}
      {scope.kind === "whole" && <LengthOf text={rewrite.text} day={question.day} />}
    </div>
  );
}

/** Against the day's own limit, counted as the gauge counts. */
function LengthOf({ text: rewrite, day }: { text: string; day: Day }) {
  const text = useTexts(verdictTexts);
  const lang = useLang();
  const limit = useLimit(day);
  if (limit === undefined) return null;
  const length = lengthOf(rewrite, limit);
  return (
    <span className={length > limit.max ? "mono of-limit over-limit" : "mono of-limit"}>
      {text.length(formatNumber(lang, length), formatNumber(lang, limit.max))}
    </span>
  );
}

type RewriteFlagProps = Pick<RewriteSectionProps, "rewrite" | "question">;

/** Yes: with this rewrite the text keeps the day's limit. */
export function RewriteFlag({ rewrite, question }: RewriteFlagProps) {
  const limit = useLimit(question.day);
  const whole = rewrite === null ? null : rewrittenText(rewrite, question.deliverable?.text ?? "");
  if (whole === null || limit === undefined || lengthOf(whole, limit) > limit.max) return null;
  return <Flag id="f-c" />;
}

function useLimit(day: Day): Limit | undefined {
  return useProgramme()?.missions[day - 1]?.deliverable.limit;
}

function lengthOf(words: string, { unit }: Limit): number {
  const metrics = textMetrics(words);
  return unit === "words" ? metrics.words.length : metrics.characters;
}
