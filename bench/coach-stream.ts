/**
 * A reply streamed into the coach's block as the cockpit has it, in a real Chromium: its thread, its composer, its
 * checkpoints to the database. In the same run: plain paragraphs, the least any text can cost, and react-markdown
 * rendered again at each token, which is what is usually done.
 */
import { type Bench, type Figure, percentile } from "./figure.ts";
import { inChromium, type Opened } from "./in-chromium.ts";
import { replyTokens } from "./reply-tokens.ts";
import { type Cost, type Frames, streamedCost, streamedFrames, TOKENS_PER_SECOND, windowOf } from "./streamed.ts";
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
    const plain = await streamedCost(await open(), "plain", markdown);
    const asMarkdown = await inCoach(open, markdown, EARLIER_MESSAGES, null);
    const asVerdict = await inCoach(open, verdict, EARLIER_MESSAGES, DELIVERABLE);
    const keystrokes = await typedMeanwhile(open, verdict);
    const slow = await framesInCoach(open, markdown, EARLIER_MESSAGES, null, SLOW_DOWN);
    const slowPlain = await slowedDown(await open(), SLOW_DOWN);
    const plainFrames = await streamedFrames(slowPlain, "plain", markdown);
    const under = `${USUAL_TOKENS} tokens under ${EARLIER_MESSAGES} messages`;
    const slowly = `processor ${SLOW_DOWN} × slower, frames`;
    return {
      figures: [
        ...figures,
        figure(`${USUAL_TOKENS} tokens, plain paragraphs, CPU per token`, plain.perToken, "µs", null),
        ...figuresOf(`${under}, Markdown`, asMarkdown, plain, quick),
        ...figuresOf(`${under}, a verdict`, asVerdict, plain, quick),
        figure(`${under}, a verdict, keystroke to paint, p95`, percentile(keystrokes.painted, 0.95), "ms", 16),
        figure(`${under}, a verdict, work of a keystroke, p95`, percentile(keystrokes.worked, 0.95), "ms", 16),
        figure(`${under}, ${slowly}`, slow.perSecond, "a second", null),
        figure(`${USUAL_TOKENS} tokens, plain paragraphs, ${slowly}`, plainFrames.perSecond, "a second", null),
      ],
      note: `${TOKENS_PER_SECOND} tokens/s`,
    };
  });
}

async function longReply(open: Open): Promise<Figure[]> {
  const tokens = replyTokens(LONG_TOKENS);
  const plain = await streamedCost(await open(), "plain", tokens);
  const coach = await inCoach(open, tokens, 2, null);
  const usual = await streamedCost(await open(), "react-markdown", tokens.slice(0, REACT_MARKDOWN_TOKENS));
  const name = `${LONG_TOKENS} tokens`;
  return [
    figure(`${name}, plain paragraphs, CPU per token`, plain.perToken, "µs", null),
    ...figuresOf(name, coach, plain, false),
    figure(`react-markdown, ${REACT_MARKDOWN_TOKENS} tokens, CPU per token`, usual.perToken, "µs", null),
    figure(`react-markdown, last ${windowOf(REACT_MARKDOWN_TOKENS)} tokens, CPU per token`, usual.last, "µs", null),
    figure("react-markdown, tasks over 50 ms", usual.longTasks, "tasks", null),
  ];
}

type InCoach = { cost: Cost; frames: Frames };

function figuresOf(name: string, { cost, frames }: InCoach, plain: Cost, quick: boolean): Figure[] {
  return [
    figure(`${name}, coach, CPU per token`, cost.perToken, "µs", null),
    figure(`${name}, coach against plain`, cost.perToken / plain.perToken, "×", quick ? 1.6 : null),
    figure(`${name}, coach, last window against first`, cost.last / cost.first, "×", null),
    figure(`${name}, coach, tasks over 50 ms`, cost.longTasks + frames.longTasks, "tasks", null),
    figure(`${name}, coach, longest gap between frames`, frames.longestGapMs, "ms", null),
    figure(`${name}, coach, layout shift`, frames.layoutShift, "", 0.05),
    figure(`${name}, coach, frames`, frames.perSecond, "a second", null),
  ];
}

/** The same reply twice: once for its cost, once for its frames. */
async function inCoach(
  open: Open,
  tokens: readonly string[],
  messages: number,
  deliverable: string | null,
): Promise<InCoach> {
  const opened = await openCoach(open, messages, deliverable);
  const cost = await streamedCost(opened, "coach", tokens);
  await opened.page.close();
  return { cost, frames: await framesInCoach(open, tokens, messages, deliverable, 1) };
}

async function framesInCoach(
  open: Open,
  tokens: readonly string[],
  messages: number,
  deliverable: string | null,
  slowDown: number,
): Promise<Frames> {
  const opened = await slowedDown(await openCoach(open, messages, deliverable), slowDown);
  const frames = await streamedFrames(opened, "coach", tokens);
  await opened.page.close();
  return frames;
}

async function slowedDown(opened: Opened, rate: number): Promise<Opened> {
  await opened.cdp.send("Emulation.setCPUThrottlingRate", { rate });
  return opened;
}

async function typedMeanwhile(open: Open, tokens: string[]): Promise<{ painted: number[]; worked: number[] }> {
  const { page } = await openCoach(open, EARLIER_MESSAGES, DELIVERABLE);
  await page.evaluate(([all, rate]) => window.stream("coach", all, rate, false), [tokens, TOKENS_PER_SECOND] as const);
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
