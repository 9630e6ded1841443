/** Requests that nobody should send: every route and method, with bodies that are nearly right, or not at all. */
import { v7 as uuidv7 } from "uuid";
import { PROTOCOL_VERSION } from "#shared/coach-protocol.ts";
import type { Random } from "./random.ts";
import type { Call } from "./world.ts";

const PATHS = [
  "/api/session",
  "/api/programme",
  "/api/missions/:day",
  "/api/profile",
  "/api/ai/coach",
  "/api/ai/coach",
  "/api/ai/coach",
  "/api/ai/coach/:id",
  "/api/ai/coach/:id/stop",
  "/api/:id",
] as const;
const METHODS = ["POST", "POST", "POST", "PUT", "GET", "PATCH", "DELETE", "OPTIONS", "HEAD"] as const;
const TYPES = [
  "application/json",
  "application/json; charset=utf-16",
  "text/plain",
  "application/x-www-form-urlencoded",
  "multipart/form-data; boundary=x",
  "application/json;;",
  "",
] as const;
const SEGMENTS = [
  "3",
  "0",
  "-1",
  "1e9",
  "99999999999999999999",
  "%ff",
  "%2e%2e",
  "..",
  "%00",
  "a'--",
  "é",
  "{}",
] as const;

export function fuzzedCall(random: Random): Call {
  const segment = random.chance(0.3) ? uuidv7() : random.oneOf(SEGMENTS);
  const path = random.oneOf(PATHS).replace(/:id|:day/u, segment);
  const query = random.chance(0.2) ? `?after=${random.oneOf(["0", "-1", "x", "1&after=2", "%", "9".repeat(30)])}` : "";
  const method = random.oneOf(METHODS);
  const headers: Record<string, string> = {};
  if (random.chance(0.08)) headers["Content-Type"] = random.oneOf(TYPES);
  if (random.chance(0.02)) headers["Content-Encoding"] = random.oneOf(["gzip", "br", "x"]);
  if (random.chance(0.02)) headers["Origin"] = random.oneOf(["null", "http://localhost:1", "https://example.org"]);
  if (random.chance(0.02)) headers["Cookie"] = random.oneOf(["", "=", "sdb-session=%", "a=".repeat(500)]);
  return { method, path: encodeURI(path).replaceAll("%25", "%") + query, headers, body: fuzzedBody(random) };
}

function fuzzedBody(random: Random): string | Buffer {
  const kind = random.between(0, 9);
  if (kind === 0) return Buffer.from(Array.from({ length: random.between(0, 200) }, () => random.between(0, 255)));
  if (kind === 1) return random.text(random.between(0, 300));
  if (kind === 2) return random.oneOf(HOSTILE);
  const body = JSON.stringify(mutated(random, random.chance(0.75) ? validQuestion(random) : validOther(random)));
  if (kind === 3) return body.slice(0, random.between(0, body.length));
  if (kind === 4) {
    const at = random.between(0, body.length);
    return Buffer.concat([
      Buffer.from(body.slice(0, at)),
      Buffer.of(random.between(128, 255)),
      Buffer.from(body.slice(at)),
    ]);
  }
  return body;
}

const HOSTILE = [
  "",
  "null",
  "[]",
  "0",
  '"text"',
  '{"__proto__":{"isAdmin":true},"constructor":{"prototype":{"v":1}}}',
  '{"v":1,"v":2,"id":{}}',
  `${"[".repeat(20_000)}${"]".repeat(20_000)}`,
  `${'{"a":'.repeat(9_000)}1${"}".repeat(9_000)}`,
  `{"v":1,"question":"${"x".repeat(70_000)}"}`,
  `{"v":1e999,"day":-0,"history":${"9".repeat(400)}}`,
  '{"question":"\\ud800"}',
] as const;

function validQuestion(random: Random): Record<string, unknown> {
  return {
    v: PROTOCOL_VERSION,
    id: uuidv7(),
    day: random.between(1, 14),
    lang: random.oneOf(["fr", "en"]),
    mode: random.oneOf(["critique", "question", "rewrite", "roleplay", "free"]),
    tone: "direct",
    question: random.text(random.between(1, 80)),
    deliverable: { version: 1, text: random.text(random.between(0, 400)) },
    earlier: [{ day: 1, version: 1, text: random.text(30) }],
    history: [{ role: "user", text: random.text(20) }],
    memory: [{ day: 1, label: "redo", score: 1, blocked: "x", action: "y", done: "open" }],
    pushback: random.chance(0.5),
  };
}

function validOther(random: Random): Record<string, unknown> {
  if (random.chance(0.5)) return { zone: "Europe/Paris", token: random.text(43) };
  const profile = { trade: random.text(20), offer: random.text(20), audience: random.text(20), tone: "direct" };
  return { profile, baseRevision: random.between(0, 3) };
}

const ODD = [null, true, -1, 1e308, "", "x", [], {}, [[]], { toString: 1 }, "\u0000", "a".repeat(3_000)] as const;

/** A few of its fields, at any depth, become something else, vanish, or come with others. */
function mutated(random: Random, valid: Record<string, unknown>): unknown {
  for (let left = random.between(0, 3); left > 0; left -= 1) {
    const [first = "v", ...others] = Object.keys(valid);
    const key = random.oneOf<string>([first, ...others]);
    const value = valid[key];
    const change = random.between(0, 9);
    if (change < 2) delete valid[key];
    else if (change < 4) valid[random.oneOf(["model", "system", "max_tokens", "url", "__proto__x"])] = value;
    else if (Array.isArray(value) && change < 8) valid[key] = Array(random.between(0, 40)).fill(value[0]);
    else valid[key] = random.oneOf(ODD);
  }
  return valid;
}
