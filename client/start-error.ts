/** Why the app did not start although nothing is broken: it has no account to open. */
export class StartError extends Error {
  readonly reason: "unreachable" | "signed-out" | "link-refused";

  constructor(reason: StartError["reason"]) {
    super(reason);
    this.name = "StartError";
    this.reason = reason;
  }
}
