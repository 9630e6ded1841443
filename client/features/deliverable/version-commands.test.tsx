// @vitest-environment happy-dom
import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";
import { afterEach, expect, test, vi } from "vitest";
import { loadLanguage } from "#client/i18n/language.ts";
import { useVersionCommands } from "./version-commands.tsx";

afterEach(() => vi.restoreAllMocks());

function Keys() {
  const commands = useVersionCommands({ day: 3, isShown: true, onShow: () => undefined });
  return commands.flatMap(({ keys }) => (keys === undefined ? [] : [keys])).join(", ");
}

test.each([
  ["Macintosh; Intel Mac OS X 10_15_7", "⌘ Z, ⌘ Shift Z"],
  ["X11; Linux x86_64", "Ctrl Z, Ctrl Shift Z"],
])("with %s the steps back and forth are shown with the keys there are: %s", async (userAgent, shown) => {
  vi.spyOn(navigator, "userAgent", "get").mockReturnValue(userAgent);
  await loadLanguage();
  const place = document.createElement("div");
  const root = createRoot(place);
  flushSync(() => root.render(<Keys />));
  expect(place.textContent).toBe(shown);
  root.unmount();
});
