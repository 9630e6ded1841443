/**
 * What the page of a day has and its first paint does not wait for. A part that cannot be loaded is left out, and the
 * page stays whole: `start-lost-parts` says so.
 */
import { type ComponentType, Suspense } from "react";
import { whenIdle } from "#client/platform/page-life.ts";
import { fetchedPart } from "#client/ui/fetched-part.tsx";

/** Asked for when the page is at rest: no part of what a cold visit waits for (ARCHITECTURE.md, "Weight"). */
const load = () => new Promise<void>((resolve) => void whenIdle(resolve)).then(() => import("./loaded-day-parts.tsx"));

export const DayNotice = part(async () => (await load()).DayNotice);
export const MorningLines = part(async () => (await load()).MorningLines);
export const AfterDays = part(async () => (await load()).AfterDays);
export const Fieldwork = part(async () => (await load()).Fieldwork);
export const EveningLine = part(async () => (await load()).EveningLine);
export const EveningFoot = part(async () => (await load()).EveningFoot);

function part<Props extends object>(loadPart: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  const { Part } = fetchedPart<Props>(() => loadPart().catch(() => Nothing));
  return (props) => (
    <Suspense>
      <Part {...props} />
    </Suspense>
  );
}

function Nothing() {
  return null;
}
