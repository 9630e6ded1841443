/**
 * Words that contest a verdict. With no new text behind them the coach is told so: its score moves with the text.
 *
 * Taken for contested, a plain question gets « Avis maintenu » for an answer; taken for a question, a complaint may move
 * the score. So what others think (« mon client n'est pas d'accord ») and how to get there (« comment passer à 4/4 ? »)
 * are no contest: who contests speaks to the coach, at the beginning of a clause.
 */

type Contested = {
  question: string;
  /** The text that goes along; `null`: none. */
  deliverable: string | null;
  /** The text that the last answered reply spoke of; `null`: nothing was answered, or with no text. */
  judged: string | null;
};

/** It contests a reply that was given, and brings no new text. */
export function isPushback({ question, deliverable, judged }: Contested): boolean {
  // A line break at its end makes no text another, as for a verdict.
  return deliverable !== null && deliverable.trim() === judged?.trim() && contestsVerdict(question);
}

/** Only what plainly contests: a question about the verdict is a question, and what is quoted is somebody else's. */
export function contestsVerdict(text: string): boolean {
  const said = text.normalize("NFC").replaceAll("’", "'").replaceAll(QUOTED, "…");
  return CONTESTS.test(said);
}

const QUOTED = /«[^«»]*»|“[^“”]*”|"[^"\n]*"/gu;

/** The clause may begin after a line of its own, a stop, or a word that says nothing yet. */
const OPENING = String.raw`(?:^|[.!?…;:,—–(]|(?<![\p{L}])(?:mais|non|enfin|franchement|honnêtement|désolée?|pardon|là|oui|but|no|sorry|honestly|well|and|et|because|parce que|car|moi|écoute|look))[ \t\u00a0\u202f]*`;
const FOUR = String.raw`[34][ \u00a0\u202f]?(?:/|sur|out of)[ \u00a0\u202f]?4`;
const READY = String.raw`(?:prêt|ready)(?=[ \u00a0\u202f]*(?:[.!,;?]|$))`;
/** What may stand between « mets » and « 4/4 »; « un post à » may not. */
const GIFT = String.raw`(?:-moi|-lui|-le)?(?: (?:moi|lui|me|un|une|le|la|au moins|donc|plutôt|tout de suite|quand même|mon|à|it|a|at least|note de|score de))*`;
const HARSH = String.raw`(?:bien |vraiment |beaucoup |complètement |totalement |juste )*(?:faux|fausse|injuste|n'importe quoi|absurde|ridicule|(?:trop|si) (?:sévère|dure?|strict|stricte)(?! (?:de|d'|à|pour)))`;
/** Nothing more is said of it. */
const SAID = String.raw`(?= (?:du tout|ça|de ta part|ce que tu|car|parce que|puisque|et|mais|coach)(?![\p{L}])|[ \u00a0\u202f]*(?:$|[.!,;:…)—–]))`;
const UNFAIR = String.raw`(?:really |just |simply |completely |totally |so |way |far )*(?:wrong|unfair|not (?:fair|true|right)|too (?:harsh|strict|severe)|harsh|ridiculous|nonsense)`;

