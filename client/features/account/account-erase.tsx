/** Erasing one's account from the server: one word typed by hand stands before it, and what it leaves is said. */
import { type FormEvent, useId, useState } from "react";
import * as z from "zod/mini";
import { forgetAccount } from "#client/db/account.ts";
import { sessionStore } from "#client/db/session.ts";
import { accountTexts } from "#client/i18n/account-texts.ts";
import { useTexts } from "#client/i18n/language.ts";
import { callApi } from "#client/platform/api.ts";

export function AccountErase({ isOwner }: { isOwner: boolean }) {
  const text = useTexts(accountTexts).erase;
  const field = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const [hasFailed, setHasFailed] = useState(false);
  const isConfirmed = typed?.trim().toLocaleUpperCase() === text.word;

  async function erase(event: FormEvent) {
    event.preventDefault();
    if (!isConfirmed) return;
    const answer = await callApi(z.null(), "/api/account/erase", { method: "POST", body: { confirm: "erase" } });
    if (answer.kind !== "ok") return setHasFailed(true);
    sessionStore.setState({ state: "signed-out" });
    await forgetAccount();
  }

  return (
    <section className="acc-part">
      <h3>{text.title}</h3>
      <p>{isOwner ? text.owner : text.what}</p>
      {!isOwner && <p>{text.stays}</p>}
      {!isOwner && typed === null && (
        <button type="button" className="btn" onClick={() => setTyped("")}>
          {text.open}
        </button>
      )}
      {typed !== null && (
        <form className="acc-erase" onSubmit={(event) => void erase(event)}>
          <label htmlFor={field}>{text.confirm(text.word)}</label>
          <input
            id={field}
            className="acc-in acc-word"
            value={typed}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            onChange={(event) => setTyped(event.target.value)}
          />
          <p className="acc-acts">
            <button type="submit" className="btn btn-ink" aria-disabled={!isConfirmed}>
              {text.go}
            </button>
            <button type="button" className="btn" onClick={() => setTyped(null)}>
              {text.cancel}
            </button>
          </p>
        </form>
      )}
      {hasFailed && <p role="alert">{text.failed}</p>}
    </section>
  );
}
