/** A journal of any size: French coaching talk, 14 days, exchanges of four questions, some 500 characters a message. */
import { v7 } from "uuid";
import type { putRows } from "#client/e2e/seed-journal.ts";
import { exchangeRow, questionRow, replyRow } from "#client/testing/thread-rows.ts";
import { replyTokens } from "./reply-tokens.ts";

type Rows = Parameters<typeof putRows>[1];

const MESSAGES_PER_EXCHANGE = 8;
const EXCHANGES_AT_A_TIME = 250;
const QUESTION_WORDS = 20;
const REPLY_WORDS = 150;
/** The rest comes from the replies of the streaming benchmark. */
const OWN_WORDS =
  "accroche problème écoute trois personnes pas encore prix offre client freins enfants vélo école première ligne".split(
    " ",
  );

/** In portions that a page can be given one by one. */
export function* journalRows(messages: number): Generator<Rows> {
  const words = [...OWN_WORDS, ...replyTokens(4_000).join("").split(/\s+/)];
  let seed = 1;
  const random = (below: number) => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed % below;
  };
  const say = (count: number) => Array.from({ length: count }, () => words[random(words.length)]).join(" ");
  const total = Math.ceil(messages / MESSAGES_PER_EXCHANGE);
  let atMs = Date.now() - messages * 1_000;
  for (let done = 0; done < total; done += EXCHANGES_AT_A_TIME) {
    const rows: Rows = { exchanges: [], messages: [], versions: [] };
    for (let at = done; at < Math.min(total, done + EXCHANGES_AT_A_TIME); at++) {
      const day = 1 + Math.floor((at * 14) / total);
      const exchange = exchangeRow({ id: v7({ msecs: atMs }), day, createdAt: atMs });
      rows.exchanges.push(exchange);
      let parentId: string | null = null;
      for (let turn = 0; turn < MESSAGES_PER_EXCHANGE / 2; turn++) {
        const question = questionRow({
          day,
          exchangeId: exchange.id,
          createdAt: atMs,
          id: v7({ msecs: (atMs += 1_000) }),
          parentId,
          text: say(QUESTION_WORDS),
          mode: turn === 0 ? "critique" : "free",
          withProfile: true,
        });
        const reply = replyRow(question, {
          id: v7({ msecs: (atMs += 1_000) }),
          text: say(REPLY_WORDS),
          source: { kind: "model", model: "bench" },
          state: { status: "complete", reason: "stop", usage: null, cost: null },
        });
        rows.messages.push(question, reply);
        parentId = reply.id;
      }
    }
    yield rows;
  }
}
