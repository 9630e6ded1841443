/** Deletes for good, once a start, what has been in the bin for 30 days; `main` calls it when the page is at rest. */
import { purgeBin } from "#client/db/bin.ts";

export function startBin(): void {
  // A database that cannot be written now is emptied of it at another start.
  purgeBin().catch(() => undefined);
}
