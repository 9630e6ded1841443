// @vitest-environment happy-dom
import { useState } from "react";
import { flushSync } from "react-dom";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { useKeptFocus } from "./use-kept-focus.ts";

let root: Root;

/** Renders alone: the pane around it does not. */
function Part() {
  const [isThere, setThere] = useState(true);
  return isThere ? <button onClick={() => flushSync(() => setThere(false))}>Réessayer</button> : "C’est fait.";
}

function Pane() {
  return (
    <section {...useKeptFocus()}>
      <Part />
    </section>
  );
}

beforeEach(() => {
  document.body.innerHTML = "<div></div>";
  root = createRoot(document.body.firstElementChild as Element);
  flushSync(() => root.render(<Pane />));
});
afterEach(() => root.unmount());

test("a control that goes away when it is pressed leaves the keyboard in its pane, whatever part of it renders", async () => {
  const button = document.querySelector("button");
  button?.focus();
  expect(document.activeElement).toBe(button);
  button?.click();
  expect(document.body.textContent).toBe("C’est fait.");
  await vi.waitFor(() => expect(document.activeElement).toBe(document.querySelector("section")));
});
