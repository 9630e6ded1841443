/**
 * `npm run eval` puts the cases of `eval/cases.ts` to the model of OPENAI_MODEL, with the prompt that the product
 * sends, and holds each reply to the product's own rules and to the case's. It prints a table and exits 1 when a case
 * fails. `-- E05 E07` runs these alone; `-- --show` prints the replies and what a person should look at in them.
 */
import { readEnvOrExit } from "#server/env.ts";
import { createModel } from "#server/coach/openai.ts";
import { askCase } from "./eval/ask-case.ts";
import { EVAL_CASES } from "./eval/cases.ts";
import { judgeReply } from "./eval/judge-reply.ts";

const AT_ONCE = 2;

const { model: settings } = readEnvOrExit();
if (settings === null) {
  console.error("No model to ask: set OPENAI_API_KEY, or OPENAI_BASE_URL for a local one (see .env.example).");
  process.exit(2);
}
const asked = process.argv.slice(2).filter((argument) => !argument.startsWith("--"));
const isShown = process.argv.includes("--show");
const unknown = asked.filter((id) => EVAL_CASES.every((one) => one.id !== id));
if (unknown.length > 0) {
  console.error(`No case is called ${unknown.join(", ")}: ${EVAL_CASES.map(({ id }) => id).join(" ")}`);
  process.exit(2);
}

const cases = EVAL_CASES.filter(({ id }) => asked.length === 0 || asked.includes(id));
const model = createModel(settings);
console.log(`${cases.length} cases, ${model.model} at ${model.host}\n`);
const waiting = [...cases];
let failed = 0;
await Promise.all(
  Array.from({ length: AT_ONCE }, async () => {
    for (let one = waiting.shift(); one !== undefined; one = waiting.shift()) {
      const answer = await askCase(one, model);
      const faults = answer.kind === "failed" ? [`no reply: ${answer.failure}`] : judgeReply(one, answer.reply);
      if (faults.length > 0) failed += 1;
      console.log(`${faults.length === 0 ? "✓" : "✗"} ${one.id}  J${one.day}  ${one.mode.padEnd(8)}  ${one.persona}`);
      for (const fault of faults) console.log(`      ${fault}`);
      if (isShown && answer.kind === "reply") console.log(`\n${answer.reply}\n\n      → ${one.lookAt}\n`);
    }
  }),
);
console.log(`\n${cases.length - failed} of ${cases.length} hold.`);
if (failed > 0) process.exitCode = 1;
