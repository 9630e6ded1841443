/**
 * A question field that grows with its text. Enter sends and Shift+Enter breaks the line, never while an input
 * method is composing: Safari fires `compositionend` before keydown, so keyCode 229 is tested too.
 */
import { ArrowUp } from "lucide-react";
import { type FormEvent, type KeyboardEvent, type RefObject, useId } from "react";
import "./composer.css";

type ComposerProps = {
  value: string;
  onChange: (value: string) => void;
  onSend: () => void;
  placeholder: string;
  sendLabel: string;
  /** Shown below and spoken with the field; sending is refused while it stands. */
  refusal: string | null;
  /** Shown and spoken like a refusal, and refuses nothing. */
  warning: string | null;
  /** What was typed before has not been read yet. */
  readOnly: boolean;
  fieldRef?: RefObject<HTMLTextAreaElement | null>;
};

const IME_KEY_CODE = 229;

export function Composer({
  value,
  onChange,
  onSend,
  placeholder,
  sendLabel,
  refusal,
  warning,
  readOnly,
  fieldRef,
}: ComposerProps) {
  const noteId = useId();
  const empty = value.trim() === "";
  const blocked = empty || refusal !== null;
  const note = refusal ?? warning;

  function send(event: FormEvent) {
    event.preventDefault();
    if (!blocked) onSend();
  }

  function sendOnEnter(event: KeyboardEvent<HTMLTextAreaElement>) {
    const composing = event.nativeEvent.isComposing || event.keyCode === IME_KEY_CODE;
    if (event.key !== "Enter" || event.shiftKey || composing) return;
    send(event);
  }

  return (
    <>
      <form className="composer" onSubmit={send}>
        <div className="field">
          <div className="mirror" aria-hidden="true">
            {value === "" ? placeholder : `${value}\u200b`}
          </div>
          <textarea
            ref={fieldRef}
            value={value}
            rows={1}
            readOnly={readOnly}
            aria-busy={readOnly}
            placeholder={placeholder}
            aria-label={placeholder}
            aria-describedby={note === null ? undefined : noteId}
            aria-invalid={refusal !== null}
            enterKeyHint="send"
            onChange={(event) => onChange(event.target.value)}
            onKeyDown={sendOnEnter}
          />
        </div>
        <button type="submit" className="send" aria-label={sendLabel} aria-disabled={blocked}>
          <ArrowUp className="i" aria-hidden />
        </button>
      </form>
      {note !== null && (
        <p className="composer-note" id={noteId} role="alert">
          {note}
        </p>
      )}
    </>
  );
}
