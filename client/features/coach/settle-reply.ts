/** A reply's end and what it judged are written together: no verdict without its reply, no judged reply forgotten. */
import { currentDb } from "#client/db/db.ts";
import { endReply, readReply } from "#client/db/threads.ts";
import { recordVerdict } from "#client/db/record-verdict.ts";
import type { Reply } from "#shared/message.ts";
import { forgetCheckpoint } from "./live-replies.ts";

/** Durable when it resolves. */
export async function settleReply(reply: Reply): Promise<void> {
  forgetCheckpoint();
  const db = currentDb();
  await db.dexie.transaction("rw", db.messages, db.verdicts, db.programme, db.exchanges, async () => {
    await endReply(reply);
    const settled = await readReply(reply.id);
    if (settled !== undefined) await recordVerdict(settled);
  });
}
