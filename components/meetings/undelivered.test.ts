import { expect, test } from "vitest";
import { deliverySummary, undeliveredCount, undeliveredFirst } from "@/components/meetings/undelivered";
import type { InviteeView } from "@/lib/meetings/view";

type Delivery = NonNullable<InviteeView["deliveries"]>[number];

function invitee(...deliveries: Partial<Delivery>[]): InviteeView {
  const whole = deliveries.map((delivery, index) => ({
    id: String(index),
    channel: "email" as const,
    template: "scheduled_meeting_invitation",
    state: "sent" as const,
    reason: null,
    sequence: 0,
    at: "2026-11-22T12:00:00Z",
    ...delivery,
  }));
  const answer = { response: "needs_action" as const, respondedAt: null, note: null };
  return { id: "1", kind: "guest", userId: null, name: null, email: "bo@x.example", ...answer, deliveries: whole };
}

test.each(["bounced", "complained", "failed", "skipped"] as const)("a mail that %s did not arrive", (state) => {
  expect(undeliveredCount([invitee({ state }), invitee({})])).toBe(1);
});

test.each(["queued", "sent", "delivered", "delayed"] as const)("a mail that is %s is no reason to worry", (state) => {
  expect(undeliveredCount([invitee({ state })])).toBe(0);
});

test("only the newest mail counts, and notifications in the app do not", () => {
  expect(undeliveredCount([invitee({ state: "bounced" }, { state: "sent" })])).toBe(0);
  expect(undeliveredCount([invitee({ state: "bounced" }, { channel: "in_app", state: "delivered" })])).toBe(1);
});

test("a mail that nobody needs any more is not missed", () => {
  expect(undeliveredCount([invitee({ state: "skipped", reason: "meeting_ended" })])).toBe(0);
});

test("someone who was sent nothing missed nothing", () => {
  expect(undeliveredCount([invitee()])).toBe(0);
});

test.each([
  [["bounced", "delivered"], "undelivered"],
  [["delivered", "delivered"], "delivered"],
  [["delivered", "sent"], "sent"],
  [["delivered", "delayed"], "none"],
] as const)("of emails that are %j one may say %s", (states, said) => {
  expect(deliverySummary(states.map((state) => invitee({ state })))).toBe(said);
});

test("a person to whom nothing was sent forbids a word about all", () => {
  expect(deliverySummary([invitee({ state: "delivered" }), invitee()])).toBe("none");
  expect(deliverySummary([])).toBe("none");
});

test("who was not reached comes first", () => {
  const [ada, bo] = [invitee({}), { ...invitee({ state: "bounced" }), id: "2" }];
  expect(undeliveredFirst([ada, bo]).map(({ id }) => id)).toEqual(["2", "1"]);
});
