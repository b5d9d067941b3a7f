import { expect, test } from "vitest";
import type { NewInvitee } from "@/lib/meetings/invitees/invitee-rules";
import { type Invitee, reconcileInvitees } from "@/lib/meetings/invitees/reconcile-invitees";

const row = (email: string, more: Partial<Invitee> = {}): Invitee => ({
  id: `row of ${email}`,
  kind: "external",
  userId: null,
  email,
  removed: false,
  tokenVersion: 0,
  cancellationSent: false,
  ...more,
});
const wish = (email: string, more: Partial<NewInvitee> = {}): NewInvitee => ({
  kind: "external",
  userId: null,
  email,
  name: null,
  byAddress: true,
  ...more,
});
const outcome = (stored: Invitee[], wanted: NewInvitee[]) => {
  const { added, restored, removed, converted } = reconcileInvitees(stored, wanted);
  return {
    added: added.map(({ email }) => email),
    restored: restored.map(({ id }) => id),
    removed: removed.map(({ id }) => id),
    converted: converted.map(({ id, to }) => `${id} → ${to.kind}`),
  };
};

test("who stays is left alone, who is new is added, who is missing is removed", () => {
  expect(outcome([row("a@x"), row("b@x")], [wish("b@x"), wish("c@x")])).toEqual({
    added: ["c@x"],
    restored: [],
    removed: ["row of a@x"],
    converted: [],
  });
});

test("an account is the same person under another address", () => {
  const stored = row("old@x", { kind: "internal", userId: "u1" });
  expect(outcome([stored], [wish("new@x", { kind: "internal", userId: "u1" })])).toEqual({
    added: [],
    restored: [],
    removed: [],
    converted: [],
  });
});

test("an address that got an account becomes internal, an internal invitee the client, and neither goes back", () => {
  const account = { userId: "u1", kind: "internal" } as const;
  expect(outcome([row("a@x")], [wish("a@x", account)]).converted).toEqual(["row of a@x → internal"]);
  expect(outcome([row("a@x", account)], [wish("a@x", { userId: "u1", kind: "client" })]).converted).toEqual([
    "row of a@x → client",
  ]);
  expect(outcome([row("a@x", account)], [wish("a@x")]).converted).toEqual([]);
});

test("removed and not told so: the row comes back; told so: a new one is made", () => {
  const gone = row("a@x", { removed: true });
  expect(outcome([gone], [wish("a@x")])).toMatchObject({ added: [], restored: ["row of a@x"] });
  expect(outcome([{ ...gone, cancellationSent: true }], [wish("a@x")])).toMatchObject({ added: ["a@x"], restored: [] });
});

test("of two rows of one person the current one counts", () => {
  const stored = [row("a@x", { id: "earlier", removed: true }), row("a@x", { id: "now" })];
  expect(outcome(stored, [wish("a@x")])).toEqual({ added: [], restored: [], removed: [], converted: [] });
});
