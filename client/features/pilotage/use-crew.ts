/** The people of a `Pilotage` as the screen speaks of them: by a name that is never empty, each with their binôme. */
import { useTexts } from "#client/i18n/language.ts";
import { pilotageTexts } from "#client/i18n/pilotage-texts.ts";
import type { Person, Pilotage } from "#shared/pilotage.ts";

export type Member = Person & {
  /** As shown. */
  calledName: string;
  /** The pair that goes on; null: none. */
  pair: { id: string; since: number; partner: { id: string; calledName: string } } | null;
};

export function useCrew({ people, pairs }: Pick<Pilotage, "people" | "pairs">): Member[] {
  const { nobody } = useTexts(pilotageTexts);
  const nameById = new Map(people.map(({ id, name }) => [id, name || nobody]));
  const calledName = (id: string) => nameById.get(id) ?? nobody;
  return people.map((person) => {
    const open = pairs.find(({ members }) => members.includes(person.id));
    const partnerId = open?.members.find((id) => id !== person.id);
    const pair =
      open === undefined || partnerId === undefined
        ? null
        : { id: open.id, since: open.since, partner: { id: partnerId, calledName: calledName(partnerId) } };
    return { ...person, calledName: calledName(person.id), pair };
  });
}
