/** What stands between this page and the server or its database, said once, under the page. Nothing is hidden by it. */
import { useDbState } from "#client/db/db-state.ts";
import { useText } from "#client/i18n/language.ts";
import { useSessionState } from "./start-session.ts";

export function NoticePanel() {
  const message = useNotice();
  const text = useText().shell;
  if (message === null) return null;
  return (
    <div className="notice" role="alert">
      <p>{message}</p>
      {message === text.signedOut && (
        <a className="btn" href="/?secours">
          {text.haveCode}
        </a>
      )}
      <button type="button" className="btn" onClick={() => location.reload()}>
        {text.reload}
      </button>
    </div>
  );
}

function useNotice(): string | null {
  const text = useText().shell;
  const db = useDbState();
  const session = useSessionState();
  if (db.kind === "old-tab") return text.oldTab;
  if (db.kind === "failed") return text.noDatabase;
  if (db.kind === "blocked" || db.kind === "full" || db.kind === "refused") return text[db.kind];
  if (session === "signed-out") return text.signedOut;
  return null;
}
