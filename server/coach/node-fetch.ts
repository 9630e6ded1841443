/**
 * What the SDK needs of `fetch`, on Node's own HTTP client: a stream read through `fetch` costs twice the CPU
 * (BENCHMARKS.md). What never breaks: no other host is asked than the one that is named, and no connection is used
 * twice, as one that its host is just closing would look like a host that is away.
 */
import { Agent as HttpAgent, type IncomingMessage, request as requestHttp } from "node:http";
import { Agent as HttpsAgent, request as requestHttps } from "node:https";
import { text as readText } from "node:stream/consumers";

const httpAgent = new HttpAgent();
// One for all, so that a session with a host is not negotiated anew for each question.
const httpsAgent = new HttpsAgent();

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
  const incoming = await send(new URL(url instanceof Request ? url.url : url), {
    method,
    headers: Object.fromEntries(new Headers(headers)),
    body: typeof body === "string" ? body : "",
    signal: signal ?? undefined,
  });
  const status = incoming.statusCode ?? 0;
  const init = { status, headers: headersOf(incoming) };
  if (status >= 200 && status < 300) return new StreamedResponse(incoming, init);
  if (status < 400) {
    incoming.destroy();
    throw new TypeError("the host sends its questions elsewhere");
  }
  return new Response(await readText(incoming), init);
}

function send(
  url: URL,
  {
    body,
    ...options
  }: { method: string; headers: Record<string, string>; body: string; signal: AbortSignal | undefined },
): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const sent =
      url.protocol === "https:"
        ? requestHttps(url, { ...options, agent: httpsAgent })
        : requestHttp(url, { ...options, agent: httpAgent });
    sent.on("error", reject);
    sent.on("response", (incoming) => {
      // Whoever reads is told; when nobody does, it is nobody's business.
      incoming.on("error", () => undefined);
      resolve(incoming);
    });
    sent.end(body);
  });
}

function headersOf({ headersDistinct }: IncomingMessage): Headers {
  const headers = new Headers();
  for (const [name, values = []] of Object.entries(headersDistinct)) {
    for (const value of values) headers.append(name, value);
  }
  return headers;
}
