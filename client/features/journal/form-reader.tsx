/**
 * A verdict read again, at reading size: its sections under their flags, and what became of its next action. Its words are in
 * the language of whatever is around; what the interface adds says that it is in the person's.
 */
import { Check } from "lucide-react";
import { usePromiseOf } from "#client/db/promises.ts";
import { useScoreOf } from "#client/db/score-of.ts";
import { journalTexts } from "#client/i18n/journal-texts.ts";
import { useLang, useTexts } from "#client/i18n/language.ts";
import { verdictTexts } from "#client/i18n/verdict-texts.ts";
import { Flag } from "#client/ui/flag.tsx";
import type { Reply } from "#shared/message.ts";
import { labelOf } from "#shared/reply-score.ts";
import type { FormPart, ReplyForm, Run } from "./read-form.ts";

type FormReaderProps = { form: ReplyForm; reply: Reply };

export function FormReader({ form: read, reply }: FormReaderProps) {
  const shown = useScoreOf(reply);
  // The one score, as it stands on the version, and its label: what the reply writes itself is in the reply.
  const form = shown === null ? read : { ...read, score: shown.score, label: labelOf(shown.score) };
  return (
    <>
      {form.parts.map((part, index) => (
        <section key={index} className={`rd-part rd-${part.name}`}>
          <PartHead form={form} part={part} reply={reply} />
          <PartWords form={form} part={part} />
        </section>
      ))}
    </>
  );
}

function PartHead({ form, part, reply }: FormReaderProps & { part: FormPart }) {
  const text = useTexts(verdictTexts);
  const lang = useLang();
  return (
    <>
      <h3 lang={lang}>
        {part.name !== "holds" && <Flag id={flagOf(part.name, form)} />}
        {text.section[part.name]}
        {part.name === "action" && <Kept replyId={reply.id} />}
      </h3>
      {part.name === "verdict" && form.label !== null && (
        <p className="rd-score" lang={lang}>
          {text.label[form.label]}{" "}
          {form.score !== null && (
            <span className="mono" role="img" aria-label={text.score(form.score)}>
              {form.score} / 4
            </span>
          )}
        </p>
      )}
    </>
  );
}

function flagOf(name: Exclude<FormPart["name"], "holds">, { label }: ReplyForm) {
  if (name === "verdict") return label === "ready" ? "f-c" : "f-n";
  return ({ blocks: "f-u", rewrite: "f-c", action: "f-p" } as const)[name];
}

/** Where the action was promised, and the promise kept. */
function Kept({ replyId }: { replyId: string }) {
  const text = useTexts(journalTexts);
  if (usePromiseOf(replyId)?.state !== "done") return null;
  return (
    <span className="rd-kept">
      <Check className="i i-s" aria-hidden />
      {text.kept}
    </span>
  );
}

function PartWords({ form, part: { name, lines } }: { form: ReplyForm; part: FormPart }) {
  const words = lines.map((line, index) => <Line key={index} line={line} form={form} />);
  if (name === "holds" || name === "blocks") {
    return (
      <ul>
        {words.map((line, index) => (
          <li key={index}>{line}</li>
        ))}
      </ul>
    );
  }
  return <p className="rd-words">{words}</p>;
}

function Line({ line, form }: { line: readonly Run[]; form: ReplyForm }) {
  const text = useTexts(verdictTexts);
  const lang = useLang();
  return line.map(({ pieces, as }, index) => {
    const words = pieces.map((piece, at) =>
      piece.isHit ? (
        <mark key={at} className={piece === form.firstHit ? "first-hit" : undefined}>
          {piece.text}
        </mark>
      ) : (
        piece.text
      ),
    );
    return as === "quote" ? (
      <q key={index}>{words}</q>
    ) : (
      <span key={index}>
        {words}
        {as === "misquote" && <small lang={lang}> {text.misquote}</small>}
      </span>
    );
  });
}
