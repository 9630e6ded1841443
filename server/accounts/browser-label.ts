/**
 * `Firefox · Linux`: enough for a person to tell their own sign-ins apart, and no more than that is kept of what a
 * browser says of itself. It is text that anybody may forge, so only words of our own come out.
 */

/** In the order in which they are looked for: every browser also claims to be the ones before it. */
const BROWSERS = [
  ["Edge", /\bEdgA?(?:iOS)?\//],
  ["Opera", /\b(?:OPR|OPT|OPiOS|OPX)\//],
  ["Samsung Internet", /\bSamsungBrowser\//],
  ["Vivaldi", /\bVivaldi\//],
  ["Firefox", /\b(?:Firefox|FxiOS)\//],
  ["Chrome", /\b(?:Chrome|CriOS|Chromium)\//],
  ["Safari", /\bVersion\/.*\bSafari\//],
] as const;

const SYSTEMS = [
  ["iPhone", /\biPhone\b/],
  ["iPad", /\biPad\b/],
  ["Android", /\bAndroid\b/],
  ["ChromeOS", /\bCrOS\b/],
  ["Windows", /\bWindows\b/],
  ["macOS", /\bMac OS X\b|\bMacintosh\b/],
  ["Linux", /\bLinux\b|\bX11\b/],
] as const;

/** Enough of a `User-Agent` to be told by; a longer one is somebody's joke. */
const READ_MAX = 400;

/** "" where neither is known. */
export function browserLabel(userAgent: string | undefined): string {
  const said = (userAgent ?? "").slice(0, READ_MAX);
  const known = [BROWSERS, SYSTEMS].map((names) => names.find(([, pattern]) => pattern.test(said))?.[0]);
  return known.filter((name) => name !== undefined).join(" · ");
}
