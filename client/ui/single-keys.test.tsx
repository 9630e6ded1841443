// @vitest-environment happy-dom
import { act } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { setSingleKeys, useSingleKeys } from "./single-keys.ts";

vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);

let root: Root;
let pressed: string[];

beforeEach(() => {
  pressed = [];
  document.body.innerHTML = "<div></div><textarea></textarea>";
  root = createRoot(document.body.firstElementChild as Element);
  act(() => root.render(<Screen />));
  setSingleKeys(true);
});
afterEach(() => {
  act(() => root.unmount());
  setSingleKeys(false);
});

describe("a single key", () => {
  test("does nothing until the person turns them on", () => {
    setSingleKeys(false);
    press("c");
    expect(pressed).toEqual([]);
    setSingleKeys(true);
    press("c");
    expect(pressed).toEqual(["coach"]);
  });

  test("is a letter where someone types, and belongs to the dialog that is open", () => {
    press("c", {}, document.querySelector("textarea")!);
    document.body.insertAdjacentHTML("beforeend", "<dialog open></dialog>");
    press("c");
    expect(pressed).toEqual([]);
  });

  test("with Control, Alt or the command key is another shortcut; a sign made with AltGr is still that sign", () => {
    for (const held of [{ ctrlKey: true }, { altKey: true }, { metaKey: true }, { repeat: true }]) press("c", held);
    expect(pressed).toEqual([]);
    press("[", { ctrlKey: true, altKey: true, modifierAltGraph: true });
    expect(pressed).toEqual(["fold"]);
  });

  test("after another is the pair, never the key alone", () => {
    press("g");
    press("c");
    press("g");
    press("x");
    expect(pressed).toEqual(["criteria"]);
    press("C");
    expect(pressed).toEqual(["criteria", "coach"]);
  });

  test("of a digit is the digit's key, on a keyboard that has it under Maj too; with Maj it is another sign", () => {
    press("&", { code: "Digit1" });
    press("1", { code: "Digit1", shiftKey: true });
    press("1", { code: "Numpad1" });
    expect(pressed).toEqual(["chip", "chip", "chip"]);
    press("!", { code: "Digit1", shiftKey: true });
    press("&", { code: "Digit1", altKey: true });
    press("&", { code: "Digit1", ctrlKey: true });
    expect(pressed).toHaveLength(3);
  });

  test("of a screen that is gone does nothing", () => {
    act(() => root.render(null));
    press("c");
    expect(pressed).toEqual([]);
  });
});

function Screen() {
  useSingleKeys({ c: () => pressed.push("coach"), "[": () => pressed.push("fold"), 1: () => pressed.push("chip") });
  useSingleKeys({ "g c": () => pressed.push("criteria") });
  return null;
}

function press(key: string, held: object = {}, on: Element = document.body): void {
  const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...held });
  // happy-dom knows no modifier state.
  const isAltGraph = "modifierAltGraph" in held;
  Object.defineProperty(event, "getModifierState", { value: () => isAltGraph });
  on.dispatchEvent(event);
}
