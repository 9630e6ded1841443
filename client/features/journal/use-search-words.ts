/**
 * The words in the search field: looked for at each keystroke, in the address once the typing pauses (browsers allow a
 * page only so many changes of address). They replace each other there: back leads to where one was, not through letters.
 */
import { useNavigate } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import { useWrittenAddress, withWords } from "./use-address.ts";

const PAUSE_MS = 200;

type Typed = {
  text: string;
  /** The address' words when it was typed, and those it is being given: any others came by back, forward or a link. */
  from: string;
  sent: string | null;
};

export function useSearchWords(): { words: string; type: (words: string) => void } {
  const navigate = useNavigate({ from: "/app/journal" });
  const { q = "" } = useWrittenAddress();
  const [typed, setTyped] = useState<Typed | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const isOurs = typed !== null && (q === typed.from || q === typed.sent);

  useEffect(() => () => clearTimeout(timer.current), []);

  function type(text: string) {
    setTyped({ text, from: q, sent: isOurs ? typed.sent : null });
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      setTyped((now) => now && { ...now, sent: text });
      void navigate({ search: (address) => withWords(address, text), replace: true });
    }, PAUSE_MS);
  }

  return { words: isOurs ? typed.text : q, type };
}
