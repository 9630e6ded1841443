/** One day of the voyage: its pennant, its last words, and what is known about them. */
import { Link } from "@tanstack/react-router";
import { restorePromise, settlePromise } from "#client/db/promises.ts";
import type { PromiseRow } from "#client/db/rows.ts";
import { useSeenDone } from "#client/db/seen-done.ts";
import type { VoyageDay } from "#client/db/voyage.ts";
import { bridgeTexts } from "#client/i18n/bridge-texts.ts";
import { formatShortDate } from "#client/i18n/format.ts";
import { useLang, useText, useTexts } from "#client/i18n/language.ts";
import { promiseTexts } from "#client/i18n/promise-texts.ts";
import { tellCounts } from "#client/i18n/tell-counts.ts";
import { voyageTexts } from "#client/i18n/voyage-texts.ts";
import { DayPennant } from "#client/ui/flag.tsx";
import { showToast } from "#client/ui/toast.ts";

type VoyageDayEntryProps = { lived: VoyageDay; title: string; time: "past" | "today" | "upcoming" };

export function VoyageDayEntry({ lived, title, time }: VoyageDayEntryProps) {
  const text = useTexts(voyageTexts);
  const { name } = useText().day;
  const lang = useLang();
  const { day, closedAt, versions, scores, promises, evenings, counts } = lived;
  const last = versions.at(-1);
  const counted = tellCounts(lang, counts);
  return (
    <>
      <div className="m pad-m vg-day">
        <DayPennant day={day} />
        <span className="mono">{name(day)}</span>
        {closedAt !== null && <span>{text.closedOn(formatShortDate(lang, closedAt))}</span>}
      </div>
      <section className="c pad-m vg-entry">
        <h2>
          <Link to="/app/day/$day" params={{ day: String(day) }}>
            <span className="sr">{name(day)} </span>
            {title}
          </Link>
        </h2>
        {last === undefined ? (
          <p className="vg-bare">{text[bareState(closedAt, time)]}</p>
        ) : (
          <p className="typed">{last.text}</p>
        )}
        <div className="vg-facts" tabIndex={-1}>
          {scores.length > 0 && (
            <p>{text.score(scores.map(({ version, score }) => text.scoreOf(version, score)).join(", "))}</p>
          )}
          {promises.map((promise) => (
            <KeptPromise key={promise.id} promise={promise} />
          ))}
          {evenings.map(({ on, text: line }) => (
            <p key={on}>{text.evening(line)}</p>
          ))}
          {counted !== "" && <p>{text.field(counted)}</p>}
        </div>
      </section>
    </>
  );
}

function KeptPromise({ promise }: { promise: PromiseRow }) {
  const text = useTexts(voyageTexts);
  const { reopen, settled, undo } = useTexts(promiseTexts);
  const bridge = useTexts(bridgeTexts);
  const seen = useSeenDone(promise.id);
  const isSettled = promise.state === "done" || promise.state === "not-done";

  async function takeUpAgain() {
    const before = await settlePromise(promise.id, "open");
    if (before !== null)
      showToast({ text: settled.open, action: { label: undo, run: () => void restorePromise(before) } });
  }

  return (
    <p>
      {text.promise[promise.state](promise.text)}
      {seen && ` (${bridge.seenBy(seen.name.split(" ")[0] || bridge.yourBuddy)})`}
      {isSettled && (
        <button type="button" className="btn btn-quiet vg-reopen" onClick={() => void takeUpAgain()}>
          {reopen}
        </button>
      )}
    </p>
  );
}

/** What there is to say of a day with no deliverable. */
function bareState(closedAt: number | null, time: VoyageDayEntryProps["time"]) {
  if (closedAt !== null) return "closedBare";
  return time === "past" ? "stopover" : time;
}
