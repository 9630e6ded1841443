/** Ends a switch over a union: a variant nobody handled does not compile, and throws if it arrives all the same. */
export function assertNever(value: never): never {
  throw new Error(`unhandled variant: ${JSON.stringify(value)}`);
}
