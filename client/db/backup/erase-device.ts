/**
 * The only thing that deletes a person's words, and only they can begin it: every table of this account emptied in one
 * transaction. Other tabs let go of the database before, so that none writes its last words back, and start anew after.
 * The database itself stays: nothing of ours deletes one.
 */
import * as z from "zod/mini";
import { openChannel } from "../../platform/channel.ts";
import { newId } from "../../platform/ids.ts";
import { currentDb } from "../db.ts";
import { beginFresh } from "./kept-marker.ts";

const CHANNEL = "sdb-erase";
const Told = z.object({ erasing: z.enum(["begins", "over"]), by: z.string() });
/** A channel tells every listener but itself, those of this page included. */
const THIS_PAGE = newId();

/** Durable when it resolves; when it rejects, everything is as it was. */
export async function eraseDevice(): Promise<void> {
  const tabs = openChannel(CHANNEL, () => undefined);
  const { dexie } = currentDb();
  tabs.post({ erasing: "begins", by: THIS_PAGE });
  try {
    await dexie.transaction("rw", dexie.tables, async () => {
      for (const table of dexie.tables) await table.clear();
    });
    beginFresh();
  } finally {
    tabs.post({ erasing: "over", by: THIS_PAGE });
    tabs.close();
  }
}

/** What another tab erases must not be written back from this one; `startAnew` is called once it is over. */
export function heedErasing(startAnew: () => void): () => void {
  const tabs = openChannel(CHANNEL, (message) => {
    const told = Told.safeParse(message);
    if (!told.success || told.data.by === THIS_PAGE) return;
    currentDb().dexie.close({ disableAutoOpen: true });
    if (told.data.erasing === "over") startAnew();
  });
  return tabs.close;
}
