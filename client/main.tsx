/** Opens this device's database, starts what runs beside the screens, and mounts them. */
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { RouterProvider } from "@tanstack/react-router";
import { openDb } from "./db/db.ts";
import { loadLanguage, loadOtherLanguage } from "./i18n/language.ts";
import { whenIdle } from "./platform/page-life.ts";
import { allowOwnWorkers } from "./platform/script-urls.ts";
import { startLostParts } from "./features/offline/start-lost-parts.ts";
import { startProfile } from "./features/profile/start-profile.ts";
import { resolveUserId, startSession } from "./features/session/start-session.ts";
import { router } from "./routes/router.tsx";
import { StartError } from "./start-error.ts";
import "./ui/fonts.css";
import "./ui/tokens.css";
import "./ui/base.css";

/** Throws when there is neither a database to open nor a server to name one: `boot` then shows the words it finds. */
export async function start(): Promise<void> {
  allowOwnWorkers();
  const [user] = await Promise.all([resolveUserId(), loadLanguage()]);
  if (user.kind !== "user") throw new StartError(user.kind);
  openDb(user.userId);
  const root = document.getElementById("root");
  if (root === null) throw new Error("index.html has no #root");
  createRoot(root).render(
    <StrictMode>
      <RouterProvider router={router} />
    </StrictMode>,
  );
  startLostParts();
  startSession();
  startProfile();
  // The outbox and its SSE parser are no part of the first load; an orphan reply is still settled within 5 s.
  whenIdle(() => void import("./features/coach/start-coach.ts").then(({ startCoach }) => startCoach()));
  whenIdle(() => void loadOtherLanguage());
  // The journal and the settings must open when the network has gone, a first time too.
  whenIdle(() => void import("./routes/other-pages.tsx"));
  // Vite's own pages must never be kept: `npm run dev` has no worker.
  if (import.meta.env.PROD) {
    whenIdle(() => void import("./features/offline/start-offline.ts").then(({ startOffline }) => startOffline()));
  }
}
