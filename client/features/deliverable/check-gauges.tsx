/** The day's instant checks as gauges, of a text that is measured at most each 120 ms. Only a change of zone is announced. */
import { useEffect, useEffectEvent, useRef, useState } from "react";
import { formatNumber } from "#client/i18n/format.ts";
import { checkTexts } from "#client/i18n/check-texts.ts";
import { useLang, useTexts } from "#client/i18n/language.ts";
import { Gauge } from "#client/ui/gauge.tsx";
import type { CheckResult, CheckZone, DayCheck } from "#shared/checks/check.ts";

const TONES = { green: "good", amber: "edge", red: "off", pending: "idle" } as const;

/** A limit stands at two thirds of its scale, as drawn in the design: there is room to see how far over it is. */
const LIMIT_AT = 2 / 3;

type CheckGaugesProps = {
  results: CheckResult[];
  /** The day's settings of these checks. */
  checks: readonly DayCheck[];
};

export function CheckGauges({ results, checks }: CheckGaugesProps) {
  const text = useTexts(checkTexts);
  const lang = useLang();
  return (
    <>
      <dl className="gauges">
        {results.map((result) => {
          const zone = goodZone(result, checks);
          return (
            <Gauge
              key={result.id}
              name={text.name[result.id]}
              value={valueText(result)}
              limit={zone === null ? null : formatNumber(lang, zone.max)}
              zoneLabel={text.zone[result.zone]}
              tone={TONES[result.zone]}
              scale={zone === null ? null : scaleOf(result.value, zone)}
            />
          );
        })}
      </dl>
      <ZoneAnnouncer results={results} />
    </>
  );

  function valueText(result: CheckResult): string {
    if (result.zone === "pending" && result.unit !== "characters" && result.unit !== "words") return "";
    if (result.id === "call-to-action" || result.id === "proof" || result.id === "price") {
      return (result.value > 0 ? text.found : text.absent)[result.id];
    }
    return formatNumber(lang, result.value);
  }
}

type GoodZone = { min: number; max: number };

/** What is merely found or missing has no scale to stand on. */
function goodZone(result: CheckResult, checks: readonly DayCheck[]): GoodZone | null {
  if (result.unit === "found" || result.limit === null) return null;
  const length = checks.find((check) => check.id === "length");
  // Under its minimum a length is held against that; the scale shows the day's own limits all the same.
  if (result.id === "length" && length !== undefined) return { min: length.min ?? 0, max: length.max };
  // A bound from below has no end to draw.
  const isMinimum = result.unit === "ease" || result.unit === "ratio";
  if (isMinimum || (result.zone !== "green" && result.value < result.limit)) return null;
  return { min: 0, max: result.limit };
}

function scaleOf(value: number, { min, max }: GoodZone): { value: number; from: number; to: number } {
  return { value: (value / max) * LIMIT_AT, from: (min / max) * LIMIT_AT, to: LIMIT_AT };
}

const ANNOUNCE_AFTER_MS = 600;

/** Tells assistive technology that a measure changed zone, once the writing pauses; never each keystroke. */
function ZoneAnnouncer({ results }: { results: CheckResult[] }) {
  const text = useTexts(checkTexts);
  const told = useRef({ zones: "", byCheck: new Map<string, CheckZone>() });
  const [message, setMessage] = useState("");
  /** The same zones announce nothing, whatever the numbers do. */
  const zones = results.map((result) => `${result.id}:${result.zone}`).join();

  const announce = useEffectEvent((settled: string) => {
    const { byCheck } = told.current;
    if (told.current.zones === settled) return;
    const changed = results.filter(({ id, zone }) => byCheck.has(id) && byCheck.get(id) !== zone);
    told.current = { zones: settled, byCheck: new Map(results.map(({ id, zone }) => [id, zone])) };
    if (changed.length > 0) {
      setMessage(changed.map(({ id, zone }) => text.announced(text.name[id], text.zone[zone])).join(". "));
    }
  });
  useEffect(() => {
    const timer = setTimeout(() => announce(zones), ANNOUNCE_AFTER_MS);
    return () => clearTimeout(timer);
  }, [zones]);

  return (
    <p className="sr" aria-live="polite">
      {message}
    </p>
  );
}
