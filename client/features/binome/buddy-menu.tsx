/** Leaving one's binôme: behind a menu, and asked about, since it ends for both. */
import { Ellipsis } from "lucide-react";
import { useId, useRef, useState } from "react";
import * as z from "zod/mini";
import type { PairRow } from "#client/db/rows.ts";
import { binomeTexts } from "#client/i18n/binome-texts.ts";
import { useTexts } from "#client/i18n/language.ts";
import { callApi } from "#client/platform/api.ts";

export function BuddyMenu({ pair, name }: { pair: PairRow; name: string }) {
  const text = useTexts(binomeTexts);
  const titleId = useId();
  const menu = useRef<HTMLDetailsElement>(null);
  const dialog = useRef<HTMLDialogElement>(null);
  const [hasFailed, setHasFailed] = useState(false);

  function ask() {
    if (menu.current !== null) menu.current.open = false;
    setHasFailed(false);
    dialog.current?.showModal();
  }

  /** Once the server has ended it the stream says so, and the pane shows what is left. */
  async function leave() {
    const answer = await callApi(z.null(), "/api/binome/leave", { method: "POST", body: { pair: pair.id } });
    if (answer.kind === "ok") dialog.current?.close();
    else setHasFailed(true);
  }

  return (
    <>
      <details className="menu buddy-menu whole" ref={menu}>
        <summary className="icon-btn" aria-label={text.more}>
          <Ellipsis className="i" aria-hidden />
        </summary>
        <div>
          <p className="buddy-private">{text.private(name)}</p>
          <button type="button" onClick={ask}>
            {text.leave}
          </button>
        </div>
      </details>
      <dialog ref={dialog} className="dialog" aria-labelledby={titleId}>
        <h2 id={titleId}>{text.leaving.title(name)}</h2>
        <p>{text.leaving.text}</p>
        {hasFailed && <p role="alert">{text.leaving.failed}</p>}
        <div className="rowbtns">
          <button type="button" className="btn" onClick={() => dialog.current?.close()}>
            {text.leaving.cancel}
          </button>
          <button type="button" className="btn btn-quiet" onClick={() => void leave()}>
            {text.leaving.confirm}
          </button>
        </div>
      </dialog>
    </>
  );
}
