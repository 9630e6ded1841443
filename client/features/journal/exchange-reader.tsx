/** An exchange read again, at reading size: every question with its replies. Nothing here changes a word of it. */
import { type ReactNode, useEffect, useRef } from "react";
import { Virtualizer, type VirtualizerHandle } from "virtua";
import { addToComposer, useWholeExchange, type WholeExchange } from "#client/db/journal.ts";
import { excerptOf } from "#client/db/search/excerpt.ts";
import type { Term } from "#client/db/search/query.ts";
import { formatLongDate } from "#client/i18n/format.ts";
import { journalTexts } from "#client/i18n/journal-texts.ts";
import { useLang, useText, useTexts } from "#client/i18n/language.ts";
import { DayPennant } from "#client/ui/flag.tsx";
import type { FindRanges } from "#client/ui/markdown/mark-blocks.ts";
import { DAY_COUNT } from "#shared/day.ts";
import { plainText } from "#shared/plain-text.ts";
import { exchangeTitle } from "./exchange-title.ts";
import type { JournalPageProps } from "./journal-page.tsx";
import { ReadTurn } from "./read-turn.tsx";
import { ReaderBar } from "./reader-bar.tsx";
import { ReaderFoot } from "./reader-foot.tsx";
import { useAttempt } from "./use-attempt.ts";
import { useBroughtIntoView, useFocusedTitle } from "./use-reading.ts";

type ExchangeReaderProps = Omit<JournalPageProps, "toolbar" | "exportTools"> & {
  id: string;
  /** The message that was found; `null`: none. */
  passage: string | null;
  terms: readonly Term[];
  find: FindRanges | undefined;
  steps: ReactNode;
  exportTools: JournalPageProps["exportTools"] | undefined;
};

/** Beyond this many turns only those in sight are in the page. */
const WHOLE_UP_TO = 40;
const TURN_PX = 400;
/** Of what is quoted with nothing selected: the question has room for what the person adds. */
const QUOTED_CHARACTERS = 400;

export function ExchangeReader(props: ExchangeReaderProps) {
  const text = useTexts(journalTexts);
  const exchange = useWholeExchange(props.id);
  if (exchange) return <Exchange {...props} exchange={exchange} />;
  return (
    <>
      <div className="toolbar">{props.steps}</div>
      {exchange === null && <p className="plain">{text.gone}</p>}
    </>
  );
}

type ExchangeProps = ExchangeReaderProps & { exchange: WholeExchange };

function Exchange({ exchange, passage, terms, find, onCallCoach, ...bar }: ExchangeProps) {
  const text = useTexts(journalTexts);
  const attempt = useAttempt();
  const { row, turns } = exchange;
  const scroller = useRef<HTMLElement>(null);
  const virtual = useRef<VirtualizerHandle>(null);
  useBroughtIntoView(scroller, passage);
  const at = turns.findIndex(({ question, replies }) => [question, ...replies].some(({ id }) => id === passage));
  useEffect(() => {
    if (at !== -1) virtual.current?.scrollToIndex(at);
  }, [at]);

  async function quote(selected: string, markdown: string) {
    const pieces = excerptOf(plainText(markdown), terms, QUOTED_CHARACTERS).map((piece) => piece.text);
    await addToComposer(row.day, text.quoted(selected === "" ? pieces.join("") : selected, row.day));
    onCallCoach(row.day);
  }

  const parts = turns.map((turn) => (
    <ReadTurn
      key={turn.question.id}
      turn={turn}
      passage={passage}
      find={find}
      onQuote={row.deletedAt === null ? (selected, markdown) => attempt(() => quote(selected, markdown)) : null}
    />
  ));

  return (
    <>
      <ReaderBar row={row} steps={bar.steps} onStopReply={bar.onStopReply} exportTools={bar.exportTools} />
      <section className="reading" ref={scroller} aria-label={exchangeTitle(turns)} tabIndex={0}>
        <Heading exchange={exchange} />
        {turns.length <= WHOLE_UP_TO ? (
          parts
        ) : (
          <Virtualizer ref={virtual} scrollRef={scroller} itemSize={TURN_PX}>
            {parts}
          </Virtualizer>
        )}
      </section>
      <ReaderFoot exchange={exchange} onCallCoach={onCallCoach} />
    </>
  );
}

function Heading({ exchange: { row, turns } }: { exchange: WholeExchange }) {
  const text = useTexts(journalTexts);
  const { day } = useText();
  const lang = useLang();
  const title = useFocusedTitle(row.id);
  const version = turns[0]?.question.deliverable?.version;
  return (
    <header className="read-part">
      <div className="m">
        <DayPennant day={row.day} />
        <span className="mono">{day.of(row.day, DAY_COUNT)}</span>
      </div>
      <div className="c">
        <h2 className="title" ref={title} tabIndex={-1}>
          {exchangeTitle(turns)}
        </h2>
        <p className="when">
          {formatLongDate(lang, row.createdAt)}
          {version !== undefined && `, ${text.onVersion(version)}`}
        </p>
      </div>
    </header>
  );
}
