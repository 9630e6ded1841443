/** Instead of the cockpit, for whoever has a link to spend or a code to come back with. It opens no database. */
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { LandingPage } from "./landing-page.tsx";

/** `token` null: the way in is the recovery code. */
export function startLanding(place: HTMLElement, token: string | null): void {
  createRoot(place).render(
    <StrictMode>
      <LandingPage token={token} />
    </StrictMode>,
  );
}
