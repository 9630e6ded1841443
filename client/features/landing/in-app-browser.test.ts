import { expect, test } from "vitest";
import { inAppBrowser } from "./in-app-browser.ts";

const IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)";
const ANDROID =
  "Mozilla/5.0 (Linux; Android 15; Pixel 8 Build/AP4A; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/142.0.0.0 Mobile Safari/537.36";

test.each([
  [`${IPHONE} Mobile/22F76 Instagram 382.0.0.21.90 (iPhone15,3; iOS 18_5; fr_FR)`, "Instagram"],
  [`${IPHONE} Mobile/22F76 [FBAN/FBIOS;FBAV/514.0.0.40.92;FBBV/1;FBDV/iPhone15,3]`, "Facebook"],
  [`${ANDROID} [FB_IAB/FB4A;FBAV/514.0.0.1.2;]`, "Facebook"],
  [`${IPHONE} Mobile/22F76 [FBAN/MessengerForiOS;FBAV/514.0]`, "Messenger"],
  [`${IPHONE} Mobile/22F76 [LinkedInApp]/9.31`, "LinkedIn"],
  [`${ANDROID} musical_ly_2023 BytedanceWebview/d8a21c6`, "TikTok"],
  [`${ANDROID} WhatsApp/2.25`, "WhatsApp"],
  [`${IPHONE} Mobile/22F76 Safari Line/15.1.0`, "LINE"],
  [`${IPHONE} Mobile/22F76 Snapchat/13.1 (like Safari/8621.1)`, "Snapchat"],
  [`${IPHONE} Mobile/22F76 Outlook-iOS/2.0`, "Outlook"],
  [`${IPHONE} GSA/360.0 Mobile/22F76 Safari/604.1`, "Google"],
  [ANDROID, ""],
  [`${IPHONE} Mobile/22F76`, ""],
])("%s is an app's own window", (userAgent, app) => {
  expect(inAppBrowser(userAgent)).toBe(app);
});

test.each([
  `${IPHONE} Version/18.5 Mobile/15E148 Safari/604.1`,
  `${IPHONE} CriOS/142.0.0.0 Mobile/15E148 Safari/604.1`,
  `${IPHONE} FxiOS/145.0 Mobile/15E148 Safari/604.1`,
  "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36",
  "Mozilla/5.0 (Android 15; Mobile; rv:145.0) Gecko/145.0 Firefox/145.0",
  "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0",
  "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/142.0.0.0 Safari/537.36",
  "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15",
  "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0",
  "",
])("%s is a browser", (userAgent) => {
  expect(inAppBrowser(userAgent)).toBeNull();
});
