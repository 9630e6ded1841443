/** One entry of the page: its name in the margin, its question, what is under it. */
import { type ReactNode, useId } from "react";

type PilotageEntryProps = {
  label: string;
  question: string;
  /** As wide as the page, for a table. */
  isWide?: boolean;
  children: ReactNode;
};

export function PilotageEntry({ label, question, isWide = false, children }: PilotageEntryProps) {
  const id = useId();
  return (
    <>
      <div className="m pad-m" aria-hidden="true">
        <span className="lbl of-question">{label}</span>
      </div>
      <section className={isWide ? "c pad-m pl-wide" : "c pad-m"} aria-labelledby={id}>
        <h2 className="q-l" id={id}>
          {question}
        </h2>
        {children}
      </section>
    </>
  );
}
