/**
 * One Chromium for the tests. Every page is watched: an error in the console, an uncaught exception, a violation of the CSP
 * or a request that leaves our origin fails the test that opened the page, whatever else it was about.
 */
import { type Browser, chromium, type Page } from "playwright-core";
import { onTestFinished } from "vitest";
import { findChromium } from "./find-chromium.ts";

/** The switch is taken once, so Playwright's own list (1.65) stands in it too. */
const FEATURES_OFF = [
  // A window per context prepares its address bar's suggestions, two pages of Chromium's own: CPU of a page 2.5 to 1.6 s.
  "WebUIOmniboxPopup",
  "WebUIOmniboxAimPopup",
  "WebUIOmniboxFullPopup",
  // A process for a page that is never opened.
  "SpareRendererForSitePerProcess",
  "AimEnabled",
  "AvoidCorsURLLoaderRestartOnRedirect",
  "AvoidUnnecessaryBeforeUnloadCheckSync",
  "DestroyProfileOnBrowserClose",
  "HttpsFirstBalancedModeAutoEnable",
  "HttpsUpgrades",
  "LensOverlay",
  "MediaRouter",
  "NetworkTimeServiceQuerying",
  "OptimizationHints",
  "PaintHolding",
  "PreconnectToSearch",
  "TcpPortRandomizationWin",
  "ThirdPartyStoragePartitioning",
];

export const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  `--disable-features=${FEATURES_OFF.join(",")}`,
];
/** Reading who one is mints nothing, so a first visit is told "nobody"; Chromium prints every such answer as an error. */
const FIRST_VISIT = /status of 401 .*\/api\/session\)$/;
const ACTION_TIMEOUT_MS = 15_000;

export type PageOptions = {
  lang?: "fr" | "en";
  theme?: "light" | "dark";
  /** In CSS pixels; 1440 × 900 by default. */
  viewport?: { width: number; height: number };
  /** The pointer is a finger. */
  touch?: boolean;
  /** A proxy between this page and the product, such as a `cuttable-network`. */
  proxy?: string;
  /**
   * Lets the service worker be installed. Off by default: each test has a fresh browser context, and would fetch and store
   * every file of the app beside what it is about.
   */
  worker?: boolean;
  /** Console lines that this test provokes, such as the 503 of a server that it stopped. */
  tolerates?: readonly RegExp[];
};

export type OpenBrowser = {
  /** A page of a fresh account on this browser: nothing stored, no cookie. Still blank: `goto` an address of `origin`. */
  newPage: (origin: string, options?: PageOptions) => Promise<Page>;
  /** One more tab beside `page`: the same storage, watched the same way. */
  newTab: (page: Page, origin: string, tolerates?: readonly RegExp[]) => Promise<Page>;
  close: () => Promise<void>;
};

export async function openBrowser(): Promise<OpenBrowser> {
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: FLAGS });
  return { newPage: (origin, options) => newPage(browser, origin, options), newTab, close: () => browser.close() };
}

/** A browser of its own whose profile is in `folder`, so that its words outlive it; its page is watched like the others. */
export async function openProfile(folder: string, origin: string, options: PageOptions = {}): Promise<Page> {
  const context = await chromium.launchPersistentContext(folder, {
    executablePath: chromiumPath(),
    args: FLAGS,
    ...contextOptions(options),
  });
  context.setDefaultTimeout(ACTION_TIMEOUT_MS);
  onTestFinished(() => context.close());
  const page = context.pages()[0] ?? (await context.newPage());
  failTestOnOffence(page, origin, options.tolerates);
  return page;
}

async function newPage(browser: Browser, origin: string, options: PageOptions = {}): Promise<Page> {
  const context = await browser.newContext(contextOptions(options));
  context.setDefaultTimeout(ACTION_TIMEOUT_MS);
  if (options.worker !== true) await context.addInitScript(holdWorkerBack);
  const page = await context.newPage();
  // Callbacks run last in, first out: the watch judges before the context goes.
  onTestFinished(() => context.close());
  failTestOnOffence(page, origin, options.tolerates);
  return page;
}

async function newTab(page: Page, origin: string, tolerates: readonly RegExp[] = []): Promise<Page> {
  const tab = await page.context().newPage();
  failTestOnOffence(tab, origin, tolerates);
  return tab;
}

function failTestOnOffence(page: Page, origin: string, tolerates: readonly RegExp[] = []): void {
  const offences = watchPage(page, origin);
  onTestFinished(() => {
    const unexpected = offences.filter((line) => ![FIRST_VISIT, ...tolerates].some((pattern) => pattern.test(line)));
    if (unexpected.length > 0) throw new Error(`The page misbehaved:\n  ${unexpected.join("\n  ")}`);
  });
}

/** The page's offences as they come; the array grows. Chromium reports a violation of the CSP as a console error. */
function watchPage(page: Page, origin: string): readonly string[] {
  const offences: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") offences.push(`console: ${message.text()} (${message.location().url})`);
  });
  page.on("pageerror", (error) => offences.push(`uncaught: ${error.stack ?? error.message}`));
  page.on("request", (request) => {
    if (!isOurs(request.url(), origin)) offences.push(`request to ${request.url()}`);
  });
  page.on("websocket", (socket) => offences.push(`web socket to ${socket.url()}`));
  return offences;
}

function isOurs(url: string, origin: string): boolean {
  const { protocol, origin: asked } = new URL(url);
  return asked === origin || protocol === "data:" || protocol === "blob:" || protocol === "about:";
}

const LAPTOP = { width: 1440, height: 900 };

function contextOptions({ lang = "fr", theme = "light", viewport = LAPTOP, touch = false, proxy }: PageOptions) {
  return {
    locale: lang === "fr" ? "fr-FR" : "en-GB",
    timezoneId: "Europe/Paris",
    colorScheme: theme,
    viewport,
    hasTouch: touch,
    // Chromium goes past a proxy to reach this machine, unless it is told not to.
    ...(proxy === undefined ? {} : { proxy: { server: proxy, bypass: "<-loopback>" } }),
  };
}

/** Runs in the page: the worker is asked for, and never comes. */
function holdWorkerBack(): void {
  if ("serviceWorker" in navigator) navigator.serviceWorker.register = () => new Promise(() => undefined);
}

function chromiumPath(): string {
  const path = findChromium();
  if (path === undefined) throw new Error("No Chromium: `npm test` installs one, or set CHROME_PATH to yours.");
  return path;
}
