/** The sections of a verdict as they stand in the reply, each under its flag. */
import type { ComponentProps, ReactNode } from "react";
import { useLang, useTexts } from "#client/i18n/language.ts";
import { verdictTexts } from "#client/i18n/verdict-texts.ts";
import { Flag } from "#client/ui/flag.tsx";
import { Markdown } from "#client/ui/markdown.tsx";
import { assertNever } from "#shared/assert-never.ts";
import { withoutRules } from "#shared/drawn-rules.ts";
import type { Lang } from "#shared/lang.ts";
import type { Reply } from "#shared/message.ts";
import { withoutMarks } from "#shared/plain-text.ts";
import { withoutMisquotes } from "#shared/reply-points.ts";
import type { Reading } from "#shared/verdict.ts";
import type { CoachWordsProps } from "./coach-words.tsx";
import { NextAction } from "./next-action.tsx";
import { QuotedText } from "./quoted-text.tsx";
import { Score, useScoreToShow } from "./shown-score.tsx";
import { SectionsToCome } from "./sections-to-come.tsx";
import { RewriteFlag, RewriteSection } from "./rewrite-section.tsx";
import { StanceNote } from "./stance-note.tsx";
import { withinQuotation } from "./within-quotation.ts";
import "./verdict.css";

export type VerdictReading = Extract<Reading, { kind: "verdict" }>;
type Section = VerdictReading["sections"][number];
type VerdictSectionsProps = CoachWordsProps & {
  words: string;
  reading: VerdictReading;
  /** The deliverable's language, where it can be told. */
  writtenIn: Lang | null;
};

export function VerdictSections(props: VerdictSectionsProps) {
  const { reading } = props;
  return (
    <>
      {reading.sections.map((section) => (
        <OneSection key={section.heading.start} section={section} {...props} />
      ))}
      {props.isWriting && <SectionsToCome after={reading.sections.at(-1)?.name ?? "other"} />}
    </>
  );
}

function OneSection({ section, ...props }: VerdictSectionsProps & { section: Section }) {
  const { reading, words, isWriting, question } = props;
  const text = useTexts(verdictTexts);
  const lang = useLang();
  const quoting = { deliverable: question.deliverable, writtenIn: props.writtenIn, onShow: props.onShowPassage };
  const isOpen = isWriting && section === reading.sections.at(-1);
  switch (section.name) {
    case "verdict":
      return <VerdictPart {...props} isOpen={isOpen} quoting={quoting} />;
    case "holds":
    case "blocks": {
      const isBlocked = section.name === "blocks";
      const points = isBlocked ? reading.blockers : reading.holds;
      return (
        <Part mark={isBlocked ? <Flag id="f-u" /> : null} heading={text.section[section.name]}>
          <ul className="points">
            {points.map((point, index) => (
              <li key={point.at.start}>
                <p>
                  <QuotedText said={point} {...quoting} />
                  {isOpen && point === points.at(-1) && <Caret />}
                </p>
                {isBlocked && !isWriting && index < MOST_BLOCKERS && (
                  <button
                    type="button"
                    className="contest"
                    lang={lang}
                    onClick={() =>
                      props.onCompose(text.contesting(withinQuotation(withoutMarks(withoutMisquotes(point)), lang)))
                    }
                  >
                    {text.contest}
                  </button>
                )}
              </li>
            ))}
          </ul>
          {isOpen && points.length === 0 && <Caret />}
        </Part>
      );
    }
    case "rewrite":
      return (
        <Part
          mark={!isOpen && <RewriteFlag rewrite={reading.rewrite} question={question} />}
          heading={text.section.rewrite}
        >
          <RewriteSection
            rewrite={reading.rewrite}
            isWriting={isOpen}
            isWhole={isWhole(props.reply, section === reading.sections.at(-1))}
            question={question}
          />
        </Part>
      );
    case "action": {
      const rest = afterFirstParagraph(words.slice(section.body.start, section.body.end), reading.nextAction);
      return (
        <>
          <NextAction
            action={reading.nextAction ?? ""}
            heading={text.section.action}
            reply={props.reply}
            isWriting={isOpen}
            spoken={question.lang}
          />
          {rest !== "" && (
            <Part mark={null} heading={null}>
              <Markdown text={rest} streaming={isOpen} />
            </Part>
          )}
        </>
      );
    }
    case "other":
      return (
        <Part mark={null} heading={null}>
          <Markdown text={words.slice(section.heading.start, section.body.end)} streaming={isOpen} />
        </Part>
      );
    default:
      return assertNever(section.name);
  }
}

type VerdictPartProps = VerdictSectionsProps & {
  isOpen: boolean;
  quoting: Omit<ComponentProps<typeof QuotedText>, "said">;
};

function VerdictPart({ reading, reply, isOpen, quoting }: VerdictPartProps) {
  const text = useTexts(verdictTexts);
  const shown = useScoreToShow(reply, reading);
  const { sentence, quotes, misquotes } = reading;
  const flag = shown.label === null ? null : <Flag id={shown.label === "ready" ? "f-c" : "f-n"} />;
  return (
    <Part mark={flag} heading={text.section.verdict}>
      <StanceNote stance={reading.stance} />
      <Score shown={shown} />
      <p className="verdict">
        <QuotedText said={{ text: sentence, quotes, misquotes }} {...quoting} />
        {isOpen && <Caret />}
      </p>
    </Part>
  );
}

/** The form has no more; what a model writes beyond it is read, and is no point of its own. */
const MOST_BLOCKERS = 2;

/** A reply that came to its cap may have been cut in its last section. */
function isWhole({ state }: Reply, isLastSection: boolean): boolean {
  return state.status === "complete" && (state.reason === "stop" || !isLastSection);
}

type PartProps = { mark: ReactNode; heading: string | null; children: ReactNode };

function Part({ mark, heading, children }: PartProps) {
  const lang = useLang();
  return (
    <>
      <div className="m verdict-part">{mark}</div>
      <div className="c verdict-part words">
        {heading !== null && <h3 lang={lang}>{heading}</h3>}
        {children}
      </div>
    </>
  );
}

function Caret() {
  return <span className="caret" aria-hidden="true" />;
}

/** What a model adds below its next action is shown as it is. */
function afterFirstParagraph(body: string, action: string | null): string {
  const from = action === null ? -1 : body.indexOf(action);
  return from === -1 ? "" : withoutRules(body.slice(from + (action ?? "").length));
}
