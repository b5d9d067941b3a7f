import { expect, test } from "vitest";
import { messageKindOf, reasonKeyOf } from "@/components/meeting-people/delivery-words";
import { waitingCount } from "@/components/meetings/undelivered";
import messages from "@/messages/en.json";

test.each([
  ["email_client_missing", "email_client_missing"],
  ["validation_error", "other"],
  ["other", "other"],
  ["toString", "other"],
  ["", "unknown"],
  [null, "unknown"],
])("the reason %s has words", (reason, key) => {
  expect(reasonKeyOf(reason)).toBe(key);
  expect(Object.keys(messages.meetingPage.who.reason)).toContain(key);
});

test.each([
  ["scheduled_meeting_invitation", "invitation"],
  ["meeting_scheduled", "invitation"],
  ["meeting_updated", "updated"],
  ["meeting_cancelled", "cancelled"],
])("%s is an %s", (template, kind) => {
  expect(messageKindOf(template)).toBe(kind);
});

test("what is queued is waiting, for whomever and over whichever channel; everything else is not", () => {
  const shared = { id: "1", template: "x", reason: null, sequence: 0, at: "2026-11-22T12:00:00Z" };
  const delivery = (channel: "email" | "in_app", state: "queued" | "sent") => ({ ...shared, channel, state });
  const answer = { response: "needs_action" as const, respondedAt: null, note: null };
  const bo = { id: "1", kind: "guest" as const, userId: null, name: null, email: "bo@x.example", ...answer };
  const invitees = [
    { ...bo, deliveries: [delivery("email", "queued"), delivery("in_app", "queued")] },
    { ...bo, deliveries: [delivery("email", "sent")] },
    bo,
  ];
  expect(waitingCount(invitees)).toBe(2);
});
