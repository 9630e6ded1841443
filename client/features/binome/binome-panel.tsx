/**
 * The place of the human buddy chat, above the coach and never mixed with it. It folds to one row; on a phone, where it has
 * a tab of its own, it is always whole. What is in it comes at rest: the first paint waits for none of it.
 */
import { Suspense } from "react";
import { useText } from "#client/i18n/language.ts";
import { rest } from "#client/platform/page-life.ts";
import { fetchedPart } from "#client/ui/fetched-part.tsx";
import type { CoachPlace } from "./show-coach.tsx";
import "./binome.css";

type BinomePanelProps = {
  isFolded: boolean;
  onFold: () => void;
  /** The day that is open, and how its coach is called: for a remark that the person shows it. */
  coach: CoachPlace;
};

const { Part: BinomePane } = fetchedPart<BinomePanelProps>(async () => {
  await rest();
  return (await import("./binome-pane.tsx")).BinomePane;
});

export function BinomePanel(props: BinomePanelProps) {
  const { title } = useText().binome;
  return (
    <section className={props.isFolded ? "binome folded" : "binome"} id="binome" tabIndex={-1} aria-label={title}>
      <Suspense
        fallback={
          <header className="pane-h">
            <h2>{title}</h2>
          </header>
        }
      >
        <BinomePane {...props} />
      </Suspense>
    </section>
  );
}
