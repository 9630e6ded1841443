/**
 * Whether a page is open inside an app that only borrows a browser: a mail app, a social network. What is written there is
 * kept by that app, apart from the person's real browser, and often forgotten: a link must not be spent in one unawares.
 */

const APPS = [
  ["Instagram", /\bInstagram\b/],
  ["Messenger", /\bMessenger|FBAN\/Messenger|\bOrca-Android\b/],
  ["Facebook", /\bFBA[NV]\b|\bFB_IAB\b|\bFBIOS\b/],
  ["LinkedIn", /\bLinkedInApp\b/],
  ["TikTok", /\bTikTok\b|\bBytedanceWebview\b|\bmusical_ly\b|\btrill_/],
  ["WhatsApp", /\bWhatsApp\b/],
  ["Snapchat", /\bSnapchat\b/],
  ["Pinterest", /\bPinterest\//],
  ["X", /\bTwitter for\b|\bTwitterAndroid\b/],
  ["LINE", /\bLine\/\d/],
  ["WeChat", /\bMicroMessenger\b/],
  ["Telegram", /\bTelegram\b/],
  ["Slack", /\bSlack\b/],
  ["Outlook", /\bOutlook\b|\bOlkMobile\b/],
  ["Gmail", /\bGmail\b/],
  ["Google", /\bGSA\//],
] as const;

/** Android's way to say that an app shows the page; on an iPhone, a browser that is none says no `Safari`. */
const BORROWED = /; wv\)|\b(?:iPhone|iPad|iPod)\b(?!.*\bSafari\/)/;

/** The app's name; "" for one that does not say it; `null` in a browser. */
export function inAppBrowser(userAgent: string): string | null {
  const app = APPS.find(([, pattern]) => pattern.test(userAgent));
  if (app !== undefined) return app[0];
  return BORROWED.test(userAgent) ? "" : null;
}
