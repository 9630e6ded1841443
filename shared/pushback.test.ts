import { expect, test } from "vitest";
import { contestsVerdict } from "./pushback.ts";

test.each([
  "Je conteste ce point : « trop long ».",
  "Non, je ne suis pas d’accord avec toi.",
  "Franchement tu te trompes, c’est très bien comme ça.",
  "I challenge this point: “too long”.",
  "You’re wrong about the hook",
])("contests: %s", (text) => expect(contestsVerdict(text)).toBe(true));

test.each([
  "D’accord. Et pour la fin ?",
  "Pourquoi trop long ?",
  "Mes clients contestent le prix, que répondre ?",
  "What would you change first?",
])("asks, and does not contest: %s", (text) => expect(contestsVerdict(text)).toBe(false));
