/** A part that the page is whole without: where its code cannot be had, nothing stands in its place, and no pane falls. */
import { type ComponentType, Suspense } from "react";
import { fetchedPart } from "./fetched-part.tsx";

export function optionalPart<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  const { Part } = fetchedPart<Props>(() => load().catch(() => Nothing));
  return (props) => (
    <Suspense>
      <Part {...props} />
    </Suspense>
  );
}

function Nothing() {
  return null;
}
