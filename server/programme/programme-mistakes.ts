/**
 * What is wrong with one file of a programme, in plain words. Each rule reads only what it needs, and leniently: a
 * bad field never hides the mistake of another.
 */
import * as z from "zod/mini";
import { CheckId, DayCheck } from "#shared/checks/check.ts";
import { Day } from "#shared/day.ts";
import { Criterion, Limit, Mission, Mode } from "#shared/programme.ts";

/** `field` is a path such as `chips[0].label.en` (counted from 0), or `WHOLE_FILE`. */
export type FieldMistake = { field: string; message: string };

export const WHOLE_FILE = "(whole file)";

export function dayFile(day: Day): string {
  return `j${String(day).padStart(2, "0")}.json`;
}

/** The mistakes of the file that holds `day`: its form, then the rules between its fields, each named once. */
export function missionMistakes(day: Day, content: unknown): FieldMistake[] {
  const mistakes = [...formMistakes(Mission, content), ...formMistakes(Counts, content), ...ruleMistakes(day, content)];
  return [...new Map(mistakes.map((mistake) => [JSON.stringify(mistake), mistake])).values()];
}

/** Where `content` departs from `schema`. */
export function formMistakes(schema: z.core.$ZodType, content: unknown): FieldMistake[] {
  const parsed = z.safeParse(schema, content, { error: inPlainWords });
  if (parsed.success) return [];
  return parsed.error.issues.flatMap((issue) =>
    issue.code === "unrecognized_keys"
      ? issue.keys.map((key) => ({ field: fieldAt([...issue.path, key]), message: "unknown field" }))
      : { field: fieldAt(issue.path), message: issue.message },
  );
}

function fieldAt(path: PropertyKey[]): string {
  if (path.length === 0) return WHOLE_FILE;
  return path
    .map((key) => (typeof key === "number" ? `[${key}]` : `.${String(key)}`))
    .join("")
    .replace(/^\./, "");
}

function inPlainWords(issue: z.core.$ZodRawIssue): string {
  if (issue.input === undefined) return "is missing";
  switch (issue.code) {
    case "invalid_type":
      return `must be ${issue.expected === "int" ? "a whole number" : `of type ${issue.expected}`}`;
    case "invalid_value":
      return `must be one of: ${issue.values.map(String).join(", ")}`;
    case "invalid_union":
      return `must be one of: ${CheckId.options.join(", ")}`;
    case "too_small":
      return issue.origin === "string" ? "is empty" : bound(issue, `at least ${issue.minimum}`);
    case "too_big":
      return bound(issue, `at most ${issue.maximum}`);
    default:
      return "is not valid";
  }
}

function bound(
  { origin, exact, input }: z.core.$ZodRawIssue<z.core.$ZodIssueTooSmall | z.core.$ZodIssueTooBig>,
  limit: string,
): string {
  const wanted = exact === true ? limit.replace(/at \w+/, "exactly") : limit;
  if (origin === "array") return `must hold ${wanted}, it holds ${Array.isArray(input) ? input.length : 0}`;
  return origin === "string" ? `must be ${wanted} characters long` : `must be ${wanted}`;
}

const sameItem = (item: unknown) =>
  z.pipe(
    z.array(z.unknown()),
    z.transform((list) => list.map(() => item)),
  );
const anyText = { fr: "…", en: "…" };

/** `Mission` counts a list only once every item in it is right; here all items count as right. */
const Counts = z.object({
  criteria: z.pipe(sameItem({ text: anyText, kind: "judged" }), Mission.shape.criteria),
  checks: z.pipe(sameItem({ id: "proof" }), Mission.shape.checks),
  chips: z.pipe(sameItem({ label: anyText, question: anyText, mode: "question", needs: [] }), Mission.shape.chips),
});

const lenient = <T extends z.ZodMiniType>(schema: T) => z.union([schema, z.transform(() => null)]);

