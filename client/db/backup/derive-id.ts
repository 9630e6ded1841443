/**
 * The id of something kept beside its namesake. The same words from the same copy get the same id each time, so that a
 * copy imported twice adds nothing the second time.
 */
import { v5 } from "uuid";
import { canonicalJson } from "./canonical-json.ts";

/** Namespace of the ids made here; any UUID of our own would do. */
const NAMESPACE = "6f0c8a52-5f0e-4f3a-9a57-0b6f2d1c9e34";
const TIME_DIGITS = 12;

/** A UUIDv7 a millisecond older than `id`, so that what is there stays the newest; `words` is what tells it apart. */
export function deriveId(id: string, words: string): string {
  const mixed = v5(canonicalJson([id, words]), NAMESPACE);
  const time = /^[0-9a-f]{8}-[0-9a-f]{4}/i.exec(id)?.[0].replace("-", "") ?? "0".repeat(TIME_DIGITS);
  const olderMs = Math.max(Number.parseInt(time, 16) - 1, 0);
  const digits = olderMs.toString(16).padStart(TIME_DIGITS, "0");
  return `${digits.slice(0, 8)}-${digits.slice(8)}-7${mixed.slice(15)}`;
}
