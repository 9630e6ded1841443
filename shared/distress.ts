/**
 * Words of distress, in both languages, noticed by code: before any call, offline, with or without a model. Then the
 * deliverable is not the point any more: help comes first, no verdict and no sales action. Only what people say of
 * themselves counts: what they quote is somebody else's, and « ce post me tue » or a deadline is a way of speaking.
 * A sentence too many here costs a kind answer; one too few may cost more, so doubt goes to help.
 *
 * An apostrophe or an accent of a pattern may be missing from the text, as on a phone; `\x27` and `\xe0` may not.
 */

/** What a person asks, with what they wrote for their customers. */
export type Said = { question: string; deliverable: string };

export function isInDistress({ question, deliverable }: Said): boolean {
  return soundsDistressed(question) || writesOfOwnDistress(deliverable);
}

/** Of what is said to the coach. */
export function soundsDistressed(text: string): boolean {
  const own = withoutQuotes(text);
  // Whoever puts all of it between quotation marks quotes nobody.
  return SAID.test(spaced(/\p{L}/u.test(own) ? own : folded(text)));
}

/**
 * Of a deliverable, where people write about their customers: « j’accompagne des ados qui ont des idées noires » is a
 * trade, « j’ai des idées noires » is not. Only a first person counts.
 */
export function writesOfOwnDistress(text: string): boolean {
  return WRITTEN.test(spaced(withoutQuotes(text)));
}

function withoutQuotes(text: string): string {
  return folded(text).replaceAll(QUOTED, " ");
}

