// @vitest-environment happy-dom
import { expect, test } from "vitest";
import { isOurScript } from "./script-urls.ts";

test("a worker is started from our own built scripts", () => {
  for (const url of ["/sw.js", "/assets/search-worker-1a2B_-.js", `${location.origin}/assets/a.js`]) {
    expect([url, isOurScript(url)]).toEqual([url, true]);
  }
});

test("and from nothing else", () => {
  const foreign = [
    "https://evil.example/sw.js",
    "//evil.example/assets/a.js",
    "data:text/javascript,alert(1)",
    "blob:http://localhost/1",
    "javascript:alert(1)",
    "/api/profile",
    "/assets/../api/profile",
    "/assets/deep/a.js",
    "/sw.js?evil",
    "/assets/a.css",
    "/swxjs",
  ];
  for (const url of foreign) expect([url, isOurScript(url)]).toEqual([url, false]);
});
