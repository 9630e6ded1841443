/** One ruled line of the profile: its name in the margin, the question, the answer as it is written. */
import { useId } from "react";

/** The lines that are written; the tone is chosen. */
export const PROFILE_LINES = ["trade", "offer", "audience"] as const;

type LineText = { label: string; question: string; example: string };

type ProfileLineProps = {
  text: LineText;
  value: string;
  /** The profile has not been read yet: what is typed over nothing would be saved over it. */
  readOnly: boolean;
  onChange: (value: string) => void;
};

export function ProfileLine({ text, value, readOnly, onChange }: ProfileLineProps) {
  const id = useId();
  return (
    <>
      <div className="m pad-m" aria-hidden="true">
        <span className="lbl of-question">{text.label}</span>
      </div>
      <div className="c pad-m">
        <label className="q-l" htmlFor={id}>
          {text.question}
        </label>
        <input
          id={id}
          className="line-in"
          value={value}
          readOnly={readOnly}
          maxLength={300}
          placeholder={text.example}
          autoComplete="off"
          onChange={(event) => onChange(event.target.value)}
        />
      </div>
    </>
  );
}
