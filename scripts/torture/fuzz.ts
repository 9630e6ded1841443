/**
 * A hundred thousand bodies on all routes. The process never exits, no answer is a 500, and every refusal is a problem
 * document of a known type that says nothing of the server's insides.
 */
import * as z from "zod/mini";
import { Problem, problemTypeOf } from "#shared/problem.ts";
import { fuzzedCall } from "./fuzzed-call.ts";
import type { PartOrder, PartResult } from "./part.ts";
import { addressOf, type Call, startWorld } from "./world.ts";

const BODIES = 100_000;
const AT_ONCE = 24;
const PEOPLE = 50;
const INSIDES = /node_modules|\bat .+:\d+:\d+|\.[jt]s:\d+|sk-torture|SQLITE|Kysely/u;

export async function fuzz({ random, seconds }: PartOrder): Promise<PartResult> {
  const endsAt = Date.now() + seconds * 1_000;
  const world = await startWorld({ people: PEOPLE });
  const { pid } = world.product();
  world.upstream.reply("Deux mots.", { chunk: 20, paceMs: 0 });
  const broken: string[] = [];
  const statuses = new Map<number, number>();
  let sent = 0;

  async function sendMany(): Promise<void> {
    while (sent < BODIES && Date.now() < endsAt && broken.length < 5) {
      sent += 1;
      const call = fuzzedCall(random);
      const person = { ...random.oneOf(world.people), address: addressOf(random.between(0, 65_535)) };
      const answer = await world
        .ask(person, call)
        .catch((error: unknown) => ({ status: 0, type: "", body: String(error) }));
      statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
      const law = lawBrokenBy(call, answer);
      if (law !== null)
        broken.push(`${law}: ${call.method} ${call.path} ${told(call)} → ${answer.status} ${answer.body}`);
      if (sent % 1_000 === 0) world.upstream.requests.length = 0;
    }
  }

  try {
    await Promise.all(Array.from({ length: AT_ONCE }, sendMany));
    const health = await world.ask(world.people[0], { method: "GET", path: "/readyz" }).catch(() => null);
    if (health?.status !== 200 || world.product().pid !== pid) broken.push("the process never exits");
    const counts = [...statuses].toSorted(([a], [b]) => a - b).map(([status, count]) => `${status} × ${count}`);
    const isWhole = sent >= BODIES || broken.length > 0;
    return {
      broken,
      figures: [`${sent} of ${BODIES} requests: ${counts.join(", ")}`],
      notJudged: isWhole ? [] : [`${BODIES} requests take longer than ${seconds.toFixed(0)} s here`],
    };
  } finally {
    await world.close();
  }
}

function lawBrokenBy(
  call: Call,
  { status, type, body }: { status: number; type: string; body: string },
): string | null {
  if (status === 0) return "every request is answered";
  if (status >= 500) return "no request makes the server fail";
  if (INSIDES.test(body)) return "an answer says nothing of the insides";
  if (status < 400 || call.method === "HEAD") return null;
  if (!type.startsWith("application/problem+json")) return "every refusal is a problem document";
  const problem = z.safeParse(Problem, parsed(body));
  const isKnown = problem.success && problem.data.status === status && problemTypeOf(problem.data) !== null;
  return isKnown ? null : "every problem has a type that we know";
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}

function told({ headers, body }: Call): string {
  return `${JSON.stringify(headers)} ${JSON.stringify(String(body).slice(0, 300))}`;
}
