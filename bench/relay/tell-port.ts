/** How a process that was forked to serve says where. */
import type { Server } from "node:http";

export function tellPort(server: Server): void {
  // Whoever started it is gone, however they ended: nothing is left behind.
  process.once("disconnect", () => process.exit());
  server.listen(0, "127.0.0.1", () => {
    const address = server.address();
    if (address !== null && typeof address !== "string") process.send?.({ port: address.port });
  });
}
