/**
 * Registers the worker that opens the app without a server, and tells when a newer version waits. What never breaks: a page
 * is reloaded by a person's word only, and after its words are on the disk; a tab in which nobody asked goes on with the
 * version it has.
 */
import { currentText, currentTexts } from "#client/i18n/language.ts";
import { offlineTexts } from "#client/i18n/offline-texts.ts";
import { now } from "#client/platform/clock.ts";
import { onPageShown } from "#client/platform/page-life.ts";
import { readSetting, writeSetting } from "#client/platform/storage.ts";
import { showOffer } from "#client/ui/offers.tsx";
import { dropFormerAssets } from "./former-assets.ts";
import { offlineStore } from "./offline-state.ts";
import { reloadKeepingWords } from "./reload-keeping-words.ts";
import { bePresent } from "./tab-presence.ts";
import { isUpdateAsked, takeUpdate } from "./take-update.ts";

const WORKER = "/sw.js";
/** The browser looks for a new version at each start; a page that stays open for days does it here. */
const LOOK_AGAIN_MS = 3_600_000;
const INSECURE_TOLD = "insecure-told";

/** `main` calls it once, when the page is at rest. */
export async function startOffline(): Promise<void> {
  if (!("serviceWorker" in navigator)) return sayNoWorker();
  bePresent();
  try {
    await register(navigator.serviceWorker);
  } catch (error) {
    offlineStore.setState({ state: "refused" });
    globalThis.reportError?.(error);
  }
}

async function register(workers: ServiceWorkerContainer): Promise<void> {
  watchTakeOver(workers);
  const registration = await workers.register(WORKER, { updateViaCache: "none" });
  registration.addEventListener("updatefound", () => watchInstall(registration));
  watchInstall(registration);
  if (registration.waiting !== null) offerUpdate();
  void workers.ready.then(() => offlineStore.setState({ state: "ready" }));
  await dropFormerAssets();
  let lookedAtMs = now();
  onPageShown(() => {
    if (now() - lookedAtMs < LOOK_AGAIN_MS) return;
    lookedAtMs = now();
    // Without a network there is nothing new.
    registration.update().catch(() => undefined);
  });
}

function watchInstall(registration: ServiceWorkerRegistration): void {
  const worker = registration.installing;
  worker?.addEventListener("statechange", () => {
    // The very first worker replaces nobody.
    if (worker.state === "installed" && registration.active !== null) offerUpdate();
    if (worker.state === "redundant" && registration.active === null) offlineStore.setState({ state: "refused" });
  });
}

function watchTakeOver(workers: ServiceWorkerContainer): void {
  let wasServed = workers.controller !== null;
  workers.addEventListener("controllerchange", () => {
    // What was typed since the word was given is kept too.
    if (isUpdateAsked()) reloadKeepingWords();
    else if (wasServed) tellUpdated();
    wasServed = true;
  });
}

function offerUpdate(): void {
  offlineStore.setState({ hasUpdate: true });
  showOffer({
    id: "update",
    text: () => currentTexts(offlineTexts).waiting,
    action: { label: reloadLabel, run: () => void takeUpdate(), leads: true },
  });
}

/** Another tab asked. This one goes on as it is. */
function tellUpdated(): void {
  offlineStore.setState({ hasUpdate: true });
  const text = () => currentTexts(offlineTexts).taken;
  showOffer({ id: "update", text, action: { label: reloadLabel, run: reloadKeepingWords, leads: true } });
}

function reloadLabel(): string {
  return currentText().shell.reload;
}

function sayNoWorker(): void {
  offlineStore.setState({ state: isSecureContext ? "refused" : "insecure" });
  if (isSecureContext || readSetting(INSECURE_TOLD) !== null) return;
  writeSetting(INSECURE_TOLD, "1");
  showOffer({ id: "insecure", text: () => currentTexts(offlineTexts).state.insecure });
}
