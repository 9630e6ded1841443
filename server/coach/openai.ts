/**
 * Any OpenAI-compatible server as a `Model`, and the only importer of its SDK. What never breaks: neither the key
 * nor a word of an upstream's error leaves this file (only a `Failure` does), a reply with no `finish_reason` is
 * never whole, and no request is repeated once a word was heard.
 */
import { setTimeout as sleep } from "node:timers/promises";
import OpenAI, { APIConnectionError, APIError } from "openai";
import type { Failure, Usage } from "#shared/coach-protocol.ts";
import type { ChatMessage, Model, ModelEvent } from "./model.ts";
import { createChunkReader } from "./model-chunks.ts";
import { failureOfAnswer, type ModelFailure } from "./model-failure.ts";
import { nodeFetch, StreamedResponse } from "./node-fetch.ts";

export type ModelSettings = {
  /** Null: a local server that asks for none. */
  apiKey: string | null;
  /** Null: the default host. */
  baseUrl: string | null;
  model: string;
  /** Of the reply. */
  maxTokens: number;
  /** How long the first word may take. Keep-alives and reasoning are not words. */
  firstTokenMs: number;
  /** How long a word may be followed by none. */
  silenceMs: number;
};

const DEFAULT_BASE_URL = "https://api.openai.com/v1";
/** A longer `Retry-After` is the person's to wait for, not an open stream's. */
const LONGEST_WAIT_MS = 10_000;
/** After the end is announced, how long the count of tokens may take to follow. */
const USAGE_MS = 2_000;

export function createModel(settings: ModelSettings): Model {
  const baseURL = settings.baseUrl ?? DEFAULT_BASE_URL;
  const client = new OpenAI({
    // Set even where there is none: the SDK would read the environment by itself.
    apiKey: settings.apiKey ?? "none",
    baseURL,
    organization: null,
    project: null,
    maxRetries: 0,
    fetch: nodeFetch,
    // Ours is the only watchdog; the SDK's would not cover a stream that stalls.
    timeout: settings.firstTokenMs + 60_000,
    logLevel: "off",
  });
  // What this server turned out not to understand is remembered: the next question does not pay for it again.
  const dialect: Dialect = {
    limit: settings.baseUrl === null ? "max_completion_tokens" : "max_tokens",
    asksForUsage: true,
  };

  async function* stream(messages: readonly ChatMessage[], signal: AbortSignal): AsyncGenerator<ModelEvent> {
    let mayRetry = true;
    let adaptationsLeft = 2;
    for (;;) {
      // As it was said: another question may learn meanwhile what this one is about to be refused for.
      const said = { ...dialect };
      const failed = yield* attempt(client, settings, said, messages, signal);
      if (failed === null || signal.aborted) return;
      if (adaptationsLeft > 0 && adapt(dialect, said, failed)) {
        adaptationsLeft -= 1;
        continue;
      }
      const waitMs = mayRetry ? retryWaitMs(failed) : null;
      if (waitMs === null) {
        const { failure, retryAfterMs } = failed;
        yield { type: "failed", failure, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) };
        return;
      }
      mayRetry = false;
      yield { type: "retrying", atMs: Date.now() + waitMs };
      await sleep(waitMs, undefined, { signal }).catch(() => undefined);
      if (signal.aborted) return;
    }
  }

  return { stream, source: "model", model: settings.model, maxTokens: settings.maxTokens, host: new URL(baseURL).host };
}

type Dialect = { limit: "max_completion_tokens" | "max_tokens"; asksForUsage: boolean };

