/**
 * A process of its own: reads many streams at once and says how old their tokens are when they arrive. It reads as
 * little as it can (bytes, looked through for stamps), the same way whoever serves.
 */
import { type ClientRequest, request } from "node:http";
import { percentile } from "../figure.ts";
import { readStamps } from "./clock.ts";
import { type Measured, ReadOrder } from "./read-order.ts";

process.once("message", (message) => void read(ReadOrder.parse(message)));

async function read({ url, requests, openEveryMs, settleMs, measureMs }: ReadOrder): Promise<void> {
  let sample: number[] | null = null;
  const open: ClientRequest[] = [];
  for (const { headers, body } of requests) {
    open.push(openStream(url, headers, body, (ageMs) => sample?.push(ageMs)));
    await pause(openEveryMs);
  }
  await pause(settleMs);
  sample = [];
  process.send?.({ kind: "began" } satisfies Measured);
  await pause(measureMs);
  const ages = sample;
  sample = null;
  process.send?.({
    kind: "ended",
    chunks: ages.length,
    p50Ms: percentile(ages, 0.5),
    p99Ms: percentile(ages, 0.99),
  } satisfies Measured);
  for (const stream of open) stream.destroy();
  process.disconnect();
}

function openStream(
  url: string,
  headers: Record<string, string>,
  body: string,
  seen: (ageMs: number) => void,
): ClientRequest {
  let rest = "";
  const sent = request(url, { method: "POST", agent: false, headers }, (answer) => {
    if (answer.statusCode !== 200) throw new Error(`a stream was refused: ${answer.statusCode}`);
    answer.setEncoding("latin1");
    answer.on("data", (text: string) => {
      rest = readStamps(rest + text, seen);
    });
    // Ours to end, at the end.
    answer.on("error", () => undefined);
  });
  sent.on("error", (error) => {
    if (!sent.destroyed) throw error;
  });
  sent.end(body);
  return sent;
}

function pause(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms));
}
