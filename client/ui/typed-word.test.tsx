// @vitest-environment happy-dom
// The keyboard goes along: into the field that opens, back to the button that it was opened by.
import { act } from "react";
import { createRoot } from "react-dom/client";
import { expect, test, vi } from "vitest";
import { TypedWord } from "./typed-word.tsx";

vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);

const text = {
  open: "Effacer",
  word: "OUI",
  confirm: (word: string) => `Écris ${word}`,
  go: "Confirmer",
  cancel: "Annuler",
};

test("opening leads into the field, cancelling back to the button; being there takes no focus", () => {
  document.body.innerHTML = "<div></div>";
  const root = createRoot(document.querySelector("div") as Element);
  act(() => root.render(<TypedWord text={text} onConfirmed={() => undefined} />));
  expect(document.activeElement).toBe(document.body);
  press("Effacer");
  expect(document.activeElement?.tagName).toBe("INPUT");
  press("Annuler");
  expect(document.activeElement?.textContent).toBe("Effacer");
  act(() => root.unmount());
});

function press(label: string): void {
  const button = [...document.querySelectorAll("button")].find(({ textContent }) => textContent === label)!;
  button.focus();
  act(() => button.click());
}
