/**
 * The built product as a process, a model that does what the torture says, and many people who are signed in. The
 * server believes that it stands behind a proxy: each person has an address of their own, so that the limit of
 * requests per address, which is not what is tortured, is met by nobody.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { Agent, type IncomingMessage, request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text as readText } from "node:stream/consumers";
import { type Product, startProduct } from "#client/e2e/start-product.ts";
import { addMembers } from "#server/testing/add-members.ts";
import { freePort } from "#server/testing/free-port.ts";
import { type MockUpstream, startMockUpstream } from "#server/testing/mock-upstream.ts";

export type Person = { cookie: string; address: string };

export type Call = {
  method: string;
  path: string;
  body?: string | Buffer;
  headers?: Record<string, string>;
};

export type World = {
  upstream: MockUpstream;
  people: readonly [Person, ...Person[]];
  product: () => Product;
  /** The answer as soon as its head is there, its body not read. Rejects when there is none. */
  send: (person: Person, call: Call) => Promise<IncomingMessage>;
  /** The whole answer. */
  ask: (person: Person, call: Call) => Promise<{ status: number; type: string; body: string }>;
  /** `kill -9`, then the same server again, on the same data and port. */
  killAndRestart: () => Promise<void>;
  close: () => Promise<void>;
};

type WorldOptions = { people: number; env?: Record<string, string> };

export async function startWorld({ people, env = {} }: WorldOptions): Promise<World> {
  const upstream = await startMockUpstream();
  const dataDir = await mkdtemp(join(tmpdir(), "second-de-bord-torture-"));
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const start = () =>
    startProduct({
      dataDir,
      port,
      env: {
        APP_ORIGIN: origin,
        OPENAI_BASE_URL: upstream.url,
        OPENAI_API_KEY: "sk-torture-0123456789",
        LOG_LEVEL: "error",
        COACH_DAILY_TOKENS: "1000000000",
        ...env,
      },
    });
  let product = await start();
  const cookies = await addMembers(dataDir, port, people);
  const [first, ...others] = cookies.map((cookie, index): Person => ({ cookie, address: addressOf(index) }));
  if (first === undefined) throw new Error("a world needs people");
  const agent = new Agent({ keepAlive: true, maxSockets: Number.POSITIVE_INFINITY });

  const send = (person: Person, { method, path, body, headers = {} }: Call) =>
    new Promise<IncomingMessage>((resolve, reject) => {
      const sent = request({
        agent,
        host: "127.0.0.1",
        port,
        method,
        path,
        headers: {
          Host: `localhost:${port}`,
          Origin: origin,
          Cookie: person.cookie,
          "X-Forwarded-For": person.address,
          // Its length too: with some methods Node would send a body that looks like a second request.
          ...(body === undefined
            ? {}
            : { "Content-Type": "application/json", "Content-Length": String(Buffer.byteLength(body)) }),
          ...headers,
        },
      });
      sent.once("response", resolve);
      sent.once("error", reject);
      sent.end(body);
    });

  return {
    upstream,
    people: [first, ...others],
    product: () => product,
    send,
    ask: async (person, call) => {
      const answer = await send(person, call);
      const body = await readText(answer);
      return { status: answer.statusCode ?? 0, type: answer.headers["content-type"] ?? "", body };
    },
    killAndRestart: async () => {
      await product.kill9();
      product = await start();
    },
    close: async () => {
      agent.destroy();
      await product.stop();
      await upstream.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** The nth of 65,536 addresses. */
export function addressOf(index: number): string {
  return `10.0.${Math.floor(index / 256) % 256}.${index % 256}`;
}
