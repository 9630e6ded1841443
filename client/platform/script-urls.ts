/**
 * The one Trusted Types policy of the page: a worker may be started from our own `/sw.js` and `/assets/*`, and from
 * nowhere else. It has no way to make HTML or a script, so those stay refused as they were without it. The CSP
 * (server/gate/security-headers.ts) allows no policy but this one, under the name `default`.
 */
declare global {
  // Not in TypeScript's DOM library; absent in browsers that have no Trusted Types.
  var trustedTypes:
    | { createPolicy: (name: string, rules: { createScriptURL: (url: string) => string | null }) => unknown }
    | undefined;
}

const OURS = /^\/(?:sw\.js|assets\/[\w.-]+\.js)$/;

/** Once per page, before anything starts a worker. */
export function allowOwnWorkers(): void {
  globalThis.trustedTypes?.createPolicy("default", { createScriptURL: (url) => (isOurScript(url) ? url : null) });
}

export function isOurScript(url: string): boolean {
  const { origin, pathname, search } = new URL(url, location.href);
  return origin === location.origin && search === "" && OURS.test(pathname);
}
