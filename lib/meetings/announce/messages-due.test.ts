import { expect, test } from "vitest";
import { changesFor, messagesDue, type Recipient } from "@/lib/meetings/announce/messages-due";
import type { Content } from "@/lib/meetings/content";

const now = Date.parse("2027-03-01T00:00:00Z");
const content: Content = {
  title: "First conversation",
  description: null,
  startsAt: Date.parse("2027-03-10T15:00:00Z"),
  endsAt: Date.parse("2027-03-10T16:00:00Z"),
  timeZone: "Europe/Berlin",
  location: { type: "video", value: null },
  host: "Dana Whitfield",
  status: "scheduled",
};
const guest: Recipient = {
  kind: "external",
  removed: false,
  notified: content,
  invitedAnew: false,
  cancellationSent: false,
  calendarConnected: false,
  updateMails: "always",
};

const said = (change: Partial<Content>, listener: Partial<Recipient>, at = now, endedByHost = false) => {
  const meeting = { kind: "scheduled" as const, content: { ...content, ...change }, endedByHost };
  return messagesDue(meeting, { ...guest, ...listener }, at).map(({ channel, template }) => `${channel} ${template}`);
};

const changes: [string, Partial<Content>][] = [
  ["title", { title: "Second" }],
  ["description", { description: "Bring your notes" }],
  ["start", { startsAt: content.startsAt + 1 }],
  ["end", { endsAt: content.endsAt + 60_000 }],
  ["zone", { timeZone: "Europe/Lisbon" }],
  ["place", { location: { type: "phone", value: "1" } }],
  ["host", { host: "Lena Ortiz" }],
];

/** Kind, calendar connected, preference → whether the update comes by mail and in the app. */
const listeners: [Recipient["kind"], boolean, Recipient["updateMails"], string[]][] = [
  ["external", false, "always", ["email"]],
  ["external", false, "never", ["email"]],
  ...(["client", "internal"] as const).flatMap(
    (kind): [Recipient["kind"], boolean, Recipient["updateMails"], string[]][] => [
      [kind, false, "always", ["email", "in_app"]],
      [kind, true, "always", ["email", "in_app"]],
      [kind, false, "without_calendar", ["email", "in_app"]],
      [kind, true, "without_calendar", ["in_app"]],
      [kind, false, "never", ["in_app"]],
      [kind, true, "never", ["in_app"]],
    ],
  ),
];

const combinations = changes.flatMap(([field, change]) =>
  listeners.map(([kind, calendarConnected, updateMails, channels]) => ({
    field,
    change,
    kind,
    calendarConnected,
    updateMails,
    channels,
  })),
);

test.each(combinations)(
  "a new $field: $kind, calendar $calendarConnected, wants mails $updateMails → $channels",
  ({ change, kind, calendarConnected, updateMails, channels }) => {
    const listener = { kind, calendarConnected, updateMails };
    expect(said(change, listener)).toEqual(channels.map((channel) => `${channel} meeting_updated`));
    const over = content.endsAt + 120_000;
    expect(said(change, listener, over), "of a meeting that is over nobody hears anything").toEqual([]);
    expect(said(change, { ...listener, notified: null }), "whoever knows nothing yet is invited").toEqual(
      kind === "external"
        ? ["email scheduled_meeting_invitation"]
        : ["email scheduled_meeting_invitation", "in_app meeting_scheduled"],
    );
  },
);

test.each(listeners)(
  "called off: %s, calendar %s, %s hear of it by every channel they have",
  (kind, calendarConnected, updateMails) => {
    const channels =
      kind === "external" ? ["email meeting_cancelled"] : ["email meeting_cancelled", "in_app meeting_cancelled"];
    const listener = { kind, calendarConnected, updateMails };
    expect(said({ status: "cancelled" }, listener)).toEqual(channels);
    expect(said({}, { ...listener, removed: true })).toEqual(channels);
    expect(said({ status: "cancelled" }, { ...listener, notified: null }), "who was never told hears nothing").toEqual(
      [],
    );
    expect(said({}, { ...listener, removed: true, notified: null })).toEqual([]);
    expect(
      said({ status: "cancelled" }, { ...listener, cancellationSent: true }),
      "nor does who is out already",
    ).toEqual([]);
  },
);

test("what is as it was told is told to nobody", () => {
  for (const [kind] of listeners) expect(said({}, { kind })).toEqual([]);
});

test("an instant meeting invites by its own template", () => {
  expect(messagesDue({ kind: "instant", content, endedByHost: false }, { ...guest, notified: null }, now)).toEqual([
    { channel: "email", template: "instant_meeting_invitation" },
  ]);
});

test("of a meeting that its host has ended early nobody hears anything, unlike of one that was moved into the past", () => {
  const at = content.startsAt + 1_200_000;
  for (const change of [
    { endsAt: at },
    { endsAt: at, title: "Second" },
    { endsAt: at, status: "cancelled" as const },
  ]) {
    expect(said(change, {}, at, true)).toEqual([]);
    expect(said(change, {}, at, false)).not.toEqual([]);
  }
});

test("a meeting moved out of the past is told of again", () => {
  const told = { ...content, startsAt: now - 7200_000, endsAt: now - 3600_000 };
  expect(said({}, { notified: told })).toEqual(["email meeting_updated"]);
});

test("the changes run from what the person knows, and there are none for who knows nothing", () => {
  const meeting = { kind: "scheduled" as const, content: { ...content, title: "Third" }, endedByHost: false };
  expect(changesFor(meeting, { ...guest, notified: { ...content, title: "Second" } })).toEqual([
    { field: "title", from: "Second", to: "Third" },
  ]);
  expect(changesFor(meeting, { ...guest, notified: null })).toEqual([]);
});
