/** The ways to excuse a price or an ask, in both languages. « Sorry » for a delay counts too: it costs nothing to cut. */
const FRENCH = [
  "désolée?s?",
  "navrée?s?",
  "pardon",
  "(?:je|on|nous) (?:m['’]|s['’]|nous )excus(?:e|ons)",
  "excuse(?:z)?-(?:moi|nous)",
  "toutes mes excuses",
  "(?:je sais|j['’]ai conscience|je suis consciente?) que c['’]est (?:un peu |assez |très )?(?:cher|beaucoup|une somme|un budget)",
  "c['’]est (?:un peu|peut-être|sans doute|certes) (?:un peu )?cher",
  "(?:si )?(?:ça|cela|ce) ne (?:te|vous) (?:dérange|embête|ennuie) pas",
  "sans vouloir (?:te|vous|t['’]) ?(?:déranger|embêter|presser|insister)",
  "(?:je )?ne (?:veux|voudrais|voulais) pas (?:te |vous |t['’])?(?:déranger|embêter|insister)",
  "je me permets de",
  "si (?:jamais )?(?:tu as|vous avez) (?:un peu de temps|deux minutes|le temps)",
  "j['’]espère (?:que )?(?:je )?ne pas (?:te |vous |t['’])?(?:déranger|embêter)",
  "malheureusement",
] as const;

const ENGLISH = [
  "sorry",
  "apolog(?:y|ies|ize|ise|izing|ising)",
  "i['’]m afraid",
  "(?:i know|i realize|i realise) (?:it['’]s|it is|this is|that['’]s) (?:a bit |quite |very |a lot |rather )?(?:expensive|pricey|a lot|much)",
  "if (?:you don['’]t mind|it['’]s not too much trouble|that['’]s ok(?:ay)?)",
  "(?:don['’]t|do not) (?:want|mean) to (?:bother|disturb|trouble|push|insist|impose)",
  "just (?:wondering|checking in|wanted to|following up)",
  "hope (?:you don['’]t mind|i['’]m not (?:bothering|disturbing))",
  "unfortunately",
] as const;

export const APOLOGIES = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${[...FRENCH, ...ENGLISH].join("|")})(?![\\p{L}\\p{N}])`,
  "giu",
);
