/**
 * The bus of several server processes on one PostgreSQL, over NOTIFY. Each process has one connection of its own for it,
 * which listens and notifies; when that is lost it is made again, and every listener looks once, for nobody knows what was
 * missed. Streams of this process are woken at once, with or without that connection.
 */
import { randomUUID } from "node:crypto";
import pg from "pg";
import { type Bus, createLocalBus } from "./bus.ts";

const CHANNEL = "second_de_bord_news";

const CONNECT_MS = 5_000;
const FIRST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 5_000;

/** Resolves once it listens. `reportLoss` is called each time the connection is lost, and when it cannot be made. */
export async function createPostgresBus(connectionString: string, reportLoss: (cause: unknown) => void): Promise<Bus> {
  const local = createLocalBus();
  const node = randomUUID();
  let client: pg.Client | null = null;
  let retry: NodeJS.Timeout | undefined;
  let waitMs = FIRST_WAIT_MS;
  let isClosed = false;

  async function connect(): Promise<void> {
    // keepAlive: a peer that vanished without a word is noticed within minutes, not never.
    const next = new pg.Client({ connectionString, connectionTimeoutMillis: CONNECT_MS, keepAlive: true });
    let isLost = false;
    const onLoss = (cause: unknown) => {
      if (isLost) return;
      isLost = true;
      if (client === next) client = null;
      void next.end().catch(() => undefined);
      if (isClosed) return;
      reportLoss(cause);
      retry = setTimeout(() => void connect(), waitMs);
      waitMs = Math.min(waitMs * 2, LONGEST_WAIT_MS);
    };
    next.on("error", onLoss);
    next.on("end", () => onLoss(new Error("the database closed the connection")));
    next.on("notification", ({ payload = "" }) => hear(payload));
    try {
      await next.connect();
      await next.query(`listen ${CHANNEL}`);
    } catch (error) {
      return onLoss(error);
    }
    if (isClosed) return void next.end();
    client = next;
    waitMs = FIRST_WAIT_MS;
    local.tellAll();
  }

  /** A process that tells has woken its own streams already. */
  function hear(payload: string): void {
    const [from, ...userIds] = payload.split(" ");
    if (from !== node) local.tell(userIds);
  }

  await connect();
  return {
    tell: (userIds) => {
      local.tell(userIds);
      if (userIds.length === 0) return;
      const payload = [node, ...userIds].join(" ");
      // Lost with its connection: the streams of the other processes look by themselves before long.
      client?.query("select pg_notify($1, $2)", [CHANNEL, payload]).catch(() => undefined);
    },
    listen: local.listen,
    close: async () => {
      isClosed = true;
      clearTimeout(retry);
      await client?.end();
    },
  };
}
