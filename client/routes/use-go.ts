/** Goes to another screen as the keyboard needs it: the focus is where the person asked to be. */
import { type NavigateOptions, useNavigate } from "@tanstack/react-router";

/** `focus`: the id of what is wanted there; by default the page itself. */
export function useGo(): (to: NavigateOptions, focus?: string) => void {
  const navigate = useNavigate();
  return (to, focus = "page") => {
    void navigate(to).then(() => requestAnimationFrame(() => document.getElementById(focus)?.focus()));
  };
}
