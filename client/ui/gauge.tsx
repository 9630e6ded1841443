/** A measure on a ruled scale: the thick line is the good zone, the triangle is the value. */
import { Check, TriangleAlert } from "lucide-react";

type GaugeProps = {
  name: string;
  value: string;
  limit: string | null;
  /** Spoken after the value: in the zone, at the edge, out of it. */
  zoneLabel: string;
  tone: "good" | "edge" | "off" | "idle";
  /** Places on the scale, 0 to 1; `null` where the measure is a yes or no. */
  scale: { value: number; from: number; to: number } | null;
};

const WIDTH = 176;
const TICKS = Array.from({ length: 21 }, (_, index) => {
  const x = (index * WIDTH) / 20;
  return `M${x} 18V${index % 5 === 0 ? 11 : 14}`;
}).join("");

export function Gauge({ name, value, limit, zoneLabel, tone, scale }: GaugeProps) {
  return (
    <div className={tone === "off" ? "gauge off" : "gauge"}>
      <dt>
        {tone === "off" || tone === "edge" ? (
          <TriangleAlert className="i" aria-hidden />
        ) : (
          <Check className="i" aria-hidden visibility={tone === "idle" ? "hidden" : undefined} />
        )}
        {name}
        <span className="val">
          {value}
          {limit !== null && <i> / {limit}</i>}
          <span className="sr">, {zoneLabel}</span>
        </span>
      </dt>
      <dd>{scale !== null && <Scale {...scale} />}</dd>
    </div>
  );
}

function Scale({ value, from, to }: { value: number; from: number; to: number }) {
  const at = Math.min(Math.max(value, 0), 1) * WIDTH;
  return (
    <svg className="scale" viewBox={`0 0 ${WIDTH} 18`} preserveAspectRatio="none" aria-hidden="true">
      <path className="ticks" d={TICKS} />
      <path className="good" d={`M${from * WIDTH} 9.5H${to * WIDTH}`} />
      <path className="value" d={`M${at - 5} 0h10l-5 8z`} />
    </svg>
  );
}
