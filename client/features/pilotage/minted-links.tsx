/** The links of new invites. The server told them once; they are gone with this block. */
import { formatShortDate } from "#client/i18n/format.ts";
import { useLang, useTexts } from "#client/i18n/language.ts";
import { pilotageTexts } from "#client/i18n/pilotage-texts.ts";
import { download } from "#client/platform/download.ts";
import { useCopy } from "#client/ui/use-copy.ts";
import type { MintedInvites } from "#shared/pilotage.ts";
import { writeCsv } from "./read-csv.ts";

type Link = MintedInvites["invites"][number];

export function MintedLinks({ invites, onDone }: { invites: readonly Link[]; onDone: () => void }) {
  const text = useTexts(pilotageTexts).minted;

  async function saveCsv() {
    const { name, url, expires } = text.columns;
    const rows = invites.map((link) => [link.name, link.url, new Date(link.expiresAt).toISOString()]);
    const csv = await writeCsv([[name, url, expires], ...rows]);
    download(text.fileName, new Blob([csv], { type: "text/csv;charset=utf-8" }));
  }

  return (
    <section className="pl-minted" aria-labelledby="pl-minted-title">
      <h3 id="pl-minted-title">{text.title(invites.length)}</h3>
      <p>{text.lead}</p>
      {invites.some(({ url }) => new URL(url).hostname === "localhost") && <p>{text.local}</p>}
      <ul>
        {invites.map((link) => (
          <MintedLink key={link.id} link={link} />
        ))}
      </ul>
      <div className="pl-buttons">
        <button type="button" className="btn" onClick={() => void saveCsv()}>
          {text.download}
        </button>
        <button type="button" className="btn" onClick={onDone}>
          {text.done}
        </button>
      </div>
    </section>
  );
}

function MintedLink({ link }: { link: Link }) {
  const text = useTexts(pilotageTexts).minted;
  const lang = useLang();
  const { copied, copy } = useCopy();
  return (
    <li>
      <p>
        <b>{link.name}</b> <span className="pl-hint">{text.until(formatShortDate(lang, link.expiresAt))}</span>
      </p>
      <code>{link.url}</code>
      <button type="button" className="btn" aria-label={text.copyOf(link.name)} onClick={() => copy(link.url)}>
        {copied === "copied" ? text.copied : text.copy}
      </button>
      <span role="status">{copied === "refused" && <span className="pl-failed">{text.refused}</span>}</span>
    </li>
  );
}
