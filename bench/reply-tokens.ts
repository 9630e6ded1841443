/**
 * A long reply as a model would send it: French coaching Markdown with every construct a reply uses, cut into tokens of
 * one to seven characters (four on average, as a tokenizer cuts), the same at every run.
 */
const SECTIONS = [
  "## Verdict\n\nTon accroche **tient**, mais la preuve manque : un chiffre, un nom, une date. *Rien d’autre* ne convaincra quelqu’un qui ne te connaît pas encore.\n\n",
  "### Ce qui bloque\n\n- « On accompagne les entreprises » : **qui**, et pour **quoi** faire ?\n- Pas d’appel à l’action, ou alors il est caché.\n  - Une seule action, en une ligne.\n- Le mot `solution` ne dit rien.\n\n",
  "### Réécriture\n\n> Tu perds deux heures par devis ? Je t’en rends une dès lundi.\n> Réponds « devis » et je t’envoie le modèle.\n\n",
  "| Mesure | Valeur | Limite |\n|:--|--:|--:|\n| Caractères | 1 240 | 1 300 |\n| Mots par phrase | 14,2 | 18 |\n\n",
  "1. Ouvre ton dernier message.\n2. Remplace la première phrase par la réécriture.\n3. Envoie-le à **trois** personnes avant 18 h, puis note [leurs réponses](https://example.org/notes).\n\n",
  "La suite se joue sur la preuve. Prends le dernier client content, demande-lui une phrase, et mets-la entre guillemets sous ton accroche ; une phrase vraie vaut mieux que dix adjectifs. Ne promets rien que tu n’aies déjà fait au moins une fois, et dis-le avec les mots que ton client emploie, pas avec les tiens.\n\n",
  "```\nObjet : ton devis de mardi\nBonjour Léa, tu m’as dit que …\n```\n\n---\n\n",
];
const SIZES = [4, 2, 6, 3, 5, 1, 4, 7, 3, 5];

export function replyTokens(count: number): string[] {
  const tokens: string[] = [];
  let text = "";
  let at = 0;
  while (tokens.length < count) {
    const size = SIZES[tokens.length % SIZES.length] ?? 1;
    while (text.length < at + size) text += SECTIONS[Math.floor(text.length / 97) % SECTIONS.length] ?? "";
    tokens.push(text.slice(at, at + size));
    at += size;
  }
  return tokens;
}
