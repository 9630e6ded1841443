/**
 * While a verdict is written, its sections that are still to come, as dashed empty flags. They stand below the thread, from
 * its foot up: the words that arrive move none of them, and a section that arrives only takes its own away.
 */
import { memo } from "react";
import { createPortal } from "react-dom";
import { useTexts } from "#client/i18n/language.ts";
import { verdictTexts } from "#client/i18n/verdict-texts.ts";
import type { Section } from "#shared/reply-sections.ts";
import { useNextPlace } from "./next-place.ts";

const IN_ORDER = ["verdict", "blocks", "rewrite", "action"] as const satisfies readonly Section["name"][];

/** `after`: the section being written. The same one renders nothing again, whatever words it gets. */
export const SectionsToCome = memo(function SectionsToCome({ after }: { after: Section["name"] }) {
  const text = useTexts(verdictTexts);
  const { below } = useNextPlace();
  const written = IN_ORDER.findIndex((name) => name === (after === "holds" ? "verdict" : after));
  if (below === null || written === -1) return null;
  return createPortal(
    <ul className="to-come" aria-hidden="true">
      {IN_ORDER.slice(written + 1).map((name) => (
        <li key={name}>{text.section[name]}</li>
      ))}
    </ul>,
    below,
  );
});
