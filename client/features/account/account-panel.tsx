/** One's own account, in Réglages: the name others see, where one is signed in, how one comes back, and leaving. */
import { useEffect, useState } from "react";
import * as z from "zod/mini";
import { fetchAccount, useAccount } from "#client/db/account.ts";
import { useConnected } from "#client/db/session.ts";
import { accountTexts } from "#client/i18n/account-texts.ts";
import { useTexts } from "#client/i18n/language.ts";
import { callApi } from "#client/platform/api.ts";
import { download } from "#client/platform/download.ts";
import { AccountErase } from "./account-erase.tsx";
import { AccountName } from "./account-name.tsx";
import { DeviceLinkMaker, RecoveryCodeMaker } from "./way-back.tsx";
import { SignIns } from "./sign-ins.tsx";
import "./account.css";

export function AccountPanel() {
  const text = useTexts(accountTexts);
  const account = useAccount();
  const isConnected = useConnected();
  useEffect(() => {
    if (isConnected) void fetchAccount();
  }, [isConnected]);
  if (account === undefined) return <p>{isConnected ? text.asking : text.unknown}</p>;
  return (
    <div className="acc">
      {!isConnected && <p className="acc-hint">{text.offline}</p>}
      <AccountName account={account} />
      <SignIns signIns={account.signIns} />
      <DeviceLinkMaker />
      <RecoveryCodeMaker hasOne={account.hasRecoveryCode} />
      <Export />
      <AccountErase isOwner={account.isOwner} />
    </div>
  );
}

function Export() {
  const text = useTexts(accountTexts).export;
  const [state, setState] = useState<"idle" | "asking" | "failed">("idle");

  async function take() {
    setState("asking");
    const answer = await callApi(z.unknown(), "/api/account/export");
    setState(answer.kind === "ok" ? "idle" : "failed");
    if (answer.kind !== "ok") return;
    const json = JSON.stringify(answer.value, null, 2);
    download("second-de-bord-account.json", new Blob([json], { type: "application/json" }));
  }

  return (
    <section className="acc-part">
      <h3>{text.title}</h3>
      <p>{text.what}</p>
      <button type="button" className="btn" aria-disabled={state === "asking"} onClick={() => void take()}>
        {text.go}
      </button>
      {state === "failed" && <p role="alert">{text.failed}</p>}
    </section>
  );
}
