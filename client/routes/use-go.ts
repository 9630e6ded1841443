/** Goes to another screen as the keyboard needs it: the focus is where the person asked to be. */
import { type NavigateOptions, useNavigate } from "@tanstack/react-router";
import { focusOnceShown } from "#client/ui/focus-once-shown.ts";
import { focusPage } from "./focus-page.ts";

/** `focus`: a selector of what is wanted there; by default the page itself. */
export function useGo(): (to: NavigateOptions, focus?: string) => void {
  const navigate = useNavigate();
  return (to, focus) => {
    const arrive = () => (focus === undefined ? focusPage() : focusOnceShown(() => document.querySelector(focus)));
    void navigate(to).then(() => requestAnimationFrame(arrive));
  };
}
