import { expect, test } from "vitest";
import { isInDistress, soundsDistressed, writesOfOwnDistress } from "./distress.ts";

test.each([
  "Je n’en peux plus.",
  "j'en peux vraiment plus, aide-moi",
  "Je veux en finir.",
  "J’ai envie de mourir",
  "je pense à me suicider",
  "J’ai des idées noires depuis que j’ai lancé ce projet.",
  "Je n’ai plus la force de vivre",
  "Tout le monde serait mieux sans moi.",
  "Je suis à bout.",
  "Je suis au bout du rouleau, critique mon post quand même",
  "je suis en pleine dépression",
  "Je fais des crises d’angoisse chaque matin",
  "Je pleure tous les soirs.",
  "je ne sers à rien",
  "Je me déteste.",
  "Mon conjoint me frappe.",
  "I want to die",
  "I’m thinking about how to kill myself.",
  "I just want to end it all.",
  "I can't go on anymore",
  "I feel worthless.",
  "I'm burnt out and I keep crying every night",
  "I have panic attacks before each call",
  "They would be better off without me",
  "J’ai envie d’en finir",
  "Je veux en finir avec la vie.",
  "je pense au suicide",
  "Je songe souvent au suicide.",
  "j’ai pensé à me tuer",
  "j’aimerais mourir",
  "Je souhaite mourir.",
  "je voudrais disparaître",
  "je voudrais disparaître de ce monde",
  "J’en ai marre de vivre.",
  "Je suis fatiguée de vivre",
  "Mieux vaut mourir.",
  "autant mourir",
  "je veux plus être là",
  "Je ne veux plus être là, c’est tout.",
  "j'ai plus envie d'être en vie",
  "Je veux plus me réveiller",
  "Je n’en peux plus de vivre.",
  "Personne ne me regretterait.",
  "I don’t want to live",
  "I don't want to be here anymore.",
  "I’m thinking of suicide",
  "I keep thinking about killing myself",
  "I dream of ending my life.",
  "I can't go on",
  "I can’t go on like this.",
  "No one would miss me.",
  "I'd rather die than live like this",
  // As typed on a phone.
  "im suicidal",
  "I dont want to live anymore",
  "jen peux plus",
  "jai envie den finir",
  "jai des idees noires",
  "je voudrais disparaitre",
  "je suis desespere",
  "je veux plus etre la",
  // All of it between quotation marks is nobody else's.
  "« Je veux mourir. »",
  '"I want to die"',
])("is distress: %j", (text) => expect(soundsDistressed(text)).toBe(true));

test.each([
  "Ce post me tue, il est trop long.",
  "La deadline me stresse.",
  "The deadline is killing me.",
  "Je veux en finir avec les relances impayées.",
  "Mort de rire, ce titre.",
  "C’était à mourir de rire, je veux mourir de rire encore.",
  "Ce prix, c’est un suicide commercial.",
  "Je n’en peux plus de ces factures à relancer.",
  "Le projet est à bout de souffle.",
  "Je suis à bout de bras avec ce carton",
  "Mon client dit : « je n’en peux plus, je veux en finir ».",
  'She told me: "I want to die when I open my inbox".',
  "Je vais tuer la concurrence.",
  "I’m dying to see your reply.",
  "A killer hook, dead simple.",
  "I’m desperate for feedback.",
  "Personne n’a répondu, je recommence demain.",
  "Je vais me jeter à l’eau et je veux crever l’écran.",
  "I cut myself some slack today.",
  "Je suis nul en orthographe.",
  "Un burn-out coûte 12 000 € à une entreprise.",
  "Je relance les gens en dépression commerciale.",
  "Que se passe-t-il si personne n’achète ?",
  "mort de rire",
  "this deadline kills me",
  "Je n’en peux plus, de ces relances.",
  "I’d rather die than cold call",
  "je me déteste à l’oral",
  "je ne vaux rien en orthographe",
  "J’aimerais disparaître des radars une semaine.",
  "J’en ai marre de vivre à crédit.",
  "Je ne veux plus être la bonne copine.",
  "Je ne veux pas me réveiller à 5 h.",
  "Le projet dont je parle, je peux plus facilement le vendre.",
  "I can’t go on LinkedIn today.",
  "I don’t want to live in Paris.",
  "I am killing myself over this deck.",
  "This will take my life to the next level.",
  "Nobody will miss my offer.",
  "",
])("is a way of speaking: %j", (text) => expect(soundsDistressed(text)).toBe(false));

test.each([
  "J’aide les ados qui ont des idées noires.",
  "j’accompagne les personnes qui ont des pensées suicidaires",
  "Pour les parents dont l’enfant n’a plus envie de vivre, j’anime un groupe.",
  "I help teenagers who struggle with self-harm.",
  "For people who had suicidal thoughts. I am a nurse.",
  "Mes clients ont envie de mourir de honte devant leur site.",
])("what a deliverable says of customers is no distress: %j", (text) => {
  expect(writesOfOwnDistress(text)).toBe(false);
  expect(isInDistress({ question: "Critique mon post", deliverable: text })).toBe(false);
});

test.each([
  "J’ai des idées noires.",
  "Je n’ai plus envie de vivre",
  "jai souvent des pensees suicidaires",
  "Je veux en finir. Critique mon post.",
  "J’aimerais mourir",
  "Je suis à bout.",
  "J’aide les ados. Je pense au suicide.",
  "I struggle with self-harm.",
  "I’m thinking of suicide.",
  "I just want to end it all",
  "I have suicidal thoughts",
  "I don’t want to live",
])("a deliverable that says it of oneself is distress: %j", (text) => {
  expect(writesOfOwnDistress(text)).toBe(true);
  expect(isInDistress({ question: "Critique mon post", deliverable: text })).toBe(true);
});

test("a long text that means nothing of the kind is read at once", () => {
  const text = "je n'ai plus de des un une en y ".repeat(400);
  const startedAt = performance.now();
  expect(writesOfOwnDistress(text)).toBe(false);
  expect(performance.now() - startedAt).toBeLessThan(200);
});
