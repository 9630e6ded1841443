/** Two ways back in, each told once: a link for one more device of one's own, and a code for when there is none left. */
import { useState } from "react";
import { fetchAccount } from "#client/db/account.ts";
import { accountTexts } from "#client/i18n/account-texts.ts";
import { formatTime } from "#client/i18n/format.ts";
import { useLang, useTexts } from "#client/i18n/language.ts";
import { callApi } from "#client/platform/api.ts";
import { useCopy } from "#client/ui/use-copy.ts";
import { DeviceLink, RecoveryCode } from "#shared/account.ts";

export function DeviceLinkMaker() {
  const text = useTexts(accountTexts).device;
  const lang = useLang();
  const [link, setLink] = useState<DeviceLink | "failed" | null>(null);

  async function make() {
    const answer = await callApi(DeviceLink, "/api/account/device-link", { method: "POST" });
    setLink(answer.kind === "ok" ? answer.value : "failed");
  }

  return (
    <section className="acc-part">
      <h3>{text.title}</h3>
      <p>{text.what}</p>
      {link !== null && link !== "failed" ? (
        <Told secret={link.url} hint={text.until(formatTime(lang, link.expiresAt))} />
      ) : (
        <button type="button" className="btn" onClick={() => void make()}>
          {text.go}
        </button>
      )}
      {link === "failed" && <p role="alert">{text.failed}</p>}
    </section>
  );
}

export function RecoveryCodeMaker({ hasOne }: { hasOne: boolean }) {
  const text = useTexts(accountTexts).recovery;
  const [told, setTold] = useState<RecoveryCode | "failed" | null>(null);

  async function make() {
    const answer = await callApi(RecoveryCode, "/api/account/recovery-code", { method: "POST" });
    setTold(answer.kind === "ok" ? answer.value : "failed");
    if (answer.kind === "ok") await fetchAccount();
  }

  return (
    <section className="acc-part">
      <h3>{text.title}</h3>
      <p>{hasOne ? text.has : text.none}</p>
      {told !== null && told !== "failed" ? (
        <Told secret={told.code} hint={text.once} />
      ) : (
        <button type="button" className="btn" onClick={() => void make()}>
          {hasOne ? text.another : text.go}
        </button>
      )}
      {told === "failed" && <p role="alert">{text.failed}</p>}
    </section>
  );
}

function Told({ secret, hint }: { secret: string; hint: string }) {
  const text = useTexts(accountTexts).copy;
  const { copied, copy } = useCopy();
  return (
    <div className="acc-told" role="status">
      <code>{secret}</code>
      <button type="button" className="btn" onClick={() => copy(secret)}>
        {text[copied]}
      </button>
      <p className="acc-hint">{hint}</p>
    </div>
  );
}
