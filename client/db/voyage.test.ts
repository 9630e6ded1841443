import "fake-indexeddb/auto";
import { afterEach, beforeEach, expect, test } from "vitest";
import { exchangeRow, questionRow, replyRow, verdictRow } from "../testing/thread-rows.ts";
import { closeDb, currentDb, openDb } from "./db.ts";
import { saveDeliverable } from "./deliverables.ts";
import { addVersion } from "./new-version.ts";
import { readVoyage } from "./voyage.ts";

beforeEach(() => openDb(crypto.randomUUID()));
afterEach(closeDb);

/** A verdict on this text, under the number that it had when it was judged. */
async function judge(text: string, version: number, score: number, judgedAt: number): Promise<void> {
  const { exchanges, messages, verdicts } = currentDb();
  const exchange = exchangeRow();
  const question = questionRow({ exchangeId: exchange.id, deliverable: { version, text } });
  const reply = replyRow(question);
  await exchanges.add(exchange);
  await messages.bulkAdd([question, reply]);
  await verdicts.add(verdictRow({ replyId: reply.id, version, score, judgedAt }));
}

const scores = async () => (await readVoyage())[2]?.scores;

test("a score is that of the text it judged, whatever number this text has", async () => {
  await saveDeliverable(3, "Le premier jet.");
  await addVersion(3, "Le deuxième jet.");
  await judge("Le premier jet.", 1, 2, 1);
  await judge("Le deuxième jet.", 2, 4, 2);
  // As an import leaves it: another device's V2 has become the third here.
  await judge("Le jet de l’autre appareil.", 2, 1, 3);
  await addVersion(3, "Le jet de l’autre appareil.");
  expect(await scores()).toEqual([
    { version: 1, score: 2 },
    { version: 2, score: 4 },
    { version: 3, score: 1 },
  ]);
});

test("a text that went on since has no score; one whose reply is gone for good keeps its number's", async () => {
  await saveDeliverable(3, "Le premier jet.");
  await judge("Le premier jet.", 1, 2, 1);
  await saveDeliverable(3, "Le premier jet, repris.");
  expect(await scores()).toEqual([]);
  await currentDb().verdicts.add(verdictRow({ version: 1, score: 3, judgedAt: 2 }));
  expect(await scores()).toEqual([{ version: 1, score: 3 }]);
});
