/** Opens this device's database, starts what runs beside the screens, and mounts them. */
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { RouterProvider } from "@tanstack/react-router";
import { openDb, untilDbOpen } from "./db/db.ts";
import { dbState } from "./db/db-state.ts";
import { settleLastWords } from "./db/settle-last-words.ts";
import { loadLanguage, loadOtherLanguage } from "./i18n/language.ts";
import { whenIdle } from "./platform/page-life.ts";
import { allowOwnWorkers } from "./platform/script-urls.ts";
import { startLostParts } from "./features/offline/start-lost-parts.ts";
import { resolveUserId, startSession } from "./features/session/start-session.ts";
import { router } from "./routes/router.tsx";
import { StartError } from "./start-error.ts";
import "./ui/fonts.css";
import "./ui/tokens.css";
import "./ui/base.css";

/** A one-time link; it is spent where it lands, by a click, and never by being opened. */
const LINK = /^#lien=(.+)$/;

/** Throws when there is no server to name a database, or it does not open: `boot` then shows the words it finds. */
export async function start(): Promise<void> {
  allowOwnWorkers();
  const place = document.getElementById("root");
  if (place === null) throw new Error("index.html has no #root");
  const token = LINK.exec(location.hash)?.[1] ?? null;
  if (token !== null || location.search === "?secours") {
    const [{ startLanding }] = await Promise.all([import("./features/landing/start-landing.tsx"), loadLanguage()]);
    return startLanding(place, token);
  }
  const [user] = await Promise.all([resolveUserId(), loadLanguage()]);
  if (user.kind !== "user") throw new StartError(user.kind);
  openDb(user.userId);
  // Asked for before any screen reads: the database answers in that order.
  settleLastWords().catch(reportUnlessClosed);
  const root = createRoot(place, { onUncaughtError: reportUnlessClosed });
  root.render(
    <StrictMode>
      <RouterProvider router={router} />
    </StrictMode>,
  );
  try {
    await untilDbOpen();
  } catch {
    root.unmount();
    throw new StartError(startReason());
  }
  startLostParts();
  startSession();
  // The outbox and its SSE parser are no part of the first load; an orphan reply is still settled within 5 s.
  whenIdle(() => void import("./features/coach/start-coach.ts").then(({ startCoach }) => startCoach()));
  whenIdle(() => void import("./features/binome/start-binome.ts").then(({ startBinome }) => startBinome()));
  whenIdle(() => void import("./features/profile/start-profile.ts").then(({ startProfile }) => startProfile()));
  whenIdle(() => void import("./features/journal/start-bin.ts").then(({ startBin }) => startBin()));
  whenIdle(() => void loadOtherLanguage());
  // The journal and the settings must open when the network has gone, a first time too.
  whenIdle(() => void import("./routes/other-pages.tsx"));
  // Vite's own pages must never be kept: `npm run dev` has no worker.
  if (import.meta.env.PROD) {
    whenIdle(() => void import("./features/offline/start-offline.ts").then(({ startOffline }) => startOffline()));
  }
}

/** Whatever reads a database that does not open fails with it, and `start` says so. */
function reportUnlessClosed(error: unknown): void {
  if (dbState().kind === "open") globalThis.reportError?.(error);
}

/** Why the database cannot be opened; its words are then shown as they are. */
function startReason(): StartError["reason"] {
  const state = dbState();
  if (state.kind === "old-tab") return "old-app";
  return state.kind === "failed" && state.reason === "not-upgraded" ? "not-upgraded" : "no-database";
}
