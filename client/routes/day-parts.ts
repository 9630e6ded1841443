/**
 * What the page of a day has and its first paint does not wait for. A part that cannot be loaded is left out, and the
 * page stays whole: `start-lost-parts` says so.
 */
import { type ComponentType, lazy } from "react";

const load = () => import("./loaded-day-parts.tsx");

export const MorningLines = part(async () => (await load()).MorningLines);
export const EveningLine = part(async () => (await load()).EveningLine);
export const EveningOpener = part(async () => (await load()).EveningFoot);
export const Fieldwork = part(async () => (await load()).Fieldwork);
export const DayNotice = part(async () => (await load()).DayNotice);

function part<Props>(loadPart: () => Promise<ComponentType<Props>>) {
  const optional = async (): Promise<ComponentType<Props>> => loadPart().catch(() => Nothing);
  return lazy(async () => ({ default: await optional() }));
}

function Nothing() {
  return null;
}
