// @vitest-environment happy-dom
import "fake-indexeddb/auto";
import { createRoot } from "react-dom/client";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { closeDb, openDb } from "#client/db/db.ts";
import { changeReply } from "#client/db/threads.ts";
import { askCoach } from "./ask-coach.ts";
import { useReplyUnderWay } from "./use-reply-under-way.ts";

beforeEach(() => {
  openDb(crypto.randomUUID());
});
afterEach(closeDb);

const ASK = { lang: "fr", mode: "free", needs: [], label: null } as const;

test("a question that waits is told of the reply that is being written on another day, and of its end", async () => {
  const place = document.createElement("div");
  const root = createRoot(place);
  root.render(<Told />);
  const { replyId } = await askCoach({ ...ASK, day: 4, text: "Première" });
  await askCoach({ ...ASK, day: 5, text: "Deuxième" });
  await vi.waitFor(() => expect(place.textContent).toBe("free"));
  await changeReply(replyId, (reply) => ({ ...reply, state: { status: "streaming", seq: 0 } }));
  await vi.waitFor(() => expect(place.textContent).toBe("busy"));
  await changeReply(replyId, (reply) => ({ ...reply, state: { status: "stopped" } }));
  await vi.waitFor(() => expect(place.textContent).toBe("free"));
  root.unmount();
});

function Told() {
  return useReplyUnderWay(true) ? "busy" : "free";
}
