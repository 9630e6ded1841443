/**
 * A programme as its operator writes it: `programme.json` and one file a day. Every mistake of every file is found in
 * one go and named by file and field, so that correcting a programme is one round and not twenty.
 */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import * as z from "zod/mini";
import { DAYS } from "#shared/day.ts";
import { Programme } from "#shared/programme.ts";
import { dayFile, type FieldMistake, formMistakes, missionMistakes, WHOLE_FILE } from "./programme-mistakes.ts";

type Mistake = FieldMistake & { file: string };

type ProgrammeFolder = { kind: "programme"; programme: Programme } | { kind: "mistakes"; mistakes: Mistake[] };

const COVER_FILE = "programme.json";
const Cover = z.omit(Programme, { missions: true });

/** Reads `dir`; whatever is wrong with it, a folder that cannot be opened included, is a mistake and never throws. */
export async function readProgrammeFolder(dir: string): Promise<ProgrammeFolder> {
  const names = await readdir(dir).catch(whyUnreadable);
  if (typeof names === "string")
    return { kind: "mistakes", mistakes: [{ file: dir, field: WHOLE_FILE, message: names }] };
  const cover = await readJson(dir, COVER_FILE);
  const days = await Promise.all(DAYS.map(async (day) => ({ day, json: await readJson(dir, dayFile(day)) })));
  const mistakes = [
    ...strayFiles(names),
    ...inFile(COVER_FILE, cover, (content) => formMistakes(Cover, content)),
    ...days.flatMap(({ day, json }) => inFile(dayFile(day), json, (content) => missionMistakes(day, content))),
  ];
  if (mistakes.length > 0) return { kind: "mistakes", mistakes };
  const missions = days.map(({ json }) => json.content);
  return { kind: "programme", programme: Programme.parse({ ...Cover.parse(cover.content), missions }) };
}

/** A file that would be silently left out, such as `j3.json`, is most likely a day that is misnamed. */
function strayFiles(names: string[]): Mistake[] {
  const known = new Set([COVER_FILE, ...DAYS.map(dayFile)]);
  return names
    .filter((name) => name.endsWith(".json") && !known.has(name))
    .toSorted()
    .map((file) => ({
      file,
      field: WHOLE_FILE,
      message: `is no part of a programme: expected ${COVER_FILE} and ${dayFile(1)} to ${dayFile(DAYS.length)}`,
    }));
}

type Json = { content: unknown; unreadable: string | null };

async function readJson(dir: string, file: string): Promise<Json> {
  try {
    const text = await readFile(join(dir, file), "utf8");
    // Some editors begin a file with a byte order mark, which is not JSON.
    return { content: JSON.parse(text.replace(/^\uFEFF/, "")), unreadable: null };
  } catch (error) {
    return { content: null, unreadable: whyUnreadable(error) };
  }
}

function whyUnreadable(error: unknown): string {
  if (error instanceof SyntaxError) return `is not JSON: ${error.message}`;
  const code = error instanceof Error && "code" in error ? String(error.code) : String(error);
  return code === "ENOENT" ? "is missing" : `cannot be read (${code})`;
}

function inFile(file: string, json: Json, find: (content: unknown) => FieldMistake[]): Mistake[] {
  const found = json.unreadable === null ? find(json.content) : [{ field: WHOLE_FILE, message: json.unreadable }];
  return found.map((mistake) => ({ file, ...mistake }));
}
