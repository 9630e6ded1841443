/** One calm line under a reply that breaks its form; what it breaks is for whoever opens it. */
import { useKeyedQuery } from "#client/db/use-keyed-query.ts";
import { formTexts } from "#client/i18n/form-texts.ts";
import { useTexts } from "#client/i18n/language.ts";
import type { Question, Reply } from "#shared/message.ts";
import { withoutMarks } from "#shared/plain-text.ts";
import type { ReplyRule } from "#shared/reply-rule.ts";
import { readBrokenRules } from "./broken-form.ts";
import "#client/ui/disclosure.css";
import "./form-note.css";

export function FormNote({ reply, question }: { reply: Reply; question: Question }) {
  const text = useTexts(formTexts);
  const broken = useKeyedQuery(reply.id, () => readBrokenRules(reply, question)) ?? [];
  if (broken.length === 0) return null;
  return (
    <details className="form-note disclosure">
      <summary>{text.summary(broken.length)}</summary>
      <ul>
        {broken.map(({ rule, found }, index) => (
          <li key={index}>
            {text.rule[rule]} {OWN_WORDS.has(rule) && <q lang={question.lang}>{text.found(clipped(found))}</q>}
          </li>
        ))}
      </ul>
    </details>
  );
}

/** Where what was found is the reply's own words; of the others it is a count. */
const OWN_WORDS: ReadonlySet<ReplyRule> = new Set(["literal-quote", "filler", "invented-number", "person", "income"]);
const FOUND_MAX = 120;

/** Of a point, what it gives as a quotation. */
function clipped(found: string): string {
  const words = withoutMarks(/^[«“"]\s*([^«»“”"]+?)\s*[»”"]/u.exec(found)?.[1] ?? found);
  return words.length <= FOUND_MAX ? words : `${words.slice(0, FOUND_MAX).trimEnd()}…`;
}
