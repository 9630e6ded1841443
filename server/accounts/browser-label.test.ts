import fc from "fast-check";
import { expect, test } from "vitest";
import { browserLabel } from "./browser-label.ts";

test.each([
  ["Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0", "Firefox · Linux"],
  [
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36",
    "Chrome · Windows",
  ],
  [
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0",
    "Edge · Windows",
  ],
  [
    "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36",
    "Samsung Internet · Android",
  ],
  [
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1",
    "Safari · iPhone",
  ],
  [
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/142.0.0.0 Mobile/15E148 Safari/604.1",
    "Chrome · iPhone",
  ],
  [
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15",
    "Safari · macOS",
  ],
  ["curl/8.5.0", ""],
  ["", ""],
])("%s is shown as %j", (userAgent, label) => {
  expect(browserLabel(userAgent)).toBe(label);
});

test("whatever a browser says of itself, the label is one short line of our own words", () => {
  const ofParts = fc.array(fc.constantFrom("Firefox/", "Chrome/1", "\r\n", "Android", "<script>", "é"), {
    maxLength: 200,
  });
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: "binary" }),
        ofParts.map((parts) => parts.join(" ")),
      ),
      (userAgent) => {
        expect(browserLabel(userAgent)).toMatch(/^[A-Za-z ]{0,20}( · [A-Za-z]{3,10})?$/);
      },
    ),
  );
  expect(browserLabel(undefined)).toBe("");
});
