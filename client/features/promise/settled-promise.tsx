/** A promise that was kept or let go today, and the way back. */
import type { PromiseRow } from "#client/db/rows.ts";
import { useTexts } from "#client/i18n/language.ts";
import { promiseTexts } from "#client/i18n/promise-texts.ts";
import { settleWithUndo } from "./settle-with-undo.ts";

export function SettledPromise({ promise: { id, state, text: words } }: { promise: PromiseRow }) {
  const text = useTexts(promiseTexts);
  return (
    <li className="promise-settled">
      <p>{state === "done" ? text.kept(words) : text.released(words)}</p>
      <button type="button" className="btn btn-quiet" onClick={() => void settleWithUndo(id, "open")}>
        {text.reopen}
      </button>
    </li>
  );
}
