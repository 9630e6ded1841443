/**
 * Questions about what somebody would do, in both languages: « achèterais-tu », « tu paierais », "would you buy". In
 * French a verb in -erais is a conditional, whatever the verb; elsewhere the imperfect (« tu préparais », a fact) ends
 * alike, so the verbs are listed. « Pourrais-tu me présenter… » and "could you" ask for something: they are no guess.
 */
const CONDITIONAL =
  "(?:\\p{L}+er|aur|saur|voudr|vaudr|verr|enverr|recevr|(?:ap|com|re)?prendr|vendr|rendr|attendr|(?:re)?viendr|tiendr|(?:per|pro)?mettr|suivr|vivr|dir|écrir|choisir|réagir|partir|sortir|ir|investir|réussir|souscrir)(?:ais|iez)";
const BETWEEN = "(?:(?:[nmtl]['’]|(?:ne|en|y|le|la|les|me|nous|te|vous|lui|leur) ){0,3})";

const FRENCH = [
  `${CONDITIONAL}-(?:tu|vous)`,
  `(?:tu|vous) ${BETWEEN}${CONDITIONAL}`,
  "(?:ça|cela|ce|qu['’]est-ce qui) (?:ne )?(?:te |t['’]|vous )(?:\\p{L}+er|plair|servir|conviendr)ait",
] as const;

const ENGLISH = [
  "would you (?:(?:ever|really|actually|also|be|consider) )*(?:buy(?:ing)?|pay(?:ing)?|us(?:e|ing)|like|love|want|prefer|interested|willing|ready|recommend|switch(?:ing)?|subscribe|need|spend|try(?:ing)?|choose|download|join)",
  "do you think (?:you|people|it|they)(?:['’]d| would)",
  "you(?:['’]d| would) (?:(?:ever|really|probably) )?(?:buy|pay|use|like|love|want|prefer|recommend|subscribe|spend|try)",
  "how much would you",
] as const;

export const HYPOTHETICALS = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${[...FRENCH, ...ENGLISH].join("|")})(?![\\p{L}\\p{N}])`,
  "giu",
);
