/** The rewrite, and what can be made of it: a whole one becomes a version, one of a passage takes its place in one. */
import { Copy } from "lucide-react";
import { useDeliverable } from "#client/db/deliverables.ts";
import { addRewrite, type MadeVersion, replacePassage, takeBackVersion } from "#client/db/new-version.ts";
import { useProgramme } from "#client/db/programme.ts";
import { formatNumber } from "#client/i18n/format.ts";
import { useLang, useTexts } from "#client/i18n/language.ts";
import { verdictTexts } from "#client/i18n/verdict-texts.ts";
import { keepUnsavedWords } from "#client/ui/unsaved-words.ts";
import { showToast } from "#client/ui/toasts.tsx";
import { useCopy } from "#client/ui/use-copy.ts";
import { textMetrics } from "#shared/checks/text-metrics.ts";
import type { Question } from "#shared/message.ts";
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
      <div className="rewrite">
        {rewrite.text}
        {isWriting && <span className="caret" aria-hidden="true" />}
      </div>
      {isWhole && <RewriteTools rewrite={rewrite} question={question} />}
    </>
  );
}

type RewriteToolsProps = { rewrite: NonNullable<VerdictReading["rewrite"]>; question: Question };

function RewriteTools({ rewrite, question }: RewriteToolsProps) {
  const text = useTexts(verdictTexts);
  const { copied, copy } = useCopy();
  const newest = useDeliverable(question.day);
  const { replaces } = rewrite;

  async function insert() {
    // What is being typed is kept as the version it was typed in.
    if (!(await keepUnsavedWords())) throw new Error("words that could not be kept");
    const { day, deliverable } = question;
    if (replaces === null || deliverable === null) {
      const made = await addRewrite(day, rewrite.text);
      if (made === null) showToast({ text: text.alreadyThere(newest?.n ?? 1) });
      else tell(made, made.filled === null ? text.versionMade(made.row.n) : text.versionFilled(made.row.n));
      return;
    }
    const made = await replacePassage(day, { ...deliverable, at: replaces }, rewrite.text);
    if (made === null) showToast({ text: text.passageGone });
    else tell(made, made.isRepeated ? text.firstReplaced(made.row.n) : text.versionMade(made.row.n));
  }

  /** An empty version is filled: it has its number already. */
  function createLabel(): string {
    if (!newest) return text.createVersion(1);
    return newest.text.trim() === "" ? text.fillVersion(newest.n) : text.createVersion(newest.n + 1);
  }

  function tell(made: MadeVersion, said: string) {
    showToast({ text: said, action: { label: text.undo, run: () => void takeBack(made) } });
  }

  async function takeBack(made: MadeVersion) {
    try {
      if (!(await takeBackVersion(made))) showToast({ text: text.versionKept(made.row.n) });
    } catch {
      showToast({ text: text.notTakenBack(made.row.n), stays: true });
    }
  }

  return (
    <div className="rowbtns">
      <button
        type="button"
        className="btn"
        onClick={() => void insert().catch(() => showToast({ text: text.notWritten, stays: true }))}
      >
        {replaces === null ? createLabel() : text.replacePassage}
      </button>
      <button type="button" className="btn btn-quiet" onClick={() => copy(rewrite.text)}>
        <Copy className="i i-s" aria-hidden />
        <span aria-live="polite">
          {copied === "idle" ? text.copy : copied === "copied" ? text.copied : text.copyFailed}
        </span>
      </button>
      {replaces === null && <LengthOf text={rewrite.text} day={question.day} />}
    </div>
  );
}

/** Against the day's own limit, counted as the gauge counts. */
function LengthOf({ text: rewrite, day }: { text: string; day: number }) {
  const text = useTexts(verdictTexts);
  const lang = useLang();
  const limit = useProgramme()?.missions[day - 1]?.deliverable.limit;
  if (limit === undefined) return null;
  const { characters, words } = textMetrics(rewrite);
  const length = limit.unit === "words" ? words.length : characters;
  return (
    <span className={length > limit.max ? "mono of-limit over-limit" : "mono of-limit"}>
      {text.length(formatNumber(lang, length), formatNumber(lang, limit.max))}
    </span>
  );
}
