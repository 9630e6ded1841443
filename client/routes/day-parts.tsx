/**
 * What the page of a day has and its first paint does not wait for. A part that cannot be loaded is left out, and the
 * page stays whole: `start-lost-parts` says so.
 */
import { rest } from "#client/platform/page-life.ts";
import { optionalPart } from "#client/ui/optional-part.tsx";

/** Asked for when the page is at rest: no part of what a cold visit waits for (ARCHITECTURE.md, "Weight"). */
const load = () => rest().then(() => import("./loaded-day-parts.tsx"));
const splitters = () => rest().then(() => import("./splitters.tsx"));

export const DayNotice = optionalPart(async () => (await load()).DayNotice);
export const MorningLines = optionalPart(async () => (await load()).MorningLines);
export const AfterDays = optionalPart(async () => (await load()).AfterDays);
export const Fieldwork = optionalPart(async () => (await load()).Fieldwork);
export const EveningLine = optionalPart(async () => (await load()).EveningLine);
export const SendToBuddy = optionalPart(async () => (await load()).SendToBuddy);
export const EveningFoot = optionalPart(async () => (await load()).EveningFoot);

export const SideSplitter = optionalPart(async () => (await splitters()).SideSplitter);
export const CrewSplitter = optionalPart(async () => (await splitters()).CrewSplitter);
