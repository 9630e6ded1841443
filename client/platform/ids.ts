/** Ids that sort by the time they were made, so that a thread is read in order straight from its index. */
import { v7 } from "uuid";

/** A UUIDv7; two made in one millisecond still sort in the order they were made. */
export function newId(): string {
  return v7();
}
