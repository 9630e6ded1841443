/** The code-based route tree. The cockpit is in the first load; the other screens come when they are opened. */
import { createRootRoute, createRoute, createRouter, lazyRouteComponent, redirect } from "@tanstack/react-router";
import { AppShell } from "./app-shell.tsx";
import { DayPage, NotFoundPage, TodayPage } from "./cockpit-page.tsx";
import { parseJournalAddress } from "./journal-address.ts";
import { parseCockpitSearch } from "./pane.ts";
import { describeError, PaneError } from "#client/ui/pane-guard.tsx";

const root = createRootRoute({ component: AppShell, notFoundComponent: NotFoundPage });

const home = createRoute({
  getParentRoute: () => root,
  path: "/",
  beforeLoad: () => {
    // TanStack Router takes a thrown redirect: that is its way to answer.
    // oxlint-disable-next-line typescript/only-throw-error
    throw redirect({ to: "/app/today" });
  },
});
const today = createRoute({
  getParentRoute: () => root,
  path: "/app/today",
  validateSearch: parseCockpitSearch,
  component: TodayPage,
});
const day = createRoute({
  getParentRoute: () => root,
  path: "/app/day/$day",
  validateSearch: parseCockpitSearch,
  component: DayPage,
});
const journal = createRoute({
  getParentRoute: () => root,
  path: "/app/journal",
  validateSearch: parseJournalAddress,
  component: lazyRouteComponent(() => import("./other-pages.tsx"), "JournalRoute"),
});
const profile = createRoute({
  getParentRoute: () => root,
  path: "/app/profil",
  component: lazyRouteComponent(() => import("./other-pages.tsx"), "ProfileRoute"),
});
const settings = createRoute({
  getParentRoute: () => root,
  path: "/app/reglages",
  component: lazyRouteComponent(() => import("./other-pages.tsx"), "SettingsRoute"),
});

export const router = createRouter({
  routeTree: root.addChildren([home, today, day, journal, profile, settings]),
  defaultPreload: "intent",
  defaultErrorComponent: ({ error, reset }) => <PaneError diagnostic={describeError(error)} onReopen={reset} />,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
