/**
 * What is offered and can wait: a new version of the app, a copy of one's words. Each is a line under the page that stays
 * until it is answered; what stays must cover nothing. What passes by itself is a toast.
 */
import { X } from "lucide-react";
import { create } from "zustand";
import { useText } from "../i18n/language.ts";

export type Offer = {
  /** Of two offers with one name, the newer takes the place of the older. */
  id: string;
  /** In the language of the moment: an offer outlasts a change of it. */
  text: () => string;
  /** `leads`: away from this page, where it succeeds; the offer stands until then. */
  action?: { label: () => string; run: () => void; leads?: true };
};

const useOfferStore = create<{ offers: Offer[] }>(() => ({ offers: [] }));

export function showOffer(offer: Offer): void {
  useOfferStore.setState(({ offers }) => ({ offers: [...offers.filter(({ id }) => id !== offer.id), offer] }));
}

/** It was answered, there or elsewhere. */
export function dropOffer(id: string): void {
  useOfferStore.setState(({ offers }) => ({ offers: offers.filter((one) => one.id !== id) }));
}

export function Offers() {
  const close = useText().shell.closeToast;
  const { offers } = useOfferStore();
  // The region is there before its words are, or they would not be announced.
  return (
    <div role="status">
      {offers.map(({ id, text, action }) => (
        <div key={id} className="notice">
          <p>{text()}</p>
          {action !== undefined && (
            <button
              type="button"
              className="btn"
              onClick={() => {
                if (action.leads !== true) dropOffer(id);
                action.run();
              }}
            >
              {action.label()}
            </button>
          )}
          <button type="button" className="icon-btn" aria-label={close} onClick={() => dropOffer(id)}>
            <X className="i" aria-hidden />
          </button>
        </div>
      ))}
    </div>
  );
}
