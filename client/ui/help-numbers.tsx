/** Those who help: the numbers that answer at any hour, then somebody who is known. Rows of their screen's list. */
import { useText } from "#client/i18n/language.ts";

/** `contact`: the programme's, or what to do where it is not known. */
export function HelpNumbers({ contact }: { contact: string }) {
  const text = useText().help;
  return (
    <>
      {text.numbers.map(({ number, text: detail }) => (
        <div key={number}>
          <dt>
            <a href={`tel:${number}`}>{number}</a>
          </dt>
          <dd>{detail}</dd>
        </div>
      ))}
      <div>
        <dt>{text.contact}</dt>
        <dd>{contact}</dd>
      </div>
    </>
  );
}
