/** What is open, at reading size: an exchange, a version of a deliverable or what binômes wrote, and the steps from one passage to the next. */
import { Link } from "@tanstack/react-router";
import { ArrowLeft, ChevronDown, ChevronUp } from "lucide-react";
import { type ReactNode, useMemo } from "react";
import type { Place, Spot } from "#client/db/search/look.ts";
import { findRanges, parseQuery } from "#client/db/search/query.ts";
import { journalTexts } from "#client/i18n/journal-texts.ts";
import { useTexts } from "#client/i18n/language.ts";
import type { FindRanges } from "#client/ui/markdown/mark-blocks.ts";
import { BuddyReader } from "./buddy-reader.tsx";
import { DeliverableReader } from "./deliverable-reader.tsx";
import { ExchangeReader } from "./exchange-reader.tsx";
import type { JournalPageProps } from "./journal-page.tsx";
import { useAddress, withSpot } from "./use-address.ts";

export type ReaderProps = Omit<JournalPageProps, "toolbar" | "exportTools"> & {
  spot: Spot;
  words: string;
  /** `null`: what is open is not in the list. */
  place: Place | null;
  exportTools: JournalPageProps["exportTools"] | undefined;
};

export function Reader({ spot, words, place, ...props }: ReaderProps) {
  const terms = useMemo(() => parseQuery(words), [words]);
  const find = useMemo<FindRanges | undefined>(
    () => (terms.length === 0 ? undefined : (text) => findRanges(text, terms)),
    [terms],
  );
  const steps = <Steps place={place} isSearch={terms.length > 0} />;
  if (spot.target.kind === "deliverable") {
    return <DeliverableReader id={spot.target.id} find={find} steps={steps} />;
  }
  if (spot.target.kind === "buddy") {
    const { exportTools } = props;
    return (
      <BuddyReader id={spot.target.id} passage={spot.passage} find={find} steps={steps} exportTools={exportTools} />
    );
  }
  return (
    <ExchangeReader id={spot.target.id} passage={spot.passage} terms={terms} find={find} steps={steps} {...props} />
  );
}

function Steps({ place, isSearch }: { place: Place | null; isSearch: boolean }) {
  const text = useTexts(journalTexts);
  const address = useAddress();
  return (
    <>
      <Link className="icon-btn to-list" aria-label={text.back} to="/app/journal" search={withSpot(address, null)}>
        <ArrowLeft className="i" aria-hidden />
      </Link>
      {place !== null && place.total > 1 && (
        <span className="step">
          <span className="mono">
            <span aria-hidden="true">
              {place.index + 1} / {place.total}
            </span>
            <span className="sr">{text.step(place.index + 1, place.total)}</span>
          </span>
          <StepLink to={place.previous} label={isSearch ? text.previousPassage : text.previousExchange}>
            <ChevronUp className="i" aria-hidden />
          </StepLink>
          <StepLink to={place.next} label={isSearch ? text.nextPassage : text.nextExchange}>
            <ChevronDown className="i" aria-hidden />
          </StepLink>
        </span>
      )}
    </>
  );
}

/** Steps replace each other in the history: back leads out of the reading, not through it. */
function StepLink({ to, label, children }: { to: Spot | null; label: string; children: ReactNode }) {
  const address = useAddress();
  if (to === null) {
    return (
      <button type="button" className="icon-btn" aria-label={label} aria-disabled="true">
        {children}
      </button>
    );
  }
  return (
    <Link className="icon-btn" aria-label={label} to="/app/journal" search={withSpot(address, to)} replace>
      {children}
    </Link>
  );
}
