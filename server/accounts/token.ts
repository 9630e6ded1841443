/** Bearer secrets of sessions and links: 256 random bits, known to the database by their SHA-256 only. */
import { createHash, randomBytes } from "node:crypto";

/** 43 characters of base64url. */
export function newToken(): string {
  return randomBytes(32).toString("base64url");
}

/** A plain hash is enough: there is nothing to guess in 256 random bits, so nothing to slow down. */
export function hashToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

/** The token sits in the fragment, which no browser sends and no log sees. */
export function linkTo(origin: string, token: string): string {
  return `${origin}/#lien=${token}`;
}
