import { afterEach, beforeEach, expect, test } from "vitest";
import { METHODS_BY_PATH } from "#server/app.ts";
import { createLocalBus } from "#server/binome/bus.ts";
import { makePair } from "#server/binome/pairs.ts";
import { startApp, type TestApp, type TestClient } from "#server/testing/start-app.ts";
import { mintInvites } from "./invites.ts";

const ZONE = "Europe/Paris";
const told: string[] = [];
const bus = createLocalBus();
let app: TestApp;
beforeEach(async () => {
  told.length = 0;
  app = await startApp({ bus: { ...bus, tell: (userIds) => told.push(...userIds) } });
});
afterEach(() => app.close());

const accountOf = async (client: TestClient) => (await client.fetch("/api/account")).json();
const post = (client: TestClient, path: string, json?: object) =>
  client.fetch(path, { method: "POST", ...(json === undefined ? {} : { json }) });
const signIn = (json: object, headers: Record<string, string> = {}) =>
  app.bareFetch("/api/session", {
    method: "POST",
    json: { zone: ZONE, ...json },
    headers: { Origin: app.origin, ...headers },
  });
const look = (token: string, headers: Record<string, string> = {}) =>
  app.bareFetch("/api/session/look", { method: "POST", json: { token }, headers: { Origin: app.origin, ...headers } });
const cookieOf = (response: Response) => response.headers.get("set-cookie")?.split(";")[0] ?? "";
const inviteToken = async (name: string) => {
  const minting = await mintInvites(app.db, app.origin, [{ name, role: "participant" }], 14, Date.now());
  return (minting.kind === "minted" ? minting.invites[0]?.url : "")?.split("#lien=")[1] ?? "";
};

test("a person reads their own account, and is called as they say from then on", async () => {
  const client = await app.addUser();
  expect(await accountOf(client)).toEqual({
    name: "",
    role: "participant",
    isOwner: false,
    hasRecoveryCode: false,
    signIns: [
      { id: expect.any(String), label: "", createdAt: expect.any(Number), seenAt: expect.any(Number), isThisOne: true },
    ],
  });
  const renamed = await client.fetch("/api/account", { method: "PUT", json: { name: " Léa Martin " } });
  expect(await renamed.json()).toMatchObject({ name: "Léa Martin" });
  expect(await accountOf(client)).toMatchObject({ name: "Léa Martin" });
  expect(await accountOf(app)).toMatchObject({ name: "", isOwner: true });
  for (const json of [{ name: "a\nb" }, { name: "x".repeat(61) }, { name: "a", role: "operator" }, {}]) {
    expect((await client.fetch("/api/account", { method: "PUT", json })).status).toBe(422);
  }
});

test("whoever has a binôme is told of the binôme's new name", async () => {
  const client = await app.addUser();
  await app.db.transaction().execute((transaction) => makePair(transaction, [app.userId, client.userId], Date.now()));
  await client.fetch("/api/account", { method: "PUT", json: { name: "Léa" } });
  expect(told).toEqual([app.userId]);
});

test("an invite is looked at, then accepted: named, at J1, with the browser's label", async () => {
  const token = await inviteToken("Léa");
  for (let looked = 0; looked < 3; looked += 1) {
    expect(await (await look(token)).json()).toEqual({ kind: "invite", name: "Léa", state: "waiting", isMine: false });
  }
  const firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0";
  const accepted = await signIn({ token, name: "Léa Martin" }, { "User-Agent": firefox });
  expect(accepted.status).toBe(200);
  const cookie = cookieOf(accepted);
  const account = await (await app.bareFetch("/api/account", { headers: { Cookie: cookie } })).json();
  expect(account).toMatchObject({ name: "Léa Martin", role: "participant", signIns: [{ label: "Firefox · Linux" }] });
  expect(await (await look(token)).json()).toMatchObject({ state: "used", isMine: false });
  expect(await (await look(token, { Cookie: cookie })).json()).toMatchObject({ state: "used", isMine: true });
  expect((await signIn({ token })).status).toBe(403);
});

test("a link that nobody made is refused to whoever looks, in the words of a used one", async () => {
  const unknown = await look("x".repeat(43));
  expect([unknown.status, (await unknown.json()).type]).toEqual([403, "urn:second-de-bord:problem:link-refused"]);
  for (const json of [{}, { token: "" }, { token: "x".repeat(129) }, { token: "x", more: 1 }]) {
    const headers = { Origin: app.origin };
    expect((await app.bareFetch("/api/session/look", { method: "POST", json, headers })).status).toBe(422);
  }
});

test("a second device is let in by a link of half an hour, and is seen among the sign-ins", async () => {
  const client = await app.addUser();
  const link = await (await post(client, "/api/account/device-link")).json();
  expect(link.url).toMatch(new RegExp(`^${app.origin}/#lien=[\\w-]{43}$`));
  expect(link.expiresAt - Date.now()).toBeGreaterThan(29 * 60_000);
  const phone = await signIn({ token: link.url.split("#lien=")[1] });
  expect((await phone.json()).userId).toBe(client.userId);
  const { signIns } = await accountOf(client);
  expect(signIns.map(({ isThisOne }: { isThisOne: boolean }) => isThisOne).toSorted()).toEqual([false, true]);
});

