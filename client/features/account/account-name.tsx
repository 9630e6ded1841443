/** The name that the binôme and the operators see. It is the server's: without it, it can be read and not changed. */
import { type FormEvent, useId, useState } from "react";
import { renameAccount } from "#client/db/account.ts";
import { accountTexts } from "#client/i18n/account-texts.ts";
import { useTexts } from "#client/i18n/language.ts";
import type { Account } from "#shared/account.ts";
import { initialsOf, PERSON_NAME_MAX } from "#shared/person-name.ts";

export function AccountName({ account }: { account: Account }) {
  const text = useTexts(accountTexts).name;
  const field = useId();
  /** What is being typed; null: nothing else than what is stored. */
  const [typed, setTyped] = useState<string | null>(null);
  const [outcome, setOutcome] = useState<"idle" | "saved" | "failed">("idle");
  const name = typed ?? account.name;

  async function save(event: FormEvent) {
    event.preventDefault();
    const answer = await renameAccount(name.trim());
    setOutcome(answer.kind === "ok" ? "saved" : "failed");
    if (answer.kind === "ok") setTyped(null);
  }

  return (
    <form className="acc-name" onSubmit={(event) => void save(event)}>
      <span className="acc-initials" aria-hidden="true">
        {initialsOf(name.trim())}
      </span>
      <label htmlFor={field}>{text.label}</label>
      <input
        id={field}
        className="acc-in"
        value={name}
        maxLength={PERSON_NAME_MAX}
        autoComplete="name"
        onChange={(event) => {
          setTyped(event.target.value);
          setOutcome("idle");
        }}
      />
      <button type="submit" className="btn" aria-disabled={name.trim() === account.name}>
        {text.save}
      </button>
      <p className="acc-hint" role="status">
        {outcome === "idle" ? text.hint : text[outcome]}
      </p>
    </form>
  );
}
