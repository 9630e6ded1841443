// What a system is told about the app before it installs it must be true.
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { webApp } from "./web-app.ts";

const manifest = webApp.manifest === false || webApp.manifest === undefined ? {} : webApp.manifest;
const PNG_WIDTH_AT = 16;

test("its pictures are there, in the sizes it says, one of them for a system that cuts them", () => {
  const icons = manifest.icons ?? [];
  const pictures = icons.filter(({ type }) => type === "image/png");
  for (const { src, sizes } of pictures) {
    const file = readFileSync(`client/public${src}`);
    expect([src, `${file.readUInt32BE(PNG_WIDTH_AT)}x${file.readUInt32BE(PNG_WIDTH_AT + 4)}`]).toEqual([src, sizes]);
  }
  expect(pictures.map(({ sizes }) => sizes)).toEqual(expect.arrayContaining(["192x192", "512x512"]));
  expect(icons.some(({ purpose }) => purpose === "maskable")).toBe(true);
});

test("the colours of its window are the fog of each theme", () => {
  const fogs = [...readFileSync("client/ui/tokens.css", "utf8").matchAll(/--desk: (#\w+)/g)].map(
    ([, colour]) => colour,
  );
  const page = readFileSync("client/index.html", "utf8");
  const colour = (theme: string) =>
    new RegExp(`name="theme-color" data-theme="${theme}" [^>]*content="(#\\w+)"`).exec(page)?.[1];
  expect([manifest.theme_color, manifest.background_color, colour("light")]).toEqual([fogs[0], fogs[0], fogs[0]]);
  expect(colour("dark")).toBe(fogs[1]);
});
