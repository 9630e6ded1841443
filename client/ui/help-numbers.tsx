/** The numbers of those who help at any hour, as rows of a list that its screen may add to. */
import { useText } from "#client/i18n/language.ts";

export function HelpNumbers() {
  const { numbers } = useText().help;
  return numbers.map(({ number, text }) => (
    <div key={number}>
      <dt>
        <a href={`tel:${number}`}>{number}</a>
      </dt>
      <dd>{text}</dd>
    </div>
  ));
}