const FRENCH = [
  // « Je conteste », « pas d'accord »; not with a third, nor to do something.
  `${OPENING}(?:je|moi je) conteste`,
  `(?:je (?:ne )?suis|j'suis|chuis|${OPENING})[ ]?(?:toujours |vraiment |absolument )?pas (?:du tout |vraiment )?d'accord(?! pour| avec (?!toi|ça|ce|cet|cette|cela|ton|ta|tes|le|la|les|l'))`,
  // Of the coach: « tu te trompes », « t'as mal lu », « tu exagères », « tu dis que …, mais j'écris … ».
  String.raw`${OPENING}(?:tu |t')(?:te trompes|t'es trompé|exagères|es (?:de mauvaise foi|injuste|trop (?:sévère|dure?))|abuses)`,
  String.raw`${OPENING}(?:tu |t')(?:as|a) (?:encore |vraiment |complètement )?(?:tort|mal (?:lu|compris|compté|jugé|noté)|rien (?:lu|compris)|raté|loupé|oublié|sauté)`,
  String.raw`${OPENING}(?:tu |t')(?:n'|ne )?(?:l'|les? )?(?:as )?(?:même |vraiment |clairement |toujours )?(?:pas|rien)(?: (?:bien|même|tout|vraiment))? (?:lu|relu|compris|compté|vu)`,
  String.raw`${OPENING}tu (?:ne )?(?:comprends|lis) (?:rien|mal|pas bien)`,
  String.raw`${OPENING}tu (?:dis|écris|prétends|affirmes|trouves|notes|comptes) (?:que|qu'|pas|deux|trois)[^.!?\n]*(?:mais|alors que|pourtant|or) (?:je |j'|c'est|il y a|mon |ma |mes |le |la |les )`,
  // Of the verdict.
  // Not « c'est pas juste un post », and not where it is asked.
  String.raw`${OPENING}(?:c'est|ce n'est) (?:même |vraiment |franchement |tout simplement )?pas (?:du tout |vraiment |très )?(?:juste|vrai|exact|correct|honnête)${SAID}`,
  `${OPENING}c'est (?!(?:trop|si) [^ ]+ (?:comme|ou) )${HARSH}`,
  `(?<![\\p{L}])(?:ton|ta|tes|ce|cette) (?:avis|verdict|score|note|jugement|critique|remarque|point|reproche)s? (?:est|sont|me paraît|me semble) ${HARSH}`,
  // What it is asked for: 3/4, 4/4 or PRÊT, and nothing else.
  `${OPENING}(?:re)?(?:mets|donne|note|monte|accorde|change)${GIFT} (?:${FOUR}|${READY})`,
  String.raw`(?<![\p{L}])tu (?:peux|pourrais|dois|devrais|vas)(?: (?:bien|quand même|me|le|au moins|donc|lui|au))* (?:re)?(?:mettre|donner|noter|monter|accorder|passer)${GIFT} (?:${FOUR}|${READY})`,
  `(?<![\\p{L}])(?:mérit|val|vaut)(?:e|es|ait)?${GIFT}(?: bien| largement)? ${FOUR}`,
  String.raw`(?<![\p{L}])je mérite (?:mieux|plus|un meilleur|une meilleure|d'avoir)`,
];

const ENGLISH = [
  String.raw`${OPENING}i (?:do )?(?:strongly |really |totally |completely |still |respectfully )?(?:challenge|contest|disagree|dispute)(?! (?:with (?:my|him|her|them|a|an)|the price))`,
  String.raw`${OPENING}i (?:really |still )?(?:don't|do not|can't|cannot) agree(?! (?:to|with (?:my|him|her|them|a|an))(?![\p{L}]))`,
  String.raw`${OPENING}you(?:'re| are) (?:just |simply |completely |totally |being )*(?:wrong|mistaken|unfair|too (?:harsh|strict))`,
  String.raw`${OPENING}you(?: have|'ve)?(?: clearly| just| completely)? (?:misread|misunderst(?:and|ood)|miscount(?:ed)?|misjudged|overlooked|missed (?!you)|got (?:it|that|this) wrong|(?:didn't|did not|haven't|have not|never)(?: even| really| actually| properly)? (?:read|count(?:ed)?|underst(?:and|ood)|seen?))`,
  String.raw`${OPENING}you (?:say|said|wrote|claim)[^.!?\n]*(?:but|yet|although|whereas) (?:i |i'|it |my |the |there )`,
  `${OPENING}(?:that|this|it)(?:'s| is|) (?:isn't (?:fair|true|right)|${UNFAIR})`,
  `${OPENING}(?:that|this|it) isn't (?:fair|true|right)`,
  `(?<![\\p{L}])(?:your|this|the) (?:verdict|score|view|rating|judg[e]?ment|critique|point) (?:is|seems) ${UNFAIR}`,
  `${OPENING}(?:please )?(?:give|rate|make|mark|score|put|raise)(?: (?:me|it|this|that|my|post|text|a|to|at least))* (?:${FOUR}|${READY})`,
  String.raw`(?<![\p{L}])you (?:can|could|should|must)(?: (?:at least|surely|well|just))* (?:give|rate|make|raise|go)(?: (?:me|it|this|a|to|up))* (?:${FOUR}|${READY})`,
  `(?<![\\p{L}])deserves?(?: (?:a|at least|to be|to get))* (?:${FOUR}|${READY})`,
  `${OPENING}i deserve (?:better|more)`,
];

const CONTESTS = new RegExp([...FRENCH, ...ENGLISH].join("|"), "imu");