/** What the rules between fields read: `null` stands for whatever `Mission` already complained about. */
const Outline = z.object({
  day: lenient(Day),
  deliverable: lenient(z.object({ limit: Limit })),
  criteria: lenient(z.array(lenient(z.object({ kind: lenient(Criterion.shape.kind), check: lenient(CheckId) })))),
  checks: lenient(z.array(lenient(z.looseObject({ id: CheckId })))),
  chips: lenient(z.array(lenient(z.object({ mode: lenient(Mode), needs: lenient(z.array(lenient(Day))) })))),
});
type Outline = z.infer<typeof Outline>;

function ruleMistakes(day: Day, content: unknown): FieldMistake[] {
  const outline = Outline.safeParse(content);
  if (!outline.success) return [];
  return [
    ...dayMistakes(day, outline.data),
    ...criterionMistakes(outline.data),
    ...checkMistakes(outline.data),
    ...chipMistakes(day, outline.data),
  ];
}

/** A day told twice is always this: one of the two files is not named after its day. */
function dayMistakes(day: Day, outline: Outline): FieldMistake[] {
  if (outline.day === null || outline.day === day) return [];
  const message = `says ${outline.day}, which belongs in ${dayFile(outline.day)}; this file must hold day ${day}`;
  return [{ field: "day", message }];
}

function criterionMistakes({ criteria, checks }: Outline): FieldMistake[] {
  const todays = (checks ?? []).map((check) => check?.id);
  return (criteria ?? []).flatMap((criterion, index) => {
    if (criterion === null || criterion.check === null) return [];
    const field = `criteria[${index}].check`;
    return [
      ...(criterion.kind === "measured" || criterion.kind === null
        ? []
        : [{ field, message: "only a measured criterion names a check" }]),
      ...(todays.includes(criterion.check)
        ? []
        : [{ field, message: `names "${criterion.check}", which is not among this day's checks` }]),
    ];
  });
}

function checkMistakes({ checks, deliverable }: Outline): FieldMistake[] {
  return (checks ?? []).flatMap((check, index, all) => {
    if (check === null) return [];
    const field = `checks[${index}]`;
    return [
      ...(all.findIndex((other) => other?.id === check.id) < index
        ? [{ field: `${field}.id`, message: `"${check.id}" is named twice` }]
        : []),
      ...boundMistakes(field, DayCheck.safeParse(check).data, deliverable?.limit),
    ];
  });
}

function boundMistakes(field: string, check: DayCheck | undefined, limit: Limit | undefined): FieldMistake[] {
  if (check?.id === "questions" && check.min > check.max) {
    return [{ field: `${field}.min`, message: `is over the maximum, ${check.max}` }];
  }
  if (check?.id !== "length") return [];
  const { unit, min, max } = check;
  const limitKept = limit === undefined || (limit.unit === unit && limit.max === max);
  return [
    ...(limitKept ? [] : [{ field, message: `must carry the deliverable's own limit, ${limit.max} ${limit.unit}` }]),
    ...(min === undefined || min <= max ? [] : [{ field: `${field}.min`, message: `is over the maximum, ${max}` }]),
  ];
}

function chipMistakes(day: Day, { chips }: Outline): FieldMistake[] {
  return (chips ?? []).flatMap((chip, index) => {
    if (chip === null) return [];
    const reserved = { field: `chips[${index}].mode`, message: '"free" is the composer\'s: a chip has another mode' };
    return [
      ...(chip.mode === "free" ? [reserved] : []),
      ...(chip.needs ?? []).flatMap((needed, place, all) => {
        if (needed === null) return [];
        const field = `chips[${index}].needs[${place}]`;
        return [
          ...(needed < day ? [] : [{ field, message: `needs day ${needed}, which does not come before day ${day}` }]),
          ...(all.indexOf(needed) < place ? [{ field, message: `day ${needed} is named twice` }] : []),
        ];
      }),
    ];
  });
}
