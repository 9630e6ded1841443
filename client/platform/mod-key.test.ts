// The key that is shown is the one on the keyboard.
import { afterEach, expect, test, vi } from "vitest";
import { modKey } from "./mod-key.ts";

afterEach(() => vi.unstubAllGlobals());

test.each([
  ["Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0", "⌘"],
  ["Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0", "Ctrl"],
  ["Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Ctrl"],
])("in %s it is %s", (userAgent, key) => {
  vi.stubGlobal("navigator", { userAgent });
  expect(modKey()).toBe(key);
});
