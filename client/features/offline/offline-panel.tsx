/** In the settings: whether the app opens without a server, and the newer version for whoever closed its message. */
import { useText, useTexts } from "#client/i18n/language.ts";
import { offlineTexts } from "#client/i18n/offline-texts.ts";
import { offlineStore } from "./offline-state.ts";
import { takeUpdate } from "./take-update.ts";

export function OfflinePanel() {
  const text = useTexts(offlineTexts);
  const { reload } = useText().shell;
  const { state, hasUpdate } = offlineStore();
  return (
    <>
      <p role="status">{text.state[state]}</p>
      {hasUpdate && (
        <>
          <p>{text.waiting}</p>
          <div className="choice">
            <button type="button" className="btn" onClick={() => void takeUpdate()}>
              {reload}
            </button>
          </div>
        </>
      )}
    </>
  );
}
