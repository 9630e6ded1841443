/** Erasing one's account from the server: one word typed by hand stands before it, and what it leaves is said. */
import { useState } from "react";
import * as z from "zod/mini";
import { forgetAccount } from "#client/db/account.ts";
import { sessionStore } from "#client/db/session.ts";
import { accountTexts } from "#client/i18n/account-texts.ts";
import { useTexts } from "#client/i18n/language.ts";
import { callApi } from "#client/platform/api.ts";
import { TypedWord } from "#client/ui/typed-word.tsx";

export function AccountErase({ isOwner }: { isOwner: boolean }) {
  const text = useTexts(accountTexts).erase;
  const [hasFailed, setHasFailed] = useState(false);

  async function erase() {
    const answer = await callApi(z.null(), "/api/account/erase", { method: "POST", body: { confirm: "erase" } });
    if (answer.kind !== "ok") return setHasFailed(true);
    sessionStore.setState({ state: "signed-out" });
    await forgetAccount();
  }

  return (
    <section className="acc-part">
      <h3>{text.title}</h3>
      <p>{isOwner ? text.owner : text.what}</p>
      {!isOwner && (
        <>
          <p>{text.stays}</p>
          <TypedWord text={text} onConfirmed={() => void erase()} />
        </>
      )}
      {hasFailed && <p role="alert">{text.failed}</p>}
    </section>
  );
}
