/** Rules (`---`) that a model draws between its sections belong to neither of the two. */

/** What stands above the rules and blank lines that end it. */
export function withoutRulesBelow(body: string): string {
  const lines = body.split("\n");
  const last = lines.findLastIndex((line) => !isNothing(line));
  return last === lines.length - 1 ? body : lines.slice(0, last + 1).join("\n");
}

/** The same, and below those that begin it. */
export function withoutRules(body: string): string {
  const lines = withoutRulesBelow(body).split("\n");
  const first = lines.findIndex((line) => !isNothing(line));
  return lines.slice(Math.max(first, 0)).join("\n").trim();
}

function isNothing(line: string): boolean {
  return line.trim() === "" || /^\s*([-*_])(?:[ \t]*\1){2,}\s*$/u.test(line);
}
