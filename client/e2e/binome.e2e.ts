// Two people, two browsers, one server: what they write to each other, whatever happens on the way.
import { setTimeout as sleep } from "node:timers/promises";
import { expect, onTestFinished } from "vitest";
import { expectAccessible } from "./axe.ts";
import { callCoach, composer, SOON_MS } from "./cockpit.ts";
import { buddyField, buddyWords, pairOwner, writeToBuddy } from "./crew.ts";
import { startCuttableNetwork } from "./cuttable-network.ts";
import { modelEnv, test } from "./model-test.ts";
import { startProduct } from "./start-product.ts";

/** Chromium reports each request that found no server, and the answers of one that is stopping. */
const CUT = [/net::ERR_/, /status of 503/];

test(
  "one goes offline and back, the server restarts: both sides end equal, in order, nothing twice, and no model saw a word",
  { timeout: 120_000 },
  async ({ browser, openPage, product, upstream }) => {
    const network = await startCuttableNetwork();
    onTestFinished(() => network.close());
    const lea = await openPage({ proxy: network.proxy, tolerates: CUT });
    await lea.goto(`${product.origin}/app/today`);
    await lea.locator(".crit").waitFor();
    await lea.locator(".binome-empty").getByText("Pas encore de binôme à bord.").waitFor();
    const { cookie } = await pairOwner(product, "Léa Martin", "Yanis Haddad");
    // Whoever has no binôme looks now and then, and when they open the page.
    await lea.reload();

    const yanis = await browser.newPage(product.origin, { tolerates: CUT });
    await yanis.context().addCookies([cookie]);
    await yanis.goto(`${product.origin}/app/today`);
    await lea.getByRole("heading", { name: "Yanis Haddad" }).waitFor({ timeout: 20_000 });
    await yanis.getByRole("heading", { name: "Léa Martin" }).waitFor();
    const same = async (words: readonly string[]) => {
      const mirrored = words.map((line) => (line.startsWith("me") ? `them${line.slice(2)}` : `me${line.slice(4)}`));
      await expect.poll(() => buddyWords(lea), { timeout: 20_000 }).toEqual(words);
      await expect.poll(() => buddyWords(yanis), { timeout: 20_000 }).toEqual(mirrored);
    };

    await writeToBuddy(lea, "Ton vélo-cargo, tu le répares dans la rue ?");
    await writeToBuddy(yanis, "Oui, sur le trottoir.");
    const words = ["me: Ton vélo-cargo, tu le répares dans la rue ?"];
    await expect.poll(() => buddyWords(lea), { timeout: SOON_MS }).toHaveLength(2);
    // Which of the two was first is the server's to say, and the same for both.
    const order = await buddyWords(lea);
    expect(order.toSorted()).toEqual(["them: Oui, sur le trottoir.", ...words].toSorted());
    await same(order);
    await yanis.bringToFront();
    await lea.locator(".buddy-mark", { hasText: "Lu" }).waitFor({ timeout: SOON_MS });

    // Offline on one side: what is written waits, and says so; it outlives the page.
    network.cut();
    await writeToBuddy(lea, "Écrit dans le tunnel");
    await lea.locator(".buddy-mark", { hasText: "En attente d’envoi" }).waitFor();
    await writeToBuddy(yanis, "Tu es là ?");
    await writeToBuddy(yanis, "Je te laisse, à demain.");
    await expect.poll(() => yanis.locator(".buddy-mark", { hasText: "Envoyé" }).count()).toBe(1);
    await product.kill9();
    await writeToBuddy(yanis, "Écrit sans serveur");
    const again = await startProduct({ dataDir: product.dataDir, port: product.port, env: modelEnv(upstream) });
    onTestFinished(async () => void (await again.stop()));
    network.mend();
    await expect.poll(async () => (await buddyWords(lea)).length, { timeout: 40_000 }).toBe(6);
    await expect.poll(() => lea.locator(".buddy-mark", { hasText: "En attente" }).count()).toBe(0);
    await expect
      .poll(() => yanis.locator(".buddy-mark", { hasText: "En attente" }).count(), { timeout: 20_000 })
      .toBe(0);
    const all = await buddyWords(lea);
    expect(all.slice(0, 2)).toEqual(order);
    expect(new Set(all).size).toBe(6);
    expect(all.indexOf("them: Tu es là ?")).toBeLessThan(all.indexOf("them: Je te laisse, à demain."));
    await same(all);

    // A reload shows the same; folded, what comes is counted.
    await lea.reload();
    await same(all);
    await lea.getByRole("button", { name: "Réduire le chat" }).click();
    await writeToBuddy(yanis, "Un dernier mot");
    await lea.locator(".binome .unread-badge").getByText("1", { exact: true }).waitFor({ timeout: SOON_MS });
    await lea.locator(".binome .last").getByText("Un dernier mot").waitFor();

    // The coach is asked something meanwhile: none of it is in what the model is sent.
    await callCoach(lea);
    await composer(lea).fill("Mon accroche tient-elle ?");
    await composer(lea).press("Enter");
    await expect.poll(() => upstream.requests.length, { timeout: SOON_MS }).toBeGreaterThan(0);
    const sent = JSON.stringify(upstream.requests);
    expect(sent).toContain("Mon accroche tient-elle ?");
    for (const line of ["vélo-cargo", "trottoir", "tunnel", "à demain", "dernier mot", "Yanis"]) {
      expect(sent).not.toContain(line);
    }
    expect(product.logs() + again.logs()).not.toContain("trottoir");
    await lea.getByRole("button", { name: "Déplier le chat" }).click();
    await buddyField(lea).waitFor();
    await sleep(300);
    await expectAccessible(lea);
  },
);
