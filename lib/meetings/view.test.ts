import { expect, test } from "vitest";
import type { Actor } from "@/lib/context";
import type { DeliveryRow, MeetingRow } from "@/lib/meetings/meeting-row";
import { viewOf } from "@/lib/meetings/view";
import { invitationRow, mailRow, meetingRow } from "@/lib/testing/rows";

const at = Date.parse("2027-03-01T09:00:00Z");
const startsAt = Date.parse("2027-03-10T15:00:00Z");
const world = { appUrl: "https://meet.example", now: at };

const inApp: DeliveryRow = {
  ...mailRow,
  id: "d2",
  channel: "in_app",
  template: "meeting_scheduled",
  state: "delivered",
};

const client = invitationRow("mara", {
  kind: "client",
  userId: "u-mara",
  userName: "Mara Lind",
  byAddress: false,
  response: "accepted",
  respondedAt: at,
  note: "I bring the form.",
  deliveries: [mailRow, inApp],
});
const guest = invitationRow("bo", { name: "Bo" });

function aMeeting(wishes: Partial<MeetingRow> = {}): MeetingRow {
  return meetingRow({ invitations: [client, guest], ...wishes });
}

const host: Actor = { kind: "user", userId: "u-host", role: "counselor" };
const invitee: Actor = { kind: "user", userId: "u-mara", role: "client" };
const participant: Actor = { kind: "user", userId: "u-someone", role: "client" };
const asGuest: Actor = { kind: "guest", invitationId: "bo" };

test("the host reads everything, instants in UTC", () => {
  const view = viewOf(aMeeting(), host, world);
  expect(view).toEqual({
    id: "m1",
    kind: "scheduled",
    origin: "host",
    status: "scheduled",
    title: "Follow-up",
    description: "Bring the form.",
    startsAt: "2027-03-10T15:00:00Z",
    endsAt: "2027-03-10T16:00:00Z",
    timeZone: "Europe/Berlin",
    location: { type: "phone", value: "+49 30 1234" },
    disclosure: "neutral",
    host: { id: "u-host", name: "Dana Whitfield" },
    relationshipId: "r1",
    meetingUrl: "https://meet.example/m/slug",
    conversationId: "c1",
    uid: "m1@meet.example",
    sequence: 0,
    revision: 1,
    skipInvitationEmails: false,
    createdAt: "2027-03-01T09:00:00Z",
    updatedAt: "2027-03-01T09:00:00Z",
    cancelledAt: null,
    cancelReason: null,
    invitees: [
      {
        id: "mara",
        kind: "client",
        userId: "u-mara",
        name: "Mara Lind",
        email: "mara@x.example",
        response: "accepted",
        respondedAt: "2027-03-01T09:00:00Z",
        note: "I bring the form.",
        accountClosed: false,
        deliveries: [
          { ...mailRow, at: "2027-03-01T09:00:00Z" },
          { ...inApp, at: "2027-03-01T09:00:00Z" },
        ],
      },
      {
        id: "bo",
        kind: "guest",
        userId: null,
        name: "Bo",
        email: "bo@x.example",
        response: "needs_action",
        respondedAt: null,
        note: null,
        accountClosed: false,
        deliveries: [{ ...mailRow, at: "2027-03-01T09:00:00Z" }],
      },
    ],
    calendars: [{ provider: "google", state: "synced", reason: null, at: "2027-03-01T09:00:00Z" }],
  });
});

test("the host's API key reads what the host reads", () => {
  const key: Actor = { kind: "api_key", apiKeyId: "k", userId: "u-host", role: "counselor", scopes: ["meetings:read"] };
  expect(viewOf(aMeeting(), key, world)).toEqual(viewOf(aMeeting(), host, world));
});

test.each([
  ["an invitee", invitee, ["mara"]],
  ["a guest", asGuest, ["bo"]],
  ["someone who joined by the link", participant, []],
  ["a guest whose invitation is not of this meeting", { kind: "guest", invitationId: "other" } as const, []],
])("%s sees no other invitee, and no delivery, calendar, relationship or skip flag", (_, actor, own) => {
  const view = viewOf(aMeeting(), actor, world);
  expect(view.invitees.map(({ id }) => id)).toEqual(own);
  expect(view.invitees.flatMap((one) => Object.keys(one))).not.toContain("deliveries");
  expect(Object.keys(view)).not.toContain("calendars");
  expect(Object.keys(view)).not.toContain("skipInvitationEmails");
  expect(view.relationshipId).toBeNull();
});

test("only a guest who has not confirmed the address goes without the description, while the host does not share it", () => {
  const description = (actor: Actor, disclosure: "neutral" | "full") =>
    viewOf(aMeeting({ disclosure }), actor, world).description;
  expect(description(asGuest, "full")).toBe("Bring the form.");
  expect(description({ ...asGuest, confirmed: true }, "neutral")).toBe("Bring the form.");
  expect(description(invitee, "neutral")).toBe("Bring the form.");
  expect(description(participant, "neutral")).toBe("Bring the form.");
  expect(Object.keys(viewOf(aMeeting(), asGuest, world))).not.toContain("description");
});

test("S-25: a guest is told no id of a person, a relationship or a conversation, their own account's neither", () => {
  const linked = { ...guest, userId: "u-bo", userName: "Bo Lind", kind: "internal" as const };
  const view = viewOf(aMeeting({ invitations: [client, linked] }), asGuest, world);
  expect(view.host).toEqual({ name: "Dana Whitfield" });
  expect(view).toMatchObject({ relationshipId: null, conversationId: null, invitees: [{ id: "bo", userId: null }] });
  expect(JSON.stringify(view)).not.toMatch(/u-host|u-mara|u-bo|r1|c1|Bo Lind/);
});

test("someone invited by address looks the same to the host with and without an account", () => {
  const withAccount = invitationRow("bo", {
    kind: "internal",
    userId: "u-bo",
    userName: "Boris Petrov",
    name: "Bo",
    deliveries: [mailRow, inApp],
  });
  expect(viewOf(aMeeting({ invitations: [withAccount] }), host, world)).toEqual(
    viewOf(aMeeting({ invitations: [guest] }), host, world),
  );
});

test("once they show themselves, the host reads their own name and every channel", () => {
  const revealed = invitationRow("bo", {
    kind: "internal",
    userId: "u-bo",
    userName: "Boris Petrov",
    name: "Bo",
    addressOnly: false,
    deliveries: [mailRow, inApp],
  });
  expect(viewOf(aMeeting({ invitations: [revealed] }), host, world).invitees[0]).toMatchObject({
    kind: "guest",
    userId: "u-bo",
    name: "Boris Petrov",
    deliveries: [{ channel: "email" }, { channel: "in_app" }],
  });
});

test.each([
  ["scheduled", startsAt - 1, "scheduled"],
  ["scheduled", startsAt, "in_progress"],
  ["scheduled", startsAt + 3600_000 - 1, "in_progress"],
  ["scheduled", startsAt + 3600_000, "ended"],
  ["cancelled", startsAt + 3600_000, "cancelled"],
] as const)("a stored %s meeting at %d is %s", (status, now, shown) => {
  expect(viewOf(aMeeting({ status }), host, { ...world, now }).status).toBe(shown);
});

test("a place without a value has no such member", () => {
  expect(viewOf(aMeeting({ locationType: "video", locationValue: null }), host, world).location).toEqual({
    type: "video",
  });
});
