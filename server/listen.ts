/**
 * The port, on 127.0.0.1 and ::1 at once, since browsers disagree about what localhost is. Never another port than
 * the one asked for: it would be another origin, and an empty IndexedDB.
 */
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";

type Listening = { kind: "listening"; servers: readonly Server[]; port: number } | { kind: "port-taken" };

/** `host` null: both loopback addresses, or the one that this machine has. `port` 0: any free one. */
export async function listen(
  handler: RequestListener,
  { port, host }: { port: number; host: string | null },
): Promise<Listening> {
  const first = slowClientsAreCut(handler);
  if (!(await takes(first, port, host ?? "127.0.0.1"))) return { kind: "port-taken" };
  const taken = addressOf(first).port;
  if (host !== null) return { kind: "listening", servers: [first], port: taken };
  const second = slowClientsAreCut(handler);
  try {
    if (await takes(second, taken, "::1")) return { kind: "listening", servers: [first, second], port: taken };
  } catch {
    return { kind: "listening", servers: [first], port: taken };
  }
  first.close();
  return { kind: "port-taken" };
}

/** Headers within 10 s and the whole request within 30 s, or 408; replies may stream for as long as they like. */
function slowClientsAreCut(handler: RequestListener): Server {
  return createServer({ headersTimeout: 10_000, requestTimeout: 30_000, connectionsCheckingInterval: 2_000 }, handler);
}

/** False when another process has the port; throws for any other reason, such as a machine without IPv6. */
function takes(server: Server, port: number, host: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    server.once("error", (error) => ("code" in error && error.code === "EADDRINUSE" ? resolve(false) : reject(error)));
    server.listen({ port, host }, () => resolve(true));
  });
}

function addressOf(server: Server): AddressInfo {
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("not listening on a port");
  return address;
}
