/**
 * Words of distress, in both languages, noticed by code: before any call, offline, with or without a model. Then the
 * deliverable is not the point any more: help comes first, no verdict and no sales action. Only what people say of
 * themselves counts: what they quote is somebody else's, and « ce post me tue » or a deadline is a way of speaking.
 * A sentence too many here costs a kind answer; one too few may cost more, so doubt goes to help.
 */
export function soundsDistressed(text: string): boolean {
  const own = text.normalize("NFC").replaceAll(/[’ʼ]/gu, "'").replaceAll(QUOTED, " ").replaceAll(/\s+/gu, " ");
  return DISTRESS.test(own);
}

const QUOTED = /«[^«»]*»|“[^“”]*”|"[^"\n]*"/gu;

const FRENCH = [
  "(?:veu[xt]|voudrais|vais|va|envie de|pense à|songe à|préfère(?:rais)?|mieux) (?:(?:juste|vraiment|tout) )?(?:en finir(?! avec)|mourir(?! de (?:rire|honte|faim|soif|chaud|froid|ennui|curiosité))|crever(?! l'écran)|me tuer(?! à (?:la tâche|le répéter))|me suicider|me foutre en l'air|me pendre|me jeter (?:par|sous|du|d'un))",
  "(?:envie|besoin) de (?:disparaître|tout arrêter pour toujours)",
  "me suicider",
  "(?:idées|pensées|envies) (?:suicidaires|noires|de suicide|de mort)",
  "je (?:suis|me sens) suicidaire",
  "(?:plus|pas|aucune) (?:aucune )?(?:envie|la force|l'envie) de vivre",
  "(?:veux|peux|supporte) plus (?:de )?vivre",
  "plus (?:la force|le courage) de continuer(?! (?:ce|cet|cette|à|le|la|les) )",
  "plus (?:aucune )?raison de vivre",
  "ne (?:veux|voudrais) (?:plus|pas) me réveiller",
  "(?:me (?:fais|faire) du mal|me (?:scarifie|mutile|scarifier|mutiler))",
  "(?:mieux|tranquilles?) sans moi",
  "(?:j'en|je n'en|n'en) peux (?:vraiment |tellement )?plus(?! (?:de|des|du|d')(?: |\\p{L}))",
  "je (?:suis|me sens) (?:vraiment |complètement )?(?:à bout(?! de )|au bout du rouleau|au fond du trou|désespérée?)",
  "je (?:suis|fais|sors|tombe)(?: d'| en| dans)?(?: une?| un| pleine?)* (?:dépression|burn[- ]?out)",
  "je pleure (?:tou(?:s|tes)|chaque|sans arrêt|tout le temps|la nuit|le soir)",
  "(?:je fais|j'ai) (?:(?:encore|souvent) )?(?:une|des|encore des) (?:crises?|attaques?) (?:d'angoisse|de panique)",
  "je (?:me déteste|me dégoûte|me hais|ne vaux rien|ne sers à rien|vaux rien|sers à rien)",
  "je (?:suis|ne suis) (?:qu')?(?:une? )?(?:ratée?|moins que rien|bonne? à rien)",
  "(?:il|elle|on|mon mari|ma femme|mon conjoint|ma conjointe|mon père|ma mère) me (?:frappe|bat|tape dessus|menace de mort)",
] as const;

const ENGLISH = [
  "(?:kill|hurt|harm|hang|cut) myself(?! some)",
  "(?:end|take) my (?:own )?life",
  "end it all",
  "(?:want|wanna|wish|rather|ready|going) (?:to |i could |i would )?(?:die(?!\\w)(?! (?:of|from|laughing))|be dead|disappear forever)",
  "wish i (?:was|were) dead",
  "(?:don't|do not|can't|cannot) (?:want to |wanna )?live (?:any ?more|like this)",
  "no (?:reason|will|point) (?:to|in) (?:live|living|go on)",
  "(?:i'm|i am|i feel|feeling) (?:so |really |completely )?(?:suicidal|hopeless|worthless|desperate(?! (?:for|to)))",
  "suicidal (?:thoughts|ideas|feelings)",
  "better off without me",
  "(?:can't|cannot) (?:go on|take it|do this|cope)(?: any ?more| any longer)",
  "i (?:hate|loathe) myself",
  "i'm (?:having a (?:breakdown|nervous breakdown)|burn(?:ed|t)[- ]out|at the end of my rope)",
  "i (?:cry|am crying|keep crying) (?:every|all|myself)",
  "(?:i have|i keep having|having) panic attacks",
  "self[- ]harm(?:ing)?",
  "(?:he|she|my (?:husband|wife|partner|father|mother)) (?:hits|beats) me",
] as const;

const DISTRESS = new RegExp(`(?<![\\p{L}\\p{N}])(?:${[...FRENCH, ...ENGLISH].join("|")})(?![\\p{L}\\p{N}])`, "iu");
