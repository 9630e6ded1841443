/** Goes to another screen as the keyboard needs it: the focus is where the person asked to be. */
import { type NavigateOptions, useNavigate } from "@tanstack/react-router";
import { focusOnceShown } from "#client/ui/focus-once-shown.ts";
import { focusPage } from "./focus-page.ts";
import { BINOME } from "./landmarks.ts";
import { shutDrawer } from "./layout-state.ts";

/** `focus`: a selector of what is wanted there; by default the page itself. */
export function useGo(): (to: NavigateOptions, focus?: string) => void {
  const navigate = useNavigate();
  return (to, focus) => {
    // It lies over what is wanted: only the binôme is in it.
    if (focus?.startsWith(BINOME) !== true) shutDrawer();
    const arrive = () => (focus === undefined ? focusPage() : focusOnceShown(() => document.querySelector(focus)));
    void navigate(to).then(() => requestAnimationFrame(arrive));
  };
}
