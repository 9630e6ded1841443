/** Why the app did not start although its code is whole: it has no account to open, or cannot open its database. */
export class StartError extends Error {
  readonly reason: "unreachable" | "signed-out" | "no-database" | "not-upgraded" | "old-app";

  constructor(reason: StartError["reason"]) {
    super(reason);
    this.name = "StartError";
    this.reason = reason;
  }
}
