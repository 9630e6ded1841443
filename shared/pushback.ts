/** Words that contest a verdict. With no new text behind them the coach is told so: its score moves with the text. */

/** Only what plainly contests: a question about the verdict is a question. */
export function contestsVerdict(text: string): boolean {
  return CONTESTS.test(text.normalize("NFC").replaceAll("’", "'"));
}

const CONTESTS = new RegExp(
  [
    "^\\s*je conteste",
    "pas (?:du tout )?d'accord",
    "tu (?:te trompes|as tort|exagères)",
    "(?:c'est|ton (?:avis|verdict) est) (?:faux|injuste|n'importe quoi)",
    "mets(?:-moi)? (?:un )?(?:4|3|prêt)",
    "^\\s*i (?:challenge|contest|disagree)",
    "i don't agree",
    "you(?:'re| are) wrong",
    "that(?:'s| is) (?:wrong|unfair|not true)",
  ].join("|"),
  "iu",
);
