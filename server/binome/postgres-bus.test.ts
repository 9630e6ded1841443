import { setTimeout as delay } from "node:timers/promises";
import pg from "pg";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { startPostgres, type TestPostgres } from "#server/testing/start-postgres.ts";
import type { Bus } from "./bus.ts";
import { createPostgresBus } from "./postgres-bus.ts";

const postgres: TestPostgres | null = await startPostgres();
afterAll(() => postgres?.stop());

describe.skipIf(postgres === null)("what one server process tells", () => {
  const url = postgres?.url ?? "";
  let sql: pg.Client;
  const buses: Bus[] = [];
  const losses: unknown[] = [];
  beforeAll(async () => {
    sql = new pg.Client({ connectionString: url });
    await sql.connect();
  });
  afterAll(() => sql.end());
  afterEach(async () => {
    await Promise.all(buses.splice(0).map((bus) => bus.close()));
    losses.length = 0;
  });

  const addProcess = async () => {
    const bus = await createPostgresBus(url, (error) => losses.push(error));
    buses.push(bus);
    return bus;
  };
  const listenOn = (bus: Bus, userId: string) => {
    const onNews = vi.fn();
    return { onNews, stop: bus.listen(userId, onNews) };
  };
  /** As a restart of the database, or a network that drops it, does. */
  const cutListeners = () =>
    sql.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where query like 'listen %' and pid <> pg_backend_pid()",
    );

  test("reaches whom it is about, in every process, and nobody else", async () => {
    const [here, there] = [await addProcess(), await addProcess()];
    const heard = [listenOn(here, "léa"), listenOn(there, "léa")];
    const other = listenOn(there, "omar");
    here.tell(["léa"]);
    expect(heard[0]?.onNews).toHaveBeenCalledTimes(1);
    await expect.poll(() => heard[1]?.onNews.mock.calls.length).toBe(1);
    there.tell(["omar"]);
    await expect.poll(() => other.onNews.mock.calls.length).toBe(1);
    expect(heard[0]?.onNews).toHaveBeenCalledTimes(1);
  });

  test("is heard again after the connection was cut, and whoever listens looks once for what was missed", async () => {
    const [here, there] = [await addProcess(), await addProcess()];
    const { onNews } = listenOn(there, "léa");
    await cutListeners();
    await expect.poll(() => losses.length, { timeout: 10_000 }).toBeGreaterThanOrEqual(2);
    await expect.poll(() => onNews.mock.calls.length, { timeout: 10_000 }).toBeGreaterThanOrEqual(1);
    await expect
      .poll(
        async () => {
          const before = onNews.mock.calls.length;
          here.tell(["léa"]);
          await delay(50);
          return onNews.mock.calls.length > before;
        },
        { timeout: 10_000 },
      )
      .toBe(true);
  });

  test("wakes its own streams while its connection is down", async () => {
    const here = await addProcess();
    const { onNews } = listenOn(here, "léa");
    await cutListeners();
    here.tell(["léa"]);
    expect(onNews).toHaveBeenCalled();
  });

  test("is heard no more by whoever stopped listening", async () => {
    const here = await addProcess();
    const { onNews, stop } = listenOn(here, "léa");
    stop();
    here.tell(["léa"]);
    expect(onNews).not.toHaveBeenCalled();
  });

  test("may be told by anything that speaks to the database, and nothing it says can end the process", async () => {
    const here = await addProcess();
    const { onNews } = listenOn(here, "léa");
    for (const payload of ["", "{", "léa", "x omar", "x léa"]) {
      await sql.query("select pg_notify('second_de_bord_news', $1)", [payload]);
    }
    await expect.poll(() => onNews.mock.calls.length).toBe(1);
    expect(losses).toEqual([]);
  });
});
