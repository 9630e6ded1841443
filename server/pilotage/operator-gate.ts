/** What is under this gate is there for operators alone: to whoever is none it answers as if there were nothing. */
import type { RequestHandler } from "express";
import type { Database } from "../db/open-database.ts";
import { currentUser } from "../gate/current-user.ts";
import { sendProblem } from "../problem.ts";

export function operatorGate(db: Database): RequestHandler {
  return async (_req, res, next) => {
    if (await isOperator(db, currentUser(res).id)) next();
    else sendProblem(res, "not-found");
  };
}

async function isOperator(db: Database, userId: string): Promise<boolean> {
  const row = await db
    .selectFrom("users")
    .select("id")
    .where("id", "=", userId)
    .where((where) => where.or([where("role", "=", "owner"), where("is_operator", "=", 1)]))
    .executeTakeFirst();
  return row !== undefined;
}
