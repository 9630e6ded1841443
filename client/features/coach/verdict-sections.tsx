/** The sections of a verdict as they stand in the reply, each under its flag. */
import type { ReactNode } from "react";
import { useTexts } from "#client/i18n/language.ts";
import { verdictTexts } from "#client/i18n/verdict-texts.ts";
import { Flag } from "#client/ui/flag.tsx";
import { Markdown } from "#client/ui/markdown.tsx";
import { assertNever } from "#shared/assert-never.ts";
import { withoutMarks } from "#shared/plain-text.ts";
import type { Reading } from "#shared/verdict.ts";
import type { CoachWordsProps } from "./coach-words.tsx";
import { NextAction } from "./next-action.tsx";
import { QuotedText } from "./quoted-text.tsx";
import { SectionsToCome } from "./sections-to-come.tsx";
import { RewriteSection } from "./rewrite-section.tsx";
import { StanceNote } from "./stance-note.tsx";
import "./verdict.css";

export type VerdictReading = Extract<Reading, { kind: "verdict" }>;
type Section = VerdictReading["sections"][number];
type VerdictSectionsProps = CoachWordsProps & { words: string; reading: VerdictReading };

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
  const { reading, words, isWriting, question, onShowPassage } = props;
  const text = useTexts(verdictTexts);
  const isOpen = isWriting && section === reading.sections.at(-1);
  switch (section.name) {
    case "verdict":
      return (
        <Part mark={<Flag id={reading.label === "ready" ? "f-c" : "f-n"} />} heading={text.section.verdict}>
          <StanceNote stance={reading.stance} />
          <Score reading={reading} />
          <p className="verdict" lang={question.lang}>
            {withoutMarks(reading.sentence)}
            {isOpen && <Caret />}
          </p>
        </Part>
      );
    case "holds":
    case "blocks": {
      const isBlocked = section.name === "blocks";
      const points = isBlocked ? reading.blockers : reading.holds;
      return (
        <Part mark={isBlocked ? <Flag id="f-u" /> : null} heading={text.section[section.name]}>
          <ul className="points">
            {points.map((point) => (
              <li key={point.at.start}>
                <QuotedText
                  point={point}
                  words={words}
                  deliverable={question.deliverable}
                  onShow={onShowPassage}
                  caret={isOpen && point === points.at(-1) && <Caret />}
                />
                {isBlocked && !isWriting && (
                  <button
                    type="button"
                    className="contest"
                    onClick={() => props.onCompose(text.contesting(withoutMarks(point.text)))}
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
        <Part mark={<Flag id="f-c" />} heading={text.section.rewrite}>
          <RewriteSection
            rewrite={reading.rewrite}
            isWriting={isOpen}
            isWhole={!isWriting && props.reply.state.status === "complete"}
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

type PartProps = { mark: ReactNode; heading: string | null; children: ReactNode };

function Part({ mark, heading, children }: PartProps) {
  return (
    <>
      <div className="m verdict-part">{mark}</div>
      <div className="c verdict-part words">
        {heading !== null && <h3>{heading}</h3>}
        {children}
      </div>
    </>
  );
}

function Score({ reading: { label, score } }: { reading: VerdictReading }) {
  const text = useTexts(verdictTexts);
  if (label === null) return null;
  return (
    <p className="score">
      {text.label[label]}{" "}
      {score !== null && (
        <span className="mono" role="img" aria-label={text.score(score)}>
          {score} / 4
        </span>
      )}
    </p>
  );
}

function Caret() {
  return <span className="caret" aria-hidden="true" />;
}

/** What a model adds below its next action is shown as it is. */
function afterFirstParagraph(body: string, action: string | null): string {
  const from = action === null ? -1 : body.indexOf(action);
  return from === -1 ? "" : body.slice(from + (action ?? "").length).trim();
}
