/** Where the person is signed in. Ending one from here takes a lost device's way in, and none of the words it holds. */
import { useState } from "react";
import * as z from "zod/mini";
import { fetchAccount } from "#client/db/account.ts";
import { accountTexts } from "#client/i18n/account-texts.ts";
import { formatShortDate, formatTime } from "#client/i18n/format.ts";
import { useLang, useTexts } from "#client/i18n/language.ts";
import { callApi } from "#client/platform/api.ts";
import type { SignIn } from "#shared/account.ts";

export function SignIns({ signIns }: { signIns: readonly SignIn[] }) {
  const text = useTexts(accountTexts).signIns;
  const lang = useLang();
  const [hasFailed, setHasFailed] = useState(false);

  async function end(id: string) {
    const answer = await callApi(z.null(), `/api/account/sign-ins/${id}`, { method: "DELETE" });
    // Gone already is what was asked for.
    setHasFailed(answer.kind === "unreachable" || (answer.kind === "problem" && answer.problem !== "not-found"));
    await fetchAccount();
  }

  return (
    <section className="acc-part">
      <h3>{text.title}</h3>
      <ul className="acc-list">
        {signIns.map(({ id, label, seenAt, isThisOne }) => (
          <li key={id}>
            <span className="acc-device">{label === "" ? text.unknown : label}</span>
            <span className="acc-hint">
              {isThisOne ? text.thisOne : text.seen(formatShortDate(lang, seenAt), formatTime(lang, seenAt))}
            </span>
            {!isThisOne && (
              <button type="button" className="btn" onClick={() => void end(id)}>
                {text.end}
              </button>
            )}
          </li>
        ))}
      </ul>
      <p className="acc-hint">{text.hint}</p>
      {hasFailed && <p role="alert">{text.failed}</p>}
    </section>
  );
}
