/**
 * Finds a verb in the imperative that opens a clause: « Réponds », « Si tu vis ça, écrivez-moi », "please reply".
 * French « vous » shows by its -ez and « tu » before a hyphen; the other forms, and English, need a list.
 */
import type { Sentence } from "./text-metrics.ts";

/** How many clauses of the sentence begin with an imperative. */
export function imperativesIn(sentence: Sentence): number {
  const asks = sentence.text.includes("?");
  return clausesOf(sentence.text).filter((clause) => opensWithImperative(clause, asks)).length;
}

/** Clauses, lower case, apostrophes straight. A hyphen or an apostrophe inside a word opens nothing. */
function clausesOf(text: string): string[] {
  const plain = text.normalize("NFC").toLowerCase().replaceAll("’", "'");
  return plain.split(/[,;:()«»“”"!?…→•|]|\.\s|\s[-–—]\s|\s(?:et|puis|ou|mais|alors|and|then|or|but|so)\s/u);
}

function opensWithImperative(clause: string, asks: boolean): boolean {
  const words = clause.match(/[\p{L}\p{N}'-]+/gu) ?? [];
  const opening = words.findIndex((word) => !OPENERS.has(word));
  const verb = (words[opening] ?? "").replace(/^n'/u, "");
  const next = words[opening + 1] ?? "";
  if (/\p{L}{2}ez$/u.test(verb)) return !NOT_VERBS.has(verb);
  // « Avez-vous… ? » is a question, « Inscrivez-vous. » is not.
  if (verb.endsWith("ez-vous")) return !asks;
  const [stem = "", pronoun] = verb.split("-");
  if (pronoun !== undefined && PRONOUNS.has(pronoun))
    return FRENCH.has(stem) || OR_NOUN.has(stem) || stem.endsWith("ez");
  return FRENCH.has(verb) || ENGLISH.has(verb) || (OR_NOUN.has(verb) && OBJECTS.has(next));
}

const set = (list: string): ReadonlySet<string> => new Set(list.split(" "));

/** What may stand before the verb without closing the opening. */
const OPENERS = set(
  "et puis ou mais alors donc sinon maintenant ensuite enfin simplement d'abord aujourd'hui ne - and then or but so please just simply now today first don't do",
);
const PRONOUNS = set("moi toi nous lui leur le la les en y");
const NOT_VERBS = set("chez assez");
const FRENCH = set(
  "réponds écris envoie clique appelle dis raconte commente inscris réserve télécharge essaie essaye teste choisis viens rejoins contacte donne prends achète découvre regarde lis participe parle laisse mets propose présente tague identifie transmets fais commence vérifie compare calcule ajoute trouve paie paye confirme bloque rappelle consulte explique cite nomme remplis coche glisse écoute abonne connecte imagine rends reviens va ouvre repère dépose attends tarde dites faites parlons discutons échangeons voyons prenons décris complète",
);
const ENGLISH = set(
  "reply send write click tap join subscribe register download try tell ask answer choose pick buy start get grab meet reach schedule drop let let's read follow save take come bring give show introduce forward add apply discover learn keep make find see go wait sign",
);
/** Verbs that are also nouns (« Note de 4 sur 5 », "Call of duty", « Comment ? »): imperative only before an object. */
const OR_NOUN = set(
  "aide garde montre partage lance tape discute note demande commande compte règle passe vote signe invite pose offre marque liste comment email mail call text message dm book order share visit contact watch tag help check reserve claim request stop hit ping put say name point pass list leave look use",
);
const OBJECTS = set(
  "ton ta tes mon ma mes le la les un une des ce cet cette ces ici moi nous à en par sur deux trois me us the a an your my our this that it him her them for to on at with below here what which one two three",
);
