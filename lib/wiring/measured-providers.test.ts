import { afterEach, expect, test } from "vitest";
import { type CalendarAdapter, CalendarError } from "@/lib/adapters/calendar";
import { type Mail, MailerError } from "@/lib/adapters/mail/mailer";
import { PushError } from "@/lib/adapters/push/push";
import { metrics } from "@/lib/metrics/metrics";
import { measuredCalendars, measuredMailer, measuredPusher } from "@/lib/wiring/measured-providers";

afterEach(() => metrics.providerErrors.reset());

const counted = async () =>
  (await metrics.providerErrors.get()).values.map(({ labels, value }) => [labels.provider, labels.reason, value]);
const refusing = (error: Error) => async () => {
  throw error;
};

const mail: Mail = {
  from: "a@compath.example",
  to: "bo@guests.example",
  subject: "Hello",
  html: "",
  text: "",
  date: "",
  messageId: "",
  headers: {},
};

test("what a mail provider refuses is counted under its code, and thrown on", async () => {
  const refusal = new MailerError("temporary", "rate_limit_exceeded");
  const mailer = measuredMailer({ provider: "resend", send: refusing(refusal) });
  await expect(mailer.send(mail, "key")).rejects.toBe(refusal);
  const bug = measuredMailer({ provider: "smtp", send: refusing(new TypeError("bo@guests.example")) });
  await expect(bug.send(mail, "key")).rejects.toThrow(TypeError);
  expect(await counted()).toEqual([
    ["resend", "rate_limit_exceeded", 1],
    ["smtp", "bug", 1],
  ]);
});

test("a push service's refusals are counted together, whichever service it is", async () => {
  const pusher = measuredPusher({ send: refusing(new PushError("temporary", "http_429")) });
  const target = { endpoint: "https://push.example/1", keys: { p256dh: "", auth: "" } };
  await expect(pusher.send(target, "", 60)).rejects.toThrow(PushError);
  expect(await counted()).toEqual([["push", "http_429", 1]]);
});

test("each call of a calendar is counted where it fails, and a calendar without calls from the provider stays one", async () => {
  const calendar: Partial<CalendarAdapter> = {
    provider: "caldav",
    readEvent: refusing(new CalendarError("temporary", "timeout")),
    listCalendars: async () => [],
  };
  // Safe: what the test does not call is not there.
  const calendarFor = measuredCalendars(() => calendar as CalendarAdapter);
  const connected = { connectionId: "c", provider: "caldav", credentials: "", calendarId: "" } as const;
  const measured = calendarFor(connected);
  expect(calendarFor(connected)).toBe(measured);
  expect(measured?.watch).toBeUndefined();
  expect(await measured?.listCalendars()).toEqual([]);
  await expect(measured?.readEvent("e")).rejects.toThrow(CalendarError);
  expect(await counted()).toEqual([["caldav", "timeout", 1]]);
});
