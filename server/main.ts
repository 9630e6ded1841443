/**
 * The process: reads the environment, builds the parts, listens, and stops without losing a word. The only module of
 * the server that does anything by being imported.
 */
import { setTimeout as delay } from "node:timers/promises";
import { Router } from "express";
import { pino } from "pino";
import { createOwnerLink } from "./accounts/links.ts";
import { findOwner } from "./accounts/owner.ts";
import { forgetExpired } from "./accounts/sessions.ts";
import { createApp } from "./app.ts";
import { startBinomeSweep } from "./binome/binome-sweep.ts";
import { binomeRoutes } from "./binome/binome-route.ts";
import { createBuddyStreams } from "./binome/buddy-streams.ts";
import { createLocalBus } from "./binome/bus.ts";
import { createPostgresBus } from "./binome/postgres-bus.ts";
import { takeWarnings } from "./coach/budget-warnings.ts";
import { createCircuit } from "./coach/circuit.ts";
import { coachRoutes } from "./coach/coach-route.ts";
import { operatorHint } from "./coach/model-failure.ts";
import { createModel } from "./coach/openai.ts";
import { startRunSweep } from "./coach/run-sweep.ts";
import { createRuns } from "./coach/runs.ts";
import { createCoachSettings } from "./coach/settings.ts";
import { usageRoutes } from "./coach/usage-route.ts";
import { lockDataDir } from "./db/lock-data-dir.ts";
import { openDatabase } from "./db/open-database.ts";
import { originOf, readEnvOrExit } from "./env.ts";
import { REQUESTS_PER_MINUTE } from "./gate/ip-limit.ts";
import { listen } from "./listen.ts";
import { pilotageRoutes } from "./pilotage/pilotage-route.ts";
import { importDefaultProgramme } from "./programme/import-programme.ts";
import { programmeRoutes } from "./programme/programme-route.ts";
import { staticClient } from "./static-client.ts";

const CLIENT_DIR = "dist/client";

/** Readers are told the end of their replies, then connections are cut: all of it well within 10 s. */
const SETTLE_MS = 7_000;
const LAST_WORDS_MS = 1_000;
const EXIT_MS = 9_500;

const env = readEnvOrExit();
const logger = pino({ level: env.logLevel });
const place = { appOrigin: env.appOrigin, host: env.host };
let isStopping = false;

const unlock = env.databaseUrl === null ? lockDataDir(env.dataDir) : () => {};
if (unlock === null) {
  refuseToStart(
    `Another Second de Bord server already uses ${env.dataDir}: stop it, or give this one its own DATA_DIR.`,
  );
}
const db = await openDatabase(env).catch((error: unknown) =>
  refuseToStart(`The database cannot be opened: ${String(error)}`),
);
await forgetExpired(db, Date.now());
await importDefaultProgramme(db);

const { price } = env;
const settings = createCoachSettings(db, { ...env.limits, isModelOff: env.isModelOff });
const isModelOff = async () => (await settings.read()).isModelOff;
const model = env.model === null ? null : createModel(env.model);
if (price === null && (env.limits.moneyPerDay ?? env.limits.moneyPerMonth) !== null) {
  logger.warn("the model has no price (COACH_PRICES): COACH_BUDGET_DAY and COACH_BUDGET_MONTH count nothing");
}
const reportBug = (error: unknown) => logger.error({ name: error instanceof Error ? error.name : "?" }, "run failed");
/** This server alone uses the database: the lock of the data folder says so, and PostgreSQL has none. */
const isAlone = env.databaseUrl === null;
const stopSweeping = await startRunSweep({ db, isAlone, reportBug });
const onSpending = (refused: boolean) => void warnOfSpending(refused);
const runs = createRuns({ db, isAlone, readLimits: settings.read, price, reportBug, onSpending });
const circuit = createCircuit({
  onFailure: (failure, awayMs) =>
    logger.warn(awayMs === null ? { failure } : { failure, awayS: awayMs / 1_000 }, operatorHint(failure)),
});
const bus = env.databaseUrl === null ? createLocalBus() : await createPostgresBus(env.databaseUrl, reportDeafness);
const buddyStreams = createBuddyStreams(db, bus);
const stopForgetting = await startBinomeSweep(db, reportBug);
const dev = process.argv.includes("--dev")
  ? await (await import("./dev/vite-middleware.ts")).viteMiddleware(place)
  : null;

const app = createApp({
  db,
  bus,
  stopRun: (id) => runs.stop(id),
  logger,
  place,
  coach: {
    routes: Router().use(
      coachRoutes({ db, runs, coach: { model, isModelOff, circuit } }),
      usageRoutes({ db, readLimits: settings.read, price }),
    ),
    source: async () =>
      model === null || (await isModelOff())
        ? { source: "checks" }
        : { source: "model", model: model.model, host: model.host },
  },
  programme: { routes: programmeRoutes({ db }) },
  binome: { routes: binomeRoutes({ db, bus, streams: buddyStreams, appOrigin: env.appOrigin }) },
  pilotage: {
    routes: pilotageRoutes({ db, bus, settings, model: model?.model ?? null, price, appOrigin: env.appOrigin }),
  },
  client: dev === null ? staticClient(CLIENT_DIR) : dev.client,
  requestsPerMinute: REQUESTS_PER_MINUTE,
  isStopping: () => isStopping,
});

const listening = await listen(app, env);
if (listening.kind === "port-taken") {
  refuseToStart(
    `Port ${env.port} is already taken: stop what uses it, or set PORT (another port is another origin, with its own, empty conversations).`,
  );
}
const { servers, port } = listening;
for (const server of servers) dev?.attachTo(server);
const origin = originOf({ appOrigin: env.appOrigin, port });
const firstVisit = (await findOwner(db)) === null ? await createOwnerLink(db, origin, Date.now()) : null;
// From here on nothing of the start is under way: what stops the process finds it whole.
process.once("SIGTERM", () => void stop());
process.once("SIGINT", () => void stop());
console.log(`Second de Bord: ${origin}`);
if (firstVisit !== null) {
  const where = env.appOrigin === null ? "from this machine or with this link" : "with this link";
  console.log(`First visit, ${where} (once, within 30 minutes): ${firstVisit}`);
}

/** The driver's own words may quote the address of the database, which holds a password. */
function reportDeafness(cause: unknown): void {
  const name = cause instanceof Error && "code" in cause ? String(cause.code) : "closed";
  logger.warn({ name }, "the database no longer tells of news: messages of binômes may be seconds late");
}

async function warnOfSpending(refused: boolean): Promise<void> {
  try {
    for (const warning of await takeWarnings(db, await settings.read(), refused, Date.now())) {
      logger.warn(warning, "the coach's budget is being spent");
    }
  } catch (error) {
    reportBug(error);
  }
}

async function stop(): Promise<void> {
  isStopping = true;
  stopSweeping();
  stopForgetting();
  buddyStreams.end();
  setTimeout(() => process.exit(1), EXIT_MS).unref();
  await Promise.race([runs.settle(), delay(SETTLE_MS)]);
  // What was written last is still on its way to the readers: their connections end by themselves, or are cut.
  const closed = servers.map((server) => new Promise((resolve) => server.close(resolve)));
  await Promise.race([Promise.all(closed), delay(LAST_WORDS_MS)]);
  for (const server of servers) server.closeAllConnections();
  await dev?.close();
  await bus.close();
  await db.destroy();
  unlock?.();
  process.exit(0);
}

function refuseToStart(why: string): never {
  process.stderr.write(`${why}\n`);
  process.exit(1);
}
