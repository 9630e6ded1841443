// @vitest-environment happy-dom
import "fake-indexeddb/auto";
import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { IDBFactory } from "fake-indexeddb";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { dbState } from "#client/db/db-state.ts";
import { defaultProgramme } from "#server/programme/default-programme.ts";
import { closeDb, currentDb, openDb, untilDbOpen } from "#client/db/db.ts";
import { readDraft, saveDraft } from "#client/db/drafts.ts";
import { lastUserId, readSession, sessionStore, storeLastUserId } from "#client/db/session.ts";
import { readProgramme } from "#client/db/programme.ts";
import { PROBLEM_PREFIX } from "#shared/problem.ts";
import { resolveUserId, startSession } from "./start-session.ts";

// happy-dom has a fetch of its own, which knows another origin: the request is made with Node's.
const fetchFromNode = async (url: string, init: RequestInit): Promise<Response> =>
  new Promise((resolve, reject) => {
    const req = request(
      url,
      { method: init.method ?? "GET", headers: { "Content-Type": "application/json" } },
      (res) => {
        let text = "";
        res.on("data", (chunk) => (text += chunk));
        res.on("end", () => resolve(new Response(text, { status: res.statusCode ?? 500 })));
        res.on("error", reject);
      },
    );
    req.on("error", reject);
    req.end(init.body ?? undefined);
  });

const OWNER = "018f3c1e-0000-4000-8000-000000000001";
const OTHER = "018f3c1e-0000-4000-8000-000000000002";

/** Who the cookie says it is; whom a link signs in; whether being here is enough. */
let server: {
  signedInAs: string | null;
  links: Map<string, string>;
  isOwnMachine: boolean;
  programme: unknown;
  calls: string[];
  isAway: boolean;
};
let http: Server;
let stopSession: (() => void) | null;

beforeEach(async () => {
  stopSession = null;
  server = { signedInAs: null, links: new Map(), isOwnMachine: false, programme: null, calls: [], isAway: false };
  http = createServer((req, res) => void answer(req, res));
  async function answer(req: IncomingMessage, res: ServerResponse): Promise<void> {
    let body = "";
    for await (const chunk of req) body += chunk;
    server.calls.push(`${req.method} ${req.url} ${body}`.trim());
    if (server.isAway) return void req.socket.destroy();
    if (req.url === "/api/session" && req.method === "POST") {
      const { token } = JSON.parse(body);
      const user = token === undefined ? (server.isOwnMachine ? OWNER : null) : (server.links.get(token) ?? null);
      server.links.delete(token);
      if (user === null) return problem("signed-out");
      server.signedInAs = user;
    }
    if (server.signedInAs === null) return problem("signed-out");
    if (req.url === "/api/programme" && server.programme !== null) return json(server.programme);
    if (req.url !== "/api/session") return problem("not-found");
    const coach = { source: "checks" };
    const session = { userId: server.signedInAs, startedOn: "2026-11-20", zone: "Europe/Paris", coach };
    json(session);

    function json(answered: unknown) {
      res.writeHead(200, { "Content-Type": "application/json" }).end(JSON.stringify(answered));
    }

    function problem(type: string) {
      const status = type === "signed-out" ? 401 : 404;
      res.writeHead(status, { "Content-Type": "application/problem+json" });
      res.end(JSON.stringify({ type: PROBLEM_PREFIX + type, title: type, status }));
    }
  }
  await new Promise<void>((resolve) => void http.listen(0, "127.0.0.1", resolve));
  const { port } = http.address() as AddressInfo;
  vi.stubGlobal("fetch", (path: string, init: RequestInit) => fetchFromNode(`http://127.0.0.1:${port}${path}`, init));
  // A device that nobody has used.
  vi.stubGlobal("indexedDB", new IDBFactory());
  localStorage.clear();
  history.replaceState(null, "", "/app/today");
  sessionStore.setState({ state: "starting" });
});

afterEach(async () => {
  stopSession?.();
  closeDb();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  http.closeAllConnections();
  await new Promise((resolve) => void http.close(resolve));
});

describe("whose words to open", () => {
  test("is known without a network where someone was here before", async () => {
    storeLastUserId(OWNER);
    server.isAway = true;
    expect(await resolveUserId()).toEqual({ kind: "user", userId: OWNER });
    expect(server.calls).toEqual([]);
  });

  test("is the server's to say on a new device, and is remembered", async () => {
    server.isOwnMachine = true;
    expect(await resolveUserId()).toEqual({ kind: "user", userId: OWNER });
    expect(lastUserId()).toBe(OWNER);
  });

  test("cannot be said on a new device with no server, or by a server that knows nobody", async () => {
    expect(await resolveUserId()).toEqual({ kind: "signed-out" });
    server.isAway = true;
    expect(await resolveUserId()).toEqual({ kind: "unreachable" });
  });

  test("is whoever has the only words here, where the browser forgot them and the server knows nobody", async () => {
    openDb(OWNER);
    await untilDbOpen();
    closeDb();
    expect(await resolveUserId()).toEqual({ kind: "user", userId: OWNER });
    openDb("018f3c1e-0000-4000-8000-00000000000b");
    await untilDbOpen();
    expect(await resolveUserId()).toEqual({ kind: "signed-out" });
  });

  test("is asked once, not again by the session that starts", async () => {
    server.isOwnMachine = true;
    await resolveUserId();
    const asked = server.calls.length;
    await start(OWNER, "ready");
    expect(server.calls.slice(asked).filter((call) => call.includes("/api/session"))).toEqual([]);
  });
});

