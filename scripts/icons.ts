/**
 * `npm run icons`: the pictures of the installed app in `client/public/icons`, drawn from `icon.svg` by Chromium. They are
 * committed: run it when the drawing changes. A system that cuts its icons to a shape (maskable, Apple) gets the fog to the
 * edges, and the pennant inside the circle of 80 % that no shape cuts.
 */
import { mkdir, readFile } from "node:fs/promises";
import { chromium } from "playwright-core";
import { findChromium } from "#client/e2e/find-chromium.ts";

const FOLDER = "client/public/icons";
const ICONS = [
  { name: "icon-192", size: 192, isCut: false },
  { name: "icon-512", size: 512, isCut: false },
  { name: "maskable-512", size: 512, isCut: true },
  { name: "apple-touch-180", size: 180, isCut: true },
] as const;
/** The pennant's corners are 15.8 from the centre of a drawing 32 wide: 11.9 at three quarters, inside 12.8. */
const CUT_SCALE = 0.75;

const drawing = await readFile("client/public/icon.svg", "utf8");
const ground = /<rect[^>]*fill="([^"]+)"[^>]*\/>/.exec(drawing);
if (ground === null) throw new Error("icon.svg has no ground");
const pennant = drawing.slice(drawing.indexOf(ground[0]) + ground[0].length).replace("</svg>", "");

await mkdir(FOLDER, { recursive: true });
const executablePath = findChromium();
const browser = await chromium.launch({
  args: ["--no-sandbox", "--disable-gpu"],
  ...(executablePath === undefined ? {} : { executablePath }),
});
try {
  for (const { name, size, isCut } of ICONS) {
    const page = await browser.newPage({ viewport: { width: size, height: size } });
    const svg = isCut ? toTheEdges() : drawing;
    await page.setContent(`<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`);
    await page.screenshot({ path: `${FOLDER}/${name}.png`, omitBackground: !isCut });
    await page.close();
  }
} finally {
  await browser.close();
}

function toTheEdges(): string {
  const shift = (32 * (1 - CUT_SCALE)) / 2;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" fill="${ground?.[1]}"/><g transform="translate(${shift} ${shift}) scale(${CUT_SCALE})">${pennant}</g></svg>`;
}
