// @vitest-environment happy-dom
import { createRoot } from "react-dom/client";
import { act } from "react";
import { afterEach, expect, test } from "vitest";
import type { Section } from "#shared/reply-sections.ts";
import { NextPlaceContext } from "./next-place.ts";
import { SectionsToCome } from "./sections-to-come.tsx";

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

afterEach(() => document.body.replaceChildren());

test.each<[Section["name"], string[]]>([
  ["verdict", ["What’s in the way", "Rewrite", "Next action"]],
  ["holds", ["What’s in the way", "Rewrite", "Next action"]],
  ["blocks", ["Rewrite", "Next action"]],
  ["rewrite", ["Next action"]],
  ["action", []],
  ["other", []],
])("while %j is written, what is still to come stands below the thread: %j", async (after, names) => {
  const below = document.body.appendChild(document.createElement("div"));
  const root = createRoot(document.body.appendChild(document.createElement("div")));
  await act(async () => {
    root.render(
      <NextPlaceContext value={{ isNewest: true, below }}>
        <SectionsToCome after={after} />
      </NextPlaceContext>,
    );
  });
  expect([...below.querySelectorAll("li")].map(({ textContent }) => textContent)).toEqual(names);
  await act(async () => root.unmount());
});