describe("signing in", () => {
  test("spends no link by being opened: whatever is in the address stays there", async () => {
    server.links.set("t0k", OWNER);
    location.hash = "#lien=t0k";
    expect(await resolveUserId()).toEqual({ kind: "signed-out" });
    expect([server.links.size, location.hash]).toEqual([1, "#lien=t0k"]);
  });

  test("keeps what the server said about the programme's start, for the next time offline", async () => {
    server.signedInAs = OWNER;
    await start(OWNER, "ready");
    expect((await currentDb().meta.get("session"))?.value).toMatchObject({ userId: OWNER, startedOn: "2026-11-20" });
  });

  test("on a device that keeps nothing is signing in: what the server said counts for this page, and is kept once it can be", async () => {
    const put = vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(() => {
      throw new DOMException("refused", "UnknownError");
    });
    const reported = vi.fn();
    vi.stubGlobal("reportError", reported);
    server.signedInAs = OWNER;
    server.programme = defaultProgramme();
    await start(OWNER, "ready");
    await vi.waitFor(async () => expect(await readProgramme()).toEqual(defaultProgramme()));
    expect(await readSession()).toMatchObject({ userId: OWNER, startedOn: "2026-11-20" });
    expect([dbState(), await currentDb().meta.count()]).toEqual([{ kind: "refused" }, 0]);
    await vi.waitFor(() => expect(server.calls.some((call) => call.startsWith("GET /api/profile"))).toBe(true));
    expect(reported).not.toHaveBeenCalled();

    put.mockRestore();
    dispatchEvent(new Event("online"));
    await vi.waitFor(async () => expect(await currentDb().programme.count()).toBe(1));
    expect([dbState(), await currentDb().meta.count()]).toEqual([{ kind: "open" }, 1]);
  });

  test("refused or out of reach hides nothing that is on this device", async () => {
    storeLastUserId(OWNER);
    openDb(OWNER);
    await saveDraft("composer:3", "Mes mots");
    await start(OWNER, "signed-out");
    expect(await readDraft("composer:3")).toBe("Mes mots");
    stopSession?.();
    server.isAway = true;
    sessionStore.setState({ state: "starting" });
    await start(OWNER, "offline");
    expect(await readDraft("composer:3")).toBe("Mes mots");
  });

  test("as somebody else opens a new page on their own words, and sends nothing from this one", async () => {
    const reload = vi.spyOn(location, "reload").mockImplementation(() => undefined);
    storeLastUserId(OWNER);
    server.signedInAs = OTHER;
    openDb(OWNER);
    stopSession = startSession();
    await vi.waitFor(() => expect(reload).toHaveBeenCalledOnce());
    expect(lastUserId()).toBe(OTHER);
    expect(sessionStore.getState().state).not.toBe("ready");
    expect(JSON.stringify(await currentDb().meta.toArray())).not.toContain(OTHER);
  });

  test("asks for the missions again when they did not come with it", async () => {
    server.signedInAs = OWNER;
    await start(OWNER, "ready");
    const asked = () => server.calls.filter((call) => call === "GET /api/programme").length;
    await vi.waitFor(() => expect(asked()).toBe(1));
    await vi.waitFor(() => expect(server.calls.some((call) => call.startsWith("GET /api/profile"))).toBe(true));
    dispatchEvent(new Event("online"));
    await vi.waitFor(() => expect(asked()).toBe(2));
  });

  test("and a server that dies under the open page is said when the person looks, and found again when it is back", async () => {
    server.signedInAs = OWNER;
    await start(OWNER, "ready");
    await vi.waitFor(() => expect(server.calls.some((call) => call.startsWith("GET /api/profile"))).toBe(true));
    server.isAway = true;
    // The watch begins once the page is at rest.
    await vi.waitFor(() => {
      document.dispatchEvent(new Event("visibilitychange"));
      expect(sessionStore.getState().state).toBe("offline");
    });
    server.isAway = false;
    await vi.waitFor(() => expect(sessionStore.getState().state).toBe("ready"), { timeout: 10_000 });
  });

  test("is tried again when the network is back", async () => {
    server.isAway = true;
    await start(OWNER, "offline");
    server.isAway = false;
    server.signedInAs = OWNER;
    dispatchEvent(new Event("online"));
    await vi.waitFor(() => expect(sessionStore.getState().state).toBe("ready"));
  });
});

async function start(userId: string, until: string): Promise<void> {
  openDb(userId);
  stopSession = startSession();
  await vi.waitFor(() => expect(sessionStore.getState().state).toBe(until));
}
