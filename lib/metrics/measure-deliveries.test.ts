import { expect, test } from "vitest";
import { codeOf, countAccepted, lateness } from "@/lib/metrics/measure-deliveries";
import { metrics } from "@/lib/metrics/metrics";
import { DAY, MINUTE, SECOND } from "@/lib/time/durations";

test.each(["none", "address_suppressed", "smtp_550", "http_429", "daily_quota_exceeded"])("%s is a label", (reason) => {
  expect(codeOf(reason)).toBe(reason);
});

test.each(["bo@guests.example", "No such user", "Bo", "", "https", "x".repeat(41), "quota/exceeded", "a_1_2_3_4_5"])(
  "%j of a provider is not a label unless it is a plain code",
  (reason) => {
    expect(codeOf(reason)).toBe(reason === "https" ? "https" : "other");
  },
);

test.each([
  [DAY, 0],
  [DAY - 3 * SECOND, 3 * SECOND],
  [11 * MINUTE, DAY - 11 * MINUTE],
  [10 * MINUTE, 0],
  [4 * MINUTE, 6 * MINUTE],
  [2 * DAY, 0],
])("a reminder that is accepted %i ms before the start is %i ms late", (before, late) => {
  expect(lateness(1_800_000_000_000, 1_800_000_000_000 - before)).toBe(late);
});

test("an accepted invitation is counted, and timed from its commit; an update is not timed", async () => {
  const email = { channel: "email", queuedAt: 1_000, acceptedAt: 3_500, startsAt: 9_000 } as const;
  countAccepted({ ...email, template: "scheduled_meeting_invitation" });
  countAccepted({ ...email, template: "meeting_updated" });
  const { values } = await metrics.deliveries.get();
  expect(values.map(({ labels, value }) => [labels.template, labels.state, labels.reason, value])).toEqual([
    ["scheduled_meeting_invitation", "sent", "none", 1],
    ["meeting_updated", "sent", "none", 1],
  ]);
  const timed = (await metrics.firstEmail.get()).values.filter(({ metricName }) => metricName?.endsWith("_sum"));
  expect(timed.map(({ value }) => value)).toEqual([2.5]);
});