/** One request. Returns its failure, or `null` when it ended by itself or by `signal`. */
async function* attempt(
  client: OpenAI,
  settings: ModelSettings,
  dialect: Dialect,
  messages: readonly ChatMessage[],
  signal: AbortSignal,
): AsyncGenerator<ModelEvent, ModelFailure | null> {
  // One controller for both, by hand: in Node 20 what `AbortSignal.any` made stays in memory once it is listened to.
  const request = new AbortController();
  const leave = () => request.abort();
  const watchdog = createWatchdog(leave);
  if (signal.aborted) leave();
  signal.addEventListener("abort", leave);
  let heard = false;
  let refused = false;
  let finish: string | null = null;
  let usage: Usage | null = null;
  try {
    watchdog.expectWithin(settings.firstTokenMs);
    const response = await client.chat.completions
      .create(
        {
          model: settings.model,
          messages: [...messages],
          stream: true,
          [dialect.limit]: settings.maxTokens,
          ...(dialect.asksForUsage ? { stream_options: { include_usage: true } } : {}),
        },
        // Given to create() and not to the stream: an abort before the first byte must reach the socket too.
        { signal: request.signal },
      )
      .asResponse();
    const chunksIn = createChunkReader();
    for await (const bytes of response instanceof StreamedResponse ? response.stream : []) {
      for (const { choices, usage: counted, error } of chunksIn(bytes)) {
        if (error) throw new APIError(undefined, error, undefined, response.headers);
        // Not every server counts both.
        if (counted) usage = { input: counted.prompt_tokens ?? 0, output: counted.completion_tokens ?? 0 };
        const choice = choices?.[0];
        if (choice?.delta?.refusal) refused = true;
        const text = choice?.delta?.content;
        if (text) {
          heard = true;
          watchdog.expectWithin(settings.silenceMs);
          yield { type: "delta", text };
        }
        if (choice?.finish_reason) {
          finish = choice.finish_reason;
          watchdog.expectWithin(USAGE_MS);
        }
      }
    }
  } catch (error) {
    if (signal.aborted) return null;
    if (finish === null && !watchdog.hasBarked()) return failureOf(error, heard);
  } finally {
    watchdog.rest();
    signal.removeEventListener("abort", leave);
  }
  if (signal.aborted) return null;
  if (finish === null) return silent(watchdog.hasBarked() ? "stalled" : "cut", heard);
  if (finish === "content_filter") return silent("filtered", heard);
  if (refused) return silent("refused", heard);
  if (!heard) return silent("upstream", heard);
  yield { type: "done", reason: finish === "length" ? "length" : "stop", usage };
  return null;
}

/** A failure that no HTTP answer told of. */
function silent(failure: Failure, heard: boolean): ModelFailure {
  return { failure, heard, status: null, about: "" };
}

function failureOf(error: unknown, heard: boolean): ModelFailure {
  if (error instanceof APIConnectionError) return silent("unreachable", heard);
  if (error instanceof APIError) {
    const { code, param, type, message } = error;
    const status: unknown = error.status;
    const headers: unknown = error.headers;
    return failureOfAnswer(
      {
        status: typeof status === "number" ? status : null,
        code: code ?? type ?? "",
        about: `${param ?? ""} ${error.error === undefined ? "" : message}`.trim(),
        headers: headers instanceof Headers ? headers : null,
      },
      heard,
    );
  }
  // A cut socket is a plain TypeError ("terminated"); a frame that is not JSON, a SyntaxError.
  return silent(error instanceof SyntaxError ? "upstream" : "cut", heard);
}

/** Calls `bark` when what is expected does not come. Fed by words, never by bytes. */
function createWatchdog(bark: () => void) {
  let timer: NodeJS.Timeout | undefined;
  let timerMs = 0;
  let hasBarked = false;
  return {
    hasBarked: () => hasBarked,
    expectWithin(ms: number) {
      // At each word: putting off the timer that is there is cheaper than making another.
      if (timer !== undefined && ms === timerMs) return void timer.refresh();
      clearTimeout(timer);
      timerMs = ms;
      timer = setTimeout(() => {
        hasBarked = true;
        bark();
      }, ms);
    },
    rest() {
      clearTimeout(timer);
    },
  };
}

/** Learns from a refused parameter. True when the request is worth sending again, said otherwise. */
function adapt(dialect: Dialect, said: Dialect, { status, about }: ModelFailure): boolean {
  if (status !== 400 && status !== 422) return false;
  // Some servers answer in a form of their own, which the SDK drops: the optional parameter is the one to give up.
  if (said.asksForUsage && (about === "" || /stream_options|include_usage/u.test(about))) {
    dialect.asksForUsage = false;
    return true;
  }
  if (new RegExp(`\\b${said.limit}\\b`, "u").test(about)) {
    dialect.limit = said.limit === "max_tokens" ? "max_completion_tokens" : "max_tokens";
    return true;
  }
  return false;
}

/** How long to wait before the one retry; `null`: there is nothing to try again. */
function retryWaitMs({ failure, heard, status, retryAfterMs }: ModelFailure): number | null {
  if (heard || status === null) return null;
  if (failure !== "busy" && status < 500) return null;
  if (retryAfterMs === undefined) return 500 + Math.random() * 1_000;
  return retryAfterMs <= LONGEST_WAIT_MS ? retryAfterMs : null;
}
