/** The code-based route tree. The cockpit is in the first load; the other screens come when they are opened. */
import { createRootRoute, createRoute, createRouter, lazyRouteComponent, redirect } from "@tanstack/react-router";
import { isFirstRun } from "#client/features/profile/start-first-run.ts";
import { AppShell } from "./app-shell.tsx";
import { DayPage, NotFoundPage, TodayPage } from "./cockpit-page.tsx";
import { parseJournalAddress } from "./journal-address.ts";
import { parseCockpitSearch } from "./pane.ts";
import { describeError, PaneError } from "#client/ui/pane-guard.tsx";

const root = createRootRoute();
/** The frame around every screen but the first. */
const shell = createRoute({ getParentRoute: () => root, id: "shell", component: AppShell });
const notFound = createRoute({ getParentRoute: () => shell, path: "$", component: NotFoundPage });

const home = createRoute({
  getParentRoute: () => root,
  path: "/",
  beforeLoad: async () => {
    const isFirst = await isFirstRun();
    // oxlint-disable-next-line typescript/only-throw-error -- TanStack Router takes a thrown redirect for an answer
    throw redirect({ to: isFirst ? "/app/depart" : "/app/today" });
  },
});
const firstRun = createRoute({
  getParentRoute: () => root,
  path: "/app/depart",
  component: lazyRouteComponent(otherPages, "FirstRunRoute"),
});
const today = createRoute({
  getParentRoute: () => shell,
  path: "/app/today",
  validateSearch: parseCockpitSearch,
  component: TodayPage,
});
const day = createRoute({
  getParentRoute: () => shell,
  path: "/app/day/$day",
  validateSearch: parseCockpitSearch,
  component: DayPage,
});
const journal = createRoute({
  getParentRoute: () => shell,
  path: "/app/journal",
  validateSearch: parseJournalAddress,
  component: lazyRouteComponent(otherPages, "JournalRoute"),
});
const profile = createRoute({
  getParentRoute: () => shell,
  path: "/app/profil",
  component: lazyRouteComponent(otherPages, "ProfileRoute"),
});
const voyage = createRoute({
  getParentRoute: () => shell,
  path: "/app/voyage",
  component: lazyRouteComponent(otherPages, "VoyageRoute"),
});
const pilotage = createRoute({
  getParentRoute: () => shell,
  path: "/app/pilotage",
  component: lazyRouteComponent(pilotageRoute, "PilotageRoute"),
});
const settings = createRoute({
  getParentRoute: () => shell,
  path: "/app/reglages",
  component: lazyRouteComponent(otherPages, "SettingsRoute"),
});

export const router = createRouter({
  routeTree: root.addChildren([
    home,
    firstRun,
    shell.addChildren([today, day, journal, profile, voyage, pilotage, settings, notFound]),
  ]),
  defaultPreload: "intent",
  defaultErrorComponent: ({ error, reset }) => <PaneError diagnostic={describeError(error)} onReopen={reset} />,
});

/**
 * Told that a chunk is missing, TanStack Router reloads the page by itself, words being typed or not. It is told something
 * else; `start-lost-parts` tells the person.
 */
async function orMissing<Part>(part: Promise<Part>): Promise<Part> {
  try {
    return await part;
  } catch (cause) {
    throw new Error("a part of the app is missing", { cause });
  }
}

function otherPages() {
  return orMissing(import("./other-pages.tsx"));
}

/** Apart from the others, which everybody may open. */
function pilotageRoute() {
  return orMissing(import("./pilotage-route.tsx"));
}

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
