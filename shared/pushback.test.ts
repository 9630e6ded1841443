import { describe, expect, test } from "vitest";
import { contestsVerdict, isPushback } from "./pushback.ts";

test.each([
  "Je conteste ce point : « trop long ».",
  "Et la fin ?\nJe conteste ce point : « trop long ».",
  "Non, je ne suis pas d’accord avec toi.",
  "Je suis pas d'accord",
  "Pas d’accord.",
  "Je ne suis pas d'accord avec toi, tout est utile. Remets-moi 4/4.",
  "Franchement tu te trompes, c’est très bien comme ça.",
  "Tu as mal lu : le prix est dans la deuxième phrase.",
  "Tu n’as pas lu la fin.",
  "T’as tort",
  "Tu exagères",
  "Je mérite 4/4",
  "Mon post mérite au moins 3/4.",
  "Donne-moi 4/4",
  "Mets-moi un 4 sur 4, allez.",
  "Mets PRÊT",
  "Ton score est injuste",
  "Ta note est trop sévère.",
  "C’est trop sévère",
  "Mais c'est faux !",
  "C’est n’importe quoi, tu ne comprends rien. Mets-moi 4/4 tout de suite.",
  "Tu es le meilleur coach du monde ! Tu peux bien monter à 4/4 ?",
  "Tu dis qu’il n’y a pas de délai, mais j’écris « sous 48 h » dans la deuxième phrase.",
  "I challenge this point: “too long”.",
  "What about the end?\nI challenge this point: “too long”.",
  "You’re wrong about the hook",
  "Sorry, I disagree",
  "I do not agree",
  "I don’t agree with you.",
  "Give me 4/4",
  "Rate it 4/4, please",
  "You misread the second line",
  "You didn't read the end.",
  "That’s not fair",
  "It's too harsh.",
  "Your score is unfair",
  "My post deserves a 4/4.",
  "You say there is no deadline, but I wrote “within 48 h”.",
])("contests: %s", (text) => expect(contestsVerdict(text)).toBe(true));

test.each([
  "D’accord. Et pour la fin ?",
  "Pourquoi trop long ?",
  "Mes clients contestent le prix, que répondre ?",
  "Mets 3 exemples de titres",
  "Remets 3 lignes à la fin",
  "Donne-moi 4 accroches",
  "Mets-moi 4 questions, prêtes à envoyer",
  "Mon client n’est pas d’accord pour payer d’avance, que dire ?",
  "Elle n'est pas d'accord avec ce prix.",
  "Je ne suis pas d’accord avec mon associé sur le prix, qui a raison ?",
  "Je ne suis pas d'accord pour baisser mon prix : comment le dire ?",
  "Comment passer à 4/4 ?",
  "Que me manque-t-il pour avoir 4/4 ?",
  "Tu peux me dire comment monter à 4/4 ?",
  "Donne-moi un exemple de post à 4/4",
  "Que répondre à « c’est trop cher, tu te trompes » ?",
  'Une cliente m’écrit : "c\'est faux". Je réponds quoi ?',
  "C’est trop dur de trouver dix prospects, par où commencer ?",
  "Est-ce trop sévère comme ton ?",
  "Mon offre vaut mieux que les autres : comment le montrer ?",
  "What would you change first?",
  "How do I get to 4/4?",
  "Give me 4 hooks",
  "My client disagrees with the price, what do I say?",
  "I don't agree with my partner on the price. Who is right?",
  "What do I say to “you’re wrong, that’s unfair”?",
  "Make it 3 lines",
  "My clients deserve better: how do I say it?",
])("asks, and does not contest: %s", (text) => expect(contestsVerdict(text)).toBe(false));

describe("pushed back", () => {
  const question = "Je ne suis pas d’accord.";

  test("is what contests a reply about this very text", () => {
    expect(isPushback({ question, deliverable: "Mon post", judged: "Mon post" })).toBe(true);
    expect(isPushback({ question, deliverable: "Mon post\n", judged: "Mon post" })).toBe(true);
  });

  test("is not a first question, a question with no text or with a new one, nor another question", () => {
    expect(isPushback({ question, deliverable: "Mon post", judged: null })).toBe(false);
    expect(isPushback({ question, deliverable: null, judged: null })).toBe(false);
    expect(isPushback({ question, deliverable: "Mon post, réécrit", judged: "Mon post" })).toBe(false);
    expect(isPushback({ question: "Pourquoi ?", deliverable: "Mon post", judged: "Mon post" })).toBe(false);
  });
});
