/**
 * What the SDK needs of `fetch`, on Node's own HTTP client: a stream read through `fetch` costs twice the CPU
 * (BENCHMARKS.md). What never breaks: no other host is asked than the one that is named, and no connection is used
 * twice, as one that its host is just closing would look like a host that is away.
 */
import { type IncomingMessage, request as requestHttp, type RequestOptions } from "node:http";
import { request as requestHttps } from "node:https";
import { text as readText } from "node:stream/consumers";

/** A good answer, its body as Node gives it: read once, and leaving early closes it. As a `Response` it has none. */
export class StreamedResponse extends Response {
  readonly stream: AsyncIterable<Uint8Array>;

  constructor(stream: AsyncIterable<Uint8Array>, init: ResponseInit) {
    super(null, init);
    this.stream = stream;
  }
}

/** Bodies are text, and redirects are failures. Aborting closes the connection, also while the answer is read. */
export async function nodeFetch(
  url: string | URL | Request,
  { method = "GET", headers, body, signal }: RequestInit = {},
): Promise<Response> {
  const options = { agent: false, method, headers: Object.fromEntries(new Headers(headers)) } as const;
  const incoming = await send(
    new URL(url instanceof Request ? url.url : url),
    signal ? { ...options, signal } : options,
    typeof body === "string" ? body : "",
  );
  const { statusCode: status = 0, headersDistinct } = incoming;
  const fields = Object.entries(headersDistinct).flatMap(([name, values = []]) =>
    values.map((value): [string, string] => [name, value]),
  );
  if (status >= 200 && status < 300) return new StreamedResponse(incoming, { status, headers: fields });
  if (status >= 400) return new Response(await readText(incoming), { status, headers: fields });
  incoming.destroy();
  throw new TypeError("the host sends its questions elsewhere");
}

function send(url: URL, options: RequestOptions, body: string): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const sent = url.protocol === "https:" ? requestHttps(url, options) : requestHttp(url, options);
    sent.on("error", reject);
    sent.on("response", (incoming) => {
      // Whoever reads is told; when nobody does, it is nobody's business.
      incoming.on("error", () => undefined);
      resolve(incoming);
    });
    sent.end(body);
  });
}
