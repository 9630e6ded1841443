// @vitest-environment happy-dom
import { act, type ReactNode, Suspense } from "react";
import { createRoot } from "react-dom/client";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { fetchedPart } from "./fetched-part.tsx";
import { optionalPart } from "./optional-part.tsx";

const Window = ({ name }: { name: string }) => <p>{name}</p>;
let place: HTMLElement;

beforeEach(() => {
  vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);
  place = document.createElement("div");
});
afterEach(() => {
  vi.unstubAllGlobals();
});

test("a part that was fetched before is there at once, with nothing shown in its place", async () => {
  const part = fetchedPart(async () => Window);
  await part.fetch();
  // Not awaited: what is in the page when `act` returns was rendered without waiting for anything.
  act(() => createRoot(place).render(inPlaceOf(<part.Part name="à bord" />)));
  expect(place.textContent).toBe("à bord");
});

test("a part asked for before it was fetched comes once its code is there", async () => {
  let arrive: (part: typeof Window) => void = () => undefined;
  const part = fetchedPart(() => new Promise<typeof Window>((resolve) => (arrive = resolve)));
  await act(async () => createRoot(place).render(inPlaceOf(<part.Part name="à bord" />)));
  expect(place.textContent).toBe("en veille");
  await act(async () => arrive(Window));
  expect(place.textContent).toBe("à bord");
});

test("code that could not be had is asked for again, once for each time", async () => {
  let asked = 0;
  const part = fetchedPart(async () => {
    asked += 1;
    if (asked === 1) throw new TypeError("Failed to fetch dynamically imported module");
    return Window;
  });
  await expect(part.fetch()).rejects.toThrow("Failed to fetch");
  await part.fetch();
  await part.fetch();
  expect(asked).toBe(2);
});

test("a page whose optional part cannot be had is whole without it", async () => {
  const Lost = optionalPart<object>(async () => {
    throw new TypeError("Failed to fetch dynamically imported module");
  });
  await act(async () =>
    createRoot(place).render(
      <>
        <p>la mission</p>
        <Lost />
      </>,
    ),
  );
  expect(place.textContent).toBe("la mission");
});

function inPlaceOf(part: ReactNode) {
  return <Suspense fallback={<p>en veille</p>}>{part}</Suspense>;
}
