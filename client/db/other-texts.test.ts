import "fake-indexeddb/auto";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { EMPTY_PROFILE } from "#shared/profile.ts";
import { closeDb, currentDb, openDb } from "./db.ts";
import { readDeliverable, saveDeliverable } from "./deliverables.ts";
import { readDraft, saveDraft } from "./drafts.ts";
import { dropOtherText, readOtherTexts } from "./other-texts.ts";
import { profileLineField, readProfile, saveProfile } from "./profile.ts";

const FIELD = "deliverable:3";

beforeEach(() => void openDb(crypto.randomUUID()));
afterEach(() => closeDb());

const others = async (field: string) => (await readOtherTexts(field)).map(({ text }) => text);

describe("two tabs in one field", () => {
  test("a tab that knows what it writes over leaves nothing behind", async () => {
    await saveDeliverable(3, "Mon", [""]);
    await saveDeliverable(3, "Mon post", ["Mon"]);
    expect((await readDeliverable(3))?.text).toBe("Mon post");
    expect(await others(FIELD)).toEqual([]);
  });

  test("the later words are in the field, the words written over are kept beside it, of that day alone", async () => {
    await saveDeliverable(3, "Le texte de l’un", [""]);
    await saveDeliverable(3, "Le texte de l’autre", [""]);
    expect((await readDeliverable(3))?.text).toBe("Le texte de l’autre");
    expect(await others(FIELD)).toEqual(["Le texte de l’un"]);
    expect(await others("deliverable:13")).toEqual([]);
    expect(await readDraft("composer:3")).toBe("");
  });

  test("to take the other version is to keep this one in its place, and what is dropped is gone", async () => {
    await saveDraft("composer:3", "Un", [""]);
    await saveDraft("composer:3", "Deux", [""]);
    await saveDraft("composer:3", "Un", []);
    expect([await readDraft("composer:3"), await others("composer:3")]).toEqual(["Un", ["Deux"]]);
    const [kept] = await readOtherTexts("composer:3");
    await dropOtherText(kept?.key ?? "");
    expect(await others("composer:3")).toEqual([]);
  });

  test("whatever two tabs type and in whatever order it is kept, the newest words of both can be found again", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.constantFrom("A", "B"), fc.boolean()), { minLength: 1, maxLength: 12 }),
        async (steps) => {
          await currentDb().versions.clear();
          await currentDb().drafts.clear();
          const known: Record<string, string> = { A: "", B: "" };
          const newest: Record<string, string> = {};
          for (const [index, [tab, hasSeen]] of steps.entries()) {
            const stored = (await readDeliverable(3))?.text ?? "";
            const base = hasSeen ? stored : (known[tab] ?? "");
            // Who has seen the other's words writes on; who has not writes on from its own.
            const text = `${base} ${tab}${index}`;
            await saveDeliverable(3, text, [base]);
            known[tab] = text;
            newest[tab] = text;
          }
          const found = [(await readDeliverable(3))?.text, ...(await others(FIELD))];
          for (const text of Object.values(newest))
            expect(found.filter((one) => one?.startsWith(text))).not.toEqual([]);
        },
      ),
      { numRuns: 60 },
    );
  });

  test("two tabs that go on typing against each other keep two versions, not one for each key", async () => {
    let [one, other] = ["", ""];
    for (let key = 0; key < 20; key++) {
      await saveDeliverable(3, `${one}a`, [one]);
      one += "a";
      await saveDeliverable(3, `${other}b`, [other]);
      other += "b";
    }
    expect([(await readDeliverable(3))?.text, await others(FIELD)]).toEqual(["b".repeat(20), ["a".repeat(20)]]);
  });

  test("each line of the profile is its own: what one tab left alone stays as the other wrote it", async () => {
    const base = { ...EMPTY_PROFILE, trade: "Menuisière", offer: "Un banc" };
    await saveProfile(base);
    await saveProfile({ ...base, offer: "Un banc à 90 €" }, [base]);
    await saveProfile({ ...base, audience: "Les voisins", tone: "gentle" }, [base]);
    expect((await readProfile()).profile).toEqual({
      trade: "Menuisière",
      offer: "Un banc à 90 €",
      audience: "Les voisins",
      tone: "gentle",
    });
    await saveProfile({ ...base, offer: "Une table" }, [base]);
    expect((await readProfile()).profile).toMatchObject({ offer: "Une table", audience: "Les voisins" });
    expect(await others(profileLineField("offer"))).toEqual(["Un banc à 90 €"]);
  });
});