test("a sign-in that is ended from another device opens nothing any more, and its streams are told to look", async () => {
  const client = await app.addUser();
  const link = await (await post(client, "/api/account/device-link")).json();
  const lost = cookieOf(await signIn({ token: link.url.split("#lien=")[1] }));
  const asLost = () => app.bareFetch("/api/account", { headers: { Cookie: lost } });
  expect((await asLost()).status).toBe(200);
  const { signIns } = await accountOf(client);
  const { id } = signIns.find(({ isThisOne }: { isThisOne: boolean }) => !isThisOne);
  expect((await client.fetch(`/api/account/sign-ins/${id}`, { method: "DELETE" })).status).toBe(204);
  expect((await asLost()).status).toBe(401);
  expect(told).toEqual([client.userId]);
  expect((await client.fetch(`/api/account/sign-ins/${id}`, { method: "DELETE" })).status).toBe(404);
});

test("a recovery code is told once and lets in once; whoever tries codes is told to wait", async () => {
  const client = await app.addUser();
  const { code } = await (await post(client, "/api/account/recovery-code")).json();
  expect(await accountOf(client)).toMatchObject({ hasRecoveryCode: true });
  const back = await signIn({ recovery: code.toLowerCase() });
  expect((await back.json()).userId).toBe(client.userId);
  expect(await accountOf(client)).toMatchObject({ hasRecoveryCode: false });
  const statuses: number[] = [];
  for (let tried = 0; tried < 12; tried += 1) statuses.push((await signIn({ recovery: `WRONG-${tried}` })).status);
  expect(statuses.slice(0, 8)).toEqual(Array.from({ length: 8 }, () => 403));
  expect(statuses.at(-1)).toBe(429);
  // A link is not held up by it.
  expect((await signIn({ token: await inviteToken("Omar") })).status).toBe(200);
});

test("everything that the server has of a person is theirs to take, as a file", async () => {
  const client = await app.addUser();
  const file = await client.fetch("/api/account/export");
  expect(file.headers.get("content-disposition")).toBe("attachment; filename=second-de-bord-account.json");
  expect(await file.json()).toMatchObject({ format: "second-de-bord-account", account: { id: client.userId } });
});

test("an account is erased by its person alone, who says so; the owner's is not erased from a browser", async () => {
  const client = await app.addUser();
  await app.db.transaction().execute((transaction) => makePair(transaction, [app.userId, client.userId], Date.now()));
  for (const json of [{}, { confirm: "yes" }])
    expect((await post(client, "/api/account/erase", json)).status).toBe(422);
  const erased = await post(client, "/api/account/erase", { confirm: "erase" });
  expect([erased.status, cookieOf(erased)]).toEqual([204, `sdb-session-${app.port}=`]);
  expect((await client.fetch("/api/account")).status).toBe(401);
  expect(told.toSorted()).toEqual([client.userId, app.userId].toSorted());
  const owner = await post(app, "/api/account/erase", { confirm: "erase" });
  expect([owner.status, (await owner.json()).type]).toEqual([409, "urn:second-de-bord:problem:owner-stays"]);
  expect((await app.fetch("/api/account")).status).toBe(200);
});

test("a walk through all routes: nobody gets in without a session, and another person's id opens nothing", async () => {
  const lea = await app.addUser();
  await lea.fetch("/api/account", { method: "PUT", json: { name: "Léa-secrète" } });
  const { signIns } = await accountOf(lea);
  const omar = await app.addUser();
  const last = ["/account/erase"];
  const paths = Object.entries(METHODS_BY_PATH).toSorted(([one], [other]) => last.indexOf(one) - last.indexOf(other));
  for (const [path, methods] of paths) {
    for (const method of methods.split(", ")) {
      const asked = `/api${path.replace(":id", signIns[0].id).replace(":day", "3")}`;
      const init = method === "GET" ? {} : { method, json: { confirm: "erase", name: "x", zone: ZONE } };
      const isDoor = path.startsWith("/session") && method === "POST";
      const bare = await app.bareFetch(asked, { ...init, headers: { Origin: app.origin } });
      if (!isDoor) expect([path, method, bare.status]).toEqual([path, method, 401]);
      const answer = await omar.fetch(asked, init);
      // The coach's own are walked where there is a coach.
      if (path.startsWith("/account/") && path.includes(":id"))
        expect([path, method, answer.status]).toEqual([path, method, 404]);
      expect(await answer.text()).not.toMatch(/Léa-secrète/);
    }
  }
  expect(await accountOf(lea)).toMatchObject({ name: "Léa-secrète", signIns: [{ id: signIns[0].id }] });
});
