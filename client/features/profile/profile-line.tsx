/** One ruled line of the profile: its name in the margin, the question, the answer as it is written. */
import { type KeyboardEvent, useId } from "react";
import { dropOtherText, useOtherTexts } from "#client/db/other-texts.ts";
import { type ProfileLineName, profileLineField } from "#client/db/profile.ts";
import { OtherTexts } from "#client/ui/other-texts.tsx";

type LineText = { label: string; question: string; example: string };

type ProfileLineProps = {
  line: ProfileLineName;
  text: LineText;
  value: string;
  /** The profile has not been read yet: what is typed over nothing would be saved over it. */
  readOnly: boolean;
  onChange: (value: string) => void;
  /** Puts another tab's words in the line. */
  onTake: (value: string) => void;
};

export function ProfileLine({ line, text, value, readOnly, onChange, onTake }: ProfileLineProps) {
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
        <div className="line" data-words={value === "" ? text.example : value}>
          <textarea
            id={id}
            className="line-in"
            rows={1}
            value={value}
            readOnly={readOnly}
            maxLength={300}
            placeholder={text.example}
            autoComplete="off"
            enterKeyHint="done"
            onKeyDown={stayOnLine}
            onChange={(event) => onChange(event.target.value.replaceAll(/\s*\n\s*/g, " "))}
          />
        </div>
        <OtherTexts
          texts={useOtherTexts(profileLineField(line))}
          onTake={onTake}
          onDrop={(key) => void dropOtherText(key)}
        />
      </div>
    </>
  );
}

/** It wraps where it is long, and is one line all the same. */
function stayOnLine(event: KeyboardEvent) {
  if (event.key === "Enter" && !event.nativeEvent.isComposing) event.preventDefault();
}