function folded(text: string): string {
  return text.normalize("NFC").replaceAll(/[’‘ʼ′´`]/gu, "'");
}

function spaced(text: string): string {
  return text.replaceAll(/\s+/gu, " ");
}

const QUOTED = /«[^«»]*»|“[^“”]*”|"[^"\n]*"/gu;

const SKILL =
  "(?:orthographe|grammaire|maths?|anglais|vente|prospection|marketing|communication|négociation|rédaction|dessin|informatique|compta(?:bilité)?|vidéo|public)";
const LIFE = "(?:tout|vivre|(?:la|ma|cette) vie(?! de )|moi|souffrir|pleurer|lutter|me battre|être)";
const OFTEN =
  "(?:(?:souvent|parfois|sérieusement|encore|beaucoup|déjà|constamment|tous les (?:jours|soirs)|toutes les nuits|chaque (?:jour|soir|nuit|matin)|tout le temps|sans (?:cesse|arrêt)) )?";
/** Nothing more is said after it. */
const ENDED = "(?=\\s*(?:$|[^\\p{L}\\s]))";
const TO_DIE =
  "(?:en finir(?! avec (?!(?:la|ma|cette) vie|moi|tout ça))|mourir(?! de (?:rire|honte|faim|soif|chaud|froid|ennui|curiosité))|crever(?! l\\x27écran)|me tuer(?! à (?:la tâche|le répéter))|être morte?(?! de )|me suicider|me flinguer(?! (?:le|la|les|mon|ma|mes)(?!\\p{L}))|me foutre en l'air|me pendre|me jeter (?:par|sous|du|d'un))";

/** What holds its own first person: somebody says it of themselves. */
const OF_ONESELF = [
  "me suicider",
  "(?:mettre|mets|mettrais?|mis) fin à (?:mes jours(?! de )|ma vie(?! (?:de|en|professionnelle|salariée)(?!\\p{L})| d\\x27))",
  "m'endormir (?:et|pour) (?:ne )?(?:plus jamais|plus|jamais) me réveiller",
  "ma vie (?:ne )?(?:vaut (?:plus )?rien|n'a (?:plus (?:de |aucun )|aucun )sens)",
  `je (?:veux|voudrais) que tout s'arrête${ENDED}`,
  "(?:m'ouvr(?:ir|e|irai)|me (?:taillade|tranche)r?) les veines",
  "(?:je (?:vais|veux|voudrais)|j'ai envie de) (?:me jeter|sauter) (?:par (?:la|une) fenêtre|dans le vide|d'un (?:pont|toit)|du (?:pont|toit|balcon)|sous un (?:train|métro))",
  "(?:je (?:vais|veux|voudrais)|j'ai envie d') ?(?:avaler (?:des|mes|tous (?:les|mes)|une? (?:boîte|plaquette) de)|prendre (?:tous (?:les|mes)|une? boîte de)) (?:cachets|médicaments|médocs|somnifères|comprimés)",
  "je (?:ne |n')?arrive plus à vivre(?! (?:de|avec|sur|à|chez|en)(?!\\p{L})| d\\x27)",
  "à quoi (?:bon|ça sert de) vivre(?! (?:de|à|en|avec|sur|chez)(?!\\p{L})| d\\x27)",
  "(?:la|ma) vie (?:ne )?(?:vaut|mérite) (?:plus|pas) (?:la peine|le coup|d'être vécue)",
  `je (?:ne )?vois (?:plus|pas) d'(?:autre )?issue${ENDED}`,
  `je (?:n')?ai plus la force${ENDED}`,
  `j'ai plus la force${ENDED}`,
  `je (?:craque|suis en train de craquer)${ENDED}`,
  `i just want (?:it|this|everything) to (?:end|stop)${ENDED}`,
  "je (?:suis|me sens) suicidaire",
  "(?:me (?:fais|faire) du mal|me (?:scarifie|mutile|scarifier|mutiler))",
  "(?:mieux|tranquilles?) sans moi",
  "(?:je ne |je )?manquer(?:ai|ais) à personne",
  "personne ne me regretter(?:a|ait)",
  `(?:j'en|je n'en|n'en) peux (?:vraiment |tellement )?plus(?!,? (?:des |du |d\\x27|de (?!${LIFE}(?!\\p{L}))))`,
  "je (?:suis|me sens) (?:vraiment |complètement )?(?:à bout(?! de )|au bout du rouleau|au fond du trou|désespérée?)",
  "je (?:suis|fais|sors|tombe)(?: d'| en| dans)?(?: une?| un| pleine?)* (?:dépression|burn[- ]?out)",
  "je pleure (?:tou(?:s|tes)|chaque|sans arrêt|tout le temps|la nuit|le soir)",
  "(?:je fais|j'ai) (?:(?:encore|souvent) )?(?:une|des|encore des) (?:crises?|attaques?) (?:d'angoisse|de panique)",
  "je (?:me déteste|me dégoûte|me hais)(?! (?:à l\\x27oral|au téléphone|en (?:vidéo|photo|visio|public)))",
  `je (?:ne )?(?:vaux rien|sers à rien)(?! (?:en ${SKILL}|à l\\x27(?:oral|écrit)|au téléphone)(?!\\p{L}))`,
  "je (?:suis|ne suis) (?:qu')?(?:une? )?(?:ratée?|moins que rien|bonne? à rien)",
  "(?:il|elle|on|mon mari|ma femme|mon conjoint|ma conjointe|mon père|ma mère) me (?:frappe|bat|tape dessus|menace de mort)",
  "(?:kill|hurt|harm|hang|cut|hurting|harming) myself(?! (?:some|short|off))",
  "(?:killing|hanging|cutting) myself(?! (?:some|short|off|over|with|trying|for|to|at))",
  "end(?:ing)? my (?:own )?life",
  "tak(?:e|ing) my (?:own )?life(?! (?:to|in|back|from|seriously|on)(?!\\p{L}))",
  "wish i (?:was|were) dead",
  "wish i(?: was| were|'d| had) never(?: been)? born",
  "feel(?:ing)? like (?:dying(?! (?:of|from|laughing)(?!\\p{L}))|ending it all)",
  "(?:i'm|i am|i feel|feeling) (?:so |really |completely )?(?:suicidal|hopeless|worthless|desperate(?! (?:for|to)))",
  "better off without me",
  "(?:no ?one|nobody)(?: would| will|'d|'ll) (?:even |really |ever )?(?:miss me|care if i (?:die|died|disappeared|was gone|were gone))",
  "i (?:hate|loathe) myself",
  "i'm (?:having a (?:breakdown|nervous breakdown)|burn(?:ed|t)[- ]out|at the end of my rope)",
  "i (?:cry|am crying|keep crying) (?:every|all|myself)",
  "(?:i have|i keep having|i get) panic attacks",
  "(?:he|she|my (?:husband|wife|partner|father|mother)) (?:hits|beats) me",
];

/** What may be told of anybody. */
const OF_ANYBODY = [
  `(?:veu[xt]|voudrais|voulais|voulu|vais|va|aimerais|souhaite(?:rais)?|envie (?:de|d')|(?:pens(?:e|é|ais)|song(?:e|é|eais)) ${OFTEN}à|rêve (?:de|d')|préfère(?:rais?)?|préférerais?|mieux(?: vaut)?|autant) ?(?:(?:juste|vraiment|tout|souvent|parfois) )?${TO_DIE}`,
  "(?:veux|voudrais|aimerais|souhaite(?:rais)?|préfère(?:rais)?|envie de|besoin de) (?:(?:juste|simplement|tout simplement) )?disparaître(?! (?:des|du|derrière)(?!\\p{L})| d\\x27| de (?!ce monde|cette vie|la (?:surface|terre|circulation)))",
  "(?:veux|voudrais|aimerais|souhaite|envie)(?: de)?(?: ne)? plus exister(?! (?:dans|sur|en|pour|par|comme|à)(?!\\p{L})| qu)",
  "besoin de tout arrêter pour toujours",
  "envie de tout arrêter pour toujours",
  `(?:pens(?:e|é|ais|er)|song(?:e|é|eais|er)) ${OFTEN}au suicide`,
  "(?:fait|faire) une tentative de suicide",
  "(?:idées|pensées|envies) (?:suicidaires|noires|de suicide|de mort)",
  "(?:plus|pas|aucune) (?:aucune )?(?:envie|la force|l'envie) de vivre",
  "(?:veux|peux|supporte) (?:vraiment )?plus (?:de )?vivre",
  "(?:marre|assez|ras[- ]le[- ]bol|fatiguée?|lasse?) (?:de|d') ?(?:vivre(?! (?:de|chez|à)(?!\\p{L})| d\\x27)|(?:la|ma|cette) vie(?! de )|être en vie|exister)",
  "(?:veux|voudrais|aimerais|souhaite|envie)(?: ne)? plus (?:envie )?(?:d')?être (?:l\\xe0(?! (?:où|pour (?:les|mes|des|tes)))|la(?!\\s*\\p{L})|ici|en vie|de ce monde)",
  "plus envie d'être (?:l\\xe0(?! (?:où|pour (?:les|mes|des|tes)))|la(?!\\s*\\p{L})|ici|en vie|de ce monde)",
  "plus (?:la force|le courage) de continuer(?! (?:ce|cet|cette|à|le|la|les) )",
  "plus (?:aucune )?raison de vivre",
  "(?:veux|voudrais|aimerais|souhaite)(?: ne)? (?:plus jamais|plus|pas|jamais) me réveiller(?! (?:à|avant|tôt|si|aussi|pour)(?!\\p{L}))",
  "end(?:ing)? it all",
  "(?:want|wanna|wish|rather|ready|going) (?:to |i could |i would )?(?:die(?!\\w)(?! (?:of|from|laughing)(?!\\p{L}))(?! than (?!live|go on|keep|stay|wake|be here))|be dead|disappear forever)",
  "(?:don't|do not|can't|cannot) (?:want to |wanna )?live (?:any ?more|like this)",
  "(?:don't|do not|no longer) (?:want to|wanna) (?:live(?! (?:in(?! fear| pain)|at|on|off|with|from|near|by|up)(?!\\p{L}))|be alive|exist|wake up(?! (?:at|early|so|before|to)(?!\\p{L}))|be (?:here|around) any ?more|be here(?!\\s*\\p{L}))",
  "(?:think|thinking|thought|thoughts|contemplate|contemplating|consider|considering)(?: of| about)? (?:committing )?suicide",
  "commit(?:ting)? suicide",
  "no (?:reason|will|point) (?:to|in) (?:live|living|go on)",
  "suicidal (?:thoughts|ideas|feelings)",
  "(?:can't|cannot) (?:take it|do this|cope)(?: any ?more| any longer)",
  "(?:can't|cannot) go on(?=\\s*(?:$|[^\\p{L}\\s])| (?:any ?more|any longer|like this|this way|living|and|but|because)(?!\\p{L}))",
  "having panic attacks",
  "self[- ]harm(?:ing)?",
  `pens(?:e|é|ais|er) ${OFTEN}à (?:la|ma(?: propre)?) mort(?! (?:de|du|des)(?!\\p{L})| d\\x27)`,
  "life (?:isn't|is not|'s not) worth (?:living|it|going on)",
  `(?:want|wanna|going|gonna)(?: to)? (?:(?:just|really) )?(?:end it|disappear)${ENDED}`,
  "(?:going|gonna|want|wanna|ready)(?: to)? jump (?:off|from) (?:a|the|my) (?:bridge|building|roof|balcony)",
  "(?:no point|see (?:the|any) point) (?:of|in|to) (?:living|life(?!\\p{L})|being alive)(?! (?:in|at|on|with|off|insurance)(?!\\p{L}))",
  "(?:done|finished|tired|sick) (?:with|of) (?:life|living|being alive)(?! (?:in|at|on|with|off|insurance|coach\\p{L}*)(?!\\p{L}))",
  // A word that is all that is said.
  "(?<=^\\s*)(?:suicide|kms)(?=\\s*[.!?…]*\\s*$)",
];

/** A first person with only small words between it and what it says: no « j’aide les ados qui … » is among them. */
const FIRST_PERSON = [
  "(?:j|je|mes|i|my)(?:[\\x27 ]?(?:",
  "n|ne|ai|avais|avait|eu|en|y|suis|me|sens|fais|ressens|rumine|plus|pas|jamais|toujours|souvent|parfois|encore|vraiment|juste|tellement|très|trop|beaucoup|constamment|aussi|déjà|sérieusement|de|des|d|ces|une|un",
  "|m|ve|d|have|had|am|been|was|feel|keep|get|got|having|just|really|still|often|always|constantly|also|do|don't|not|want|to|some|a|the|these|such|of|with|about|struggle|struggling|started|would|could",
  ")(?!\\p{L}))*[\\x27 ]?",
].join("");

const SAID = expression([...OF_ONESELF, ...OF_ANYBODY]);
const WRITTEN = expression([...OF_ONESELF, `${FIRST_PERSON}(?:${OF_ANYBODY.join("|")})`]);

function expression(patterns: readonly string[]): RegExp {
  const loose = patterns
    .join("|")
    .replaceAll("'", "[' ]?")
    .replaceAll(/[éèêîàâçûô]/gu, (letter) => `[${letter}${letter.normalize("NFD").charAt(0)}]`);
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${loose})(?![\\p{L}\\p{N}])`, "iu");
}
