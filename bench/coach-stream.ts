/**
 * A reply streamed into the coach's block as the cockpit has it, in a real Chromium: its thread, its composer, its
 * checkpoints to the database. In the same run: plain paragraphs, the least any text can cost, and react-markdown
 * rendered again at each token, which is what is usually done.
 */
import { type Bench, type Figure, percentile } from "./figure.ts";
import { inChromium, type Opened } from "./in-chromium.ts";
import { replyTokens } from "./reply-tokens.ts";
import { streamed, type Streaming, TOKENS_PER_SECOND, windowOf } from "./streamed.ts";
import { DELIVERABLE, verdictOf } from "./verdict-reply.ts";

const LONG_TOKENS = 16_000;
const USUAL_TOKENS = 2_000;
const EARLIER_MESSAGES = 500;
/** Rendered again at each token, a long reply takes minutes. */
const REACT_MARKDOWN_TOKENS = 4_000;
const CHARACTERS_PER_TOKEN = 4;
const KEYSTROKES = 60;
const KEY_EVERY_MS = 60;
/** A phone of the middle class, as browsers' own tools count it. */
const SLOW_DOWN = 4;

type Open = () => Promise<Opened>;

/** `quick` leaves out the long reply. */
export async function benchCoachStream(quick: boolean): Promise<Bench> {
  return inChromium("page", async (open) => {
    const figures = quick ? [] : await longReply(open);
    const markdown = replyTokens(USUAL_TOKENS);
    const verdict = inTokens(verdictOf(USUAL_TOKENS * CHARACTERS_PER_TOKEN));
    const plain = await streamed(await open(), "plain", markdown);
    const asMarkdown = await inCoach(open, markdown, EARLIER_MESSAGES, null);
    const asVerdict = await inCoach(open, verdict, EARLIER_MESSAGES, DELIVERABLE);
    const keystrokes = await typedMeanwhile(open, verdict);
    const slow = await inCoach(open, markdown, EARLIER_MESSAGES, null, SLOW_DOWN);
    const under = `${USUAL_TOKENS} tokens under ${EARLIER_MESSAGES} messages`;
    return {
      figures: [
        ...figures,
        figure(`${USUAL_TOKENS} tokens, plain paragraphs, CPU per token`, plain.perToken, "µs", null),
        ...figuresOf(`${under}, Markdown`, asMarkdown, plain, quick),
        ...figuresOf(`${under}, a verdict`, asVerdict, plain, quick),
        figure(`${under}, a verdict, keystroke to paint, p95`, percentile(keystrokes.painted, 0.95), "ms", null),
        figure(`${under}, a verdict, work of a keystroke, p95`, percentile(keystrokes.worked, 0.95), "ms", 16),
        figure(`${under}, processor ${SLOW_DOWN} × slower, frames`, slow.framesPerSecond, "a second", null),
      ],
      note: `${TOKENS_PER_SECOND} tokens/s`,
    };
  });
}

async function longReply(open: Open): Promise<Figure[]> {
  const tokens = replyTokens(LONG_TOKENS);
  const plain = await streamed(await open(), "plain", tokens);
  const coach = await inCoach(open, tokens, 2, null);
  const usual = await streamed(await open(), "react-markdown", tokens.slice(0, REACT_MARKDOWN_TOKENS));
  const name = `${LONG_TOKENS} tokens`;
  return [
    figure(`${name}, plain paragraphs, CPU per token`, plain.perToken, "µs", null),
    ...figuresOf(name, coach, plain, false),
    figure(`react-markdown, ${REACT_MARKDOWN_TOKENS} tokens, CPU per token`, usual.perToken, "µs", null),
    figure(`react-markdown, last ${windowOf(REACT_MARKDOWN_TOKENS)} tokens, CPU per token`, usual.last, "µs", null),
    figure("react-markdown, tasks over 50 ms", usual.longTasks, "tasks", null),
  ];
}

function figuresOf(name: string, coach: Streaming, plain: Streaming, quick: boolean): Figure[] {
  return [
    figure(`${name}, coach, CPU per token`, coach.perToken, "µs", null),
    figure(`${name}, coach against plain`, coach.perToken / plain.perToken, "×", quick ? 4 : null),
    figure(`${name}, coach, last window against first`, coach.last / coach.first, "×", null),
    figure(`${name}, coach, tasks over 50 ms`, coach.longTasks, "tasks", null),
    figure(`${name}, coach, longest gap between frames`, coach.longestFrameGapMs, "ms", null),
    figure(`${name}, coach, frames`, coach.framesPerSecond, "a second", null),
  ];
}

async function inCoach(
  open: Open,
  tokens: readonly string[],
  messages: number,
  deliverable: string | null,
  slowDown = 1,
): Promise<Streaming> {
  const opened = await openCoach(open, messages, deliverable);
  await opened.cdp.send("Emulation.setCPUThrottlingRate", { rate: slowDown });
  const measured = await streamed(opened, "coach", tokens);
  await opened.page.close();
  return measured;
}

async function typedMeanwhile(open: Open, tokens: string[]): Promise<{ painted: number[]; worked: number[] }> {
  const { page } = await openCoach(open, EARLIER_MESSAGES, DELIVERABLE);
  await page.evaluate(([all, rate]) => window.stream("coach", all, rate), [tokens, TOKENS_PER_SECOND] as const);
  await page.locator(".composer textarea").focus();
  await page.keyboard.type("x".repeat(KEYSTROKES), { delay: KEY_EVERY_MS });
  await page.waitForTimeout(KEY_EVERY_MS * 2);
  const keystrokes = await page.evaluate(() => window.keystrokes());
  await page.close();
  return {
    painted: keystrokes.map(({ paintedMs }) => paintedMs),
    worked: keystrokes.map(({ workedMs }) => workedMs),
  };
}

async function openCoach(open: Open, messages: number, deliverable: string | null): Promise<Opened> {
  const opened = await open();
  await opened.page.evaluate(([count, text]) => window.openCoach(count, text), [messages, deliverable] as const);
  return opened;
}

function inTokens(text: string): string[] {
  return Array.from({ length: Math.ceil(text.length / CHARACTERS_PER_TOKEN) }, (_, token) =>
    text.slice(token * CHARACTERS_PER_TOKEN, (token + 1) * CHARACTERS_PER_TOKEN),
  );
}

function figure(name: string, value: number, unit: string, atMost: number | null): Figure {
  return { name, value, unit, atMost };
}
