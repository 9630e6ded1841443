/** Tokens carry the time at which they were written, by the one clock that all processes of a machine share. */

/** The text of a token: its time of writing, in microseconds. */
export function stampedToken(): string {
  return `@${String(nowUs()).padStart(DIGITS, "0")}`;
}

/**
 * Milliseconds since each whole token of `text` was written, given to `seen`. Returns what may be the beginning of
 * another one, to be put before the next piece.
 */
export function readStamps(text: string, seen: (ageMs: number) => void): string {
  const now = nowUs();
  let at = text.indexOf("@");
  while (at !== -1) {
    if (text.length < at + 1 + DIGITS) return text.slice(at);
    seen((now - Number(text.slice(at + 1, at + 1 + DIGITS))) / 1_000);
    at = text.indexOf("@", at + 1 + DIGITS);
  }
  return "";
}

const DIGITS = 16;

function nowUs(): number {
  const [seconds, nanoseconds] = process.hrtime();
  return seconds * 1_000_000 + Math.floor(nanoseconds / 1_000);
}
