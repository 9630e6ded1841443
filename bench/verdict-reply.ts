/** A reply in the coach's form, of any length, and the deliverable whose words it quotes. */

export const DELIVERABLE =
  "Je propose un accompagnement sur-mesure aux artisans de Lille, et je relance leurs factures. ".repeat(13);
const OPENING = `**Verdict** : PRESQUE — 2/4. On voit pour qui, on ne voit pas combien.
**Ce qui tient** : « artisans de Lille » — un client qui a une adresse.
**Ce qui bloque** :
1. « accompagnement sur-mesure » — critère 3, aucun résultat — le client ne peut rien comparer.
2. « je relance leurs factures » — critère 2, aucun délai — le client ne sait pas quand.
**Réécriture** : `;
const LINE = "Le lundi, je relance les factures des artisans de Lille ; le vendredi, tu es payé.\n";
const CLOSING = "\n**Prochaine action** : appelle Nadia, 15 minutes ; note sa phrase. Preuve : la phrase.";

/** Its rewrite is what makes it so long. */
export function verdictOf(characters: number): string {
  const room = characters - OPENING.length - CLOSING.length;
  return `${OPENING}${LINE.repeat(Math.ceil(room / LINE.length)).slice(0, room)}${CLOSING}`;
}
