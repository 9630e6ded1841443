/**
 * A request becomes messages: one system string (stable part, day, profile, memory), the history, and the last turn.
 * Pure. What never breaks: the system text is the same at each request of one person on one day until their profile
 * or memory changes, untrusted text stays inside its fences, and each part keeps to its budget.
 */
import type { CoachRequest } from "#shared/coach-protocol.ts";
import type { Profile } from "#shared/profile.ts";
import type { Mission } from "#shared/programme.ts";
import { PROMPT_SECTIONS } from "#shared/prompt-section.ts";
import type { ChatMessage } from "./model.ts";
import { DELIVERABLE_TOKENS, LAST_TURN_TOKENS, REMARK_TOKENS, SYSTEM_TOKENS, tokensOf } from "./prompt-budget.ts";
import { historyMessages } from "./prompt-history.ts";
import { type PromptContext, type PromptFacts, SECTIONS } from "./prompt-sections.ts";

export function buildPrompt(
  request: CoachRequest,
  mission: Mission,
  profile: Profile | null,
  context: PromptContext,
): { messages: ChatMessage[] } {
  const facts: Omit<PromptFacts, "room"> = { ...context, request, mission, profile };
  return {
    messages: [
      { role: "system", content: systemText(facts) },
      ...historyMessages(request.history),
      { role: "user", content: lastTurn(facts) },
    ],
  };
}

/**
 * Free texts get shorter until the whole fits; then the oldest days keep their score alone, one after the other, for
 * what blocked lately says more. No line of memory is ever left out.
 */
function systemText(facts: Omit<PromptFacts, "room">): string {
  const { memory, promises = [] } = facts.request;
  const days = new Set([...memory, ...promises].map(({ day }) => day)).size;
  const rooms = [
    ...FIELD_BYTES.map((fieldBytes) => ({ fieldBytes, toldDays: days })),
    ...Array.from({ length: days }, (_, index) => ({ fieldBytes: SHORT_FIELD_BYTES, toldDays: days - 1 - index })),
    ...LEAST_FIELD_BYTES.map((fieldBytes) => ({ fieldBytes, toldDays: 0 })),
  ];
  const texts = rooms.map((room) => () => joined("system", facts, { ...NO_ROOM, ...room }));
  const fitting = texts.find((write) => tokensOf(write()) <= SYSTEM_TOKENS) ?? texts.at(-1);
  return fitting?.() ?? "";
}

/** The deliverable takes the room that the rest leaves; earlier days' share a third of it at most. */
function lastTurn(facts: Omit<PromptFacts, "room">): string {
  // A question is never cut: beside the longest, a remark loses its middle.
  const besides = LAST_TURN_TOKENS - tokensOf(joined("turn", facts, NO_ROOM)) - SPARE_TOKENS;
  const remarkTokens = Math.min(REMARK_TOKENS, besides);
  const around = tokensOf(joined("turn", facts, { ...NO_ROOM, remarkTokens }));
  const checks = tokensOf(SECTIONS.checks.write({ ...facts, room: NO_ROOM }));
  const left = Math.min(DELIVERABLE_TOKENS - checks, LAST_TURN_TOKENS - around) - SPARE_TOKENS;
  const earlier = facts.request.earlier ?? [];
  const earlierTokens = earlier.length === 0 ? 0 : Math.floor(left / 3 / earlier.length);
  const used = earlier.reduce((sum, { text }) => sum + Math.min(tokensOf(text), earlierTokens) + SPARE_TOKENS, 0);
  return joined("turn", facts, { ...NO_ROOM, remarkTokens, earlierTokens, deliverableTokens: left - used });
}

function joined(part: "system" | "turn", facts: Omit<PromptFacts, "room">, room: PromptFacts["room"]): string {
  return PROMPT_SECTIONS.flatMap((name) => (name === "history" ? [] : [SECTIONS[name]]))
    .filter((section) => section.part === part)
    .map((section) => section.write({ ...facts, room }))
    .filter((text) => text !== "")
    .join("\n\n");
}

const FIELD_BYTES = [400, 300, 200, 140, 100, 70] as const;
/** About ten words: less of what blocked is not worth its line. */
const SHORT_FIELD_BYTES = 70;
const LEAST_FIELD_BYTES = [50, 35, 25, 15, 3] as const;
/** What marks and fences may add to the texts that are measured. */
const SPARE_TOKENS = 40;
const NO_ROOM: PromptFacts["room"] = {
  fieldBytes: 0,
  toldDays: 0,
  deliverableTokens: 0,
  earlierTokens: 0,
  remarkTokens: 0,
};
