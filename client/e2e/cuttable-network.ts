/**
 * A network that can be cut under an open stream, which Playwright's `setOffline` leaves alone: a forward proxy between
 * the browser and the product. The address, and so the origin and its storage, stay the product's own.
 */
import { once } from "node:events";
import { createServer, request } from "node:http";
import type { AddressInfo, Socket } from "node:net";

export type CuttableNetwork = {
  /** For `PageOptions.proxy`. */
  proxy: string;
  /** Every connection ends at once, and none is made any more. */
  cut: () => void;
  mend: () => void;
  close: () => Promise<void>;
};

export async function startCuttableNetwork(): Promise<CuttableNetwork> {
  let isCut = false;
  const sockets = new Set<Socket>();
  const server = createServer((req, res) => {
    const { method, headers, url = "/" } = req;
    const onward = request(url, { method, headers, agent: false }, (answer) => {
      res.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
      answer.pipe(res);
      answer.on("error", () => res.destroy());
    });
    onward.on("error", () => res.destroy());
    res.on("close", () => onward.destroy());
    req.pipe(onward);
  });
  server.on("connection", (socket) => {
    if (isCut) return void socket.destroy();
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    proxy: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cut: () => {
      isCut = true;
      for (const socket of sockets) socket.destroy();
    },
    mend: () => {
      isCut = false;
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}
