/**
 * A part of the page whose code is fetched before it is asked for. Once React has shown something in place of a part, it
 * keeps it there for 300 ms so that nothing flickers; `lazy` suspends once even when its code is there, and would make
 * each of these wait that long. One that was fetched is rendered at once.
 */
import { type ComponentType, use } from "react";

export type FetchedPart<Props> = {
  /** Suspends while the code is fetched; throws where it could not be. */
  Part: ComponentType<Props>;
  /** Settles when the code is there. Asks again where it could not be had the last time. */
  fetch: () => Promise<unknown>;
};

export function fetchedPart<Props extends object>(load: () => Promise<ComponentType<Props>>): FetchedPart<Props> {
  let fetched: ComponentType<Props> | null = null;
  let fetching: Promise<ComponentType<Props>> | null = null;
  let hasFailed = false;

  function begin(): Promise<ComponentType<Props>> {
    hasFailed = false;
    fetching = load();
    fetching.then(
      (part) => (fetched = part),
      () => (hasFailed = true),
    );
    return fetching;
  }

  return {
    Part: (props) => {
      const Fetched = fetched ?? use(fetching ?? begin());
      return <Fetched {...props} />;
    },
    fetch: () => (fetching === null || hasFailed ? begin() : fetching),
  };
}
