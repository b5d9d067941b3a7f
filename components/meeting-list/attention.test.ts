import { expect, test } from "vitest";
import { attentionOf } from "@/components/meeting-list/attention";
import type { ListedMeeting } from "@/components/meeting-list/listed-meeting";
import { DAY } from "@/lib/time/durations";

const now = Date.parse("2026-12-01T10:00:00Z");
const at = (instant: number) => new Date(instant).toISOString();

const invitee = {
  id: "1",
  kind: "guest",
  userId: null,
  name: null,
  email: "bo@x.example",
  response: "needs_action",
} as const;
const delivery = {
  id: "1",
  channel: "email",
  template: "meeting_updated",
  reason: null,
  sequence: 0,
  at: at(now),
} as const;

/** Dana's meeting two days from now, to which Bo is invited and has not answered. */
function line(wishes: Partial<ListedMeeting>): ListedMeeting {
  return {
    id: "m",
    kind: "scheduled",
    origin: "host",
    status: "scheduled",
    title: "Talk",
    description: null,
    startsAt: at(now + 2 * DAY),
    endsAt: at(now + 2 * DAY + 3600_000),
    timeZone: "Europe/Berlin",
    location: { type: "video" },
    disclosure: "neutral",
    host: { id: "h", name: "Dana Whitfield" },
    relationshipId: null,
    meetingUrl: "https://meet.example/m/x",
    conversationId: "c",
    uid: "u",
    sequence: 0,
    revision: 1,
    createdAt: at(now),
    updatedAt: at(now),
    cancelledAt: null,
    cancelReason: null,
    invitees: [{ ...invitee, respondedAt: null, note: null, deliveries: [] }],
    hosting: true,
    openProposals: 0,
    unread: 0,
    ...wishes,
  };
}

const whyOf = (wishes: Partial<ListedMeeting>) =>
  attentionOf(line(wishes), now).map(({ why, count }) => `${why} ${count}`);
const bounced = [
  { ...invitee, respondedAt: null, note: null, deliveries: [{ ...delivery, state: "bounced" as const }] },
];

test.each<[string, Partial<ListedMeeting>, string[]]>([
  ["nothing, two days before", {}, []],
  ["an answer that is missing within a day", { startsAt: at(now + DAY - 1) }, ["unanswered 1"]],
  ["a mail that bounced", { invitees: bounced }, ["undelivered 1"]],
  ["proposals", { openProposals: 2 }, ["proposals 2"]],
  [
    "a calendar that does not have it",
    { calendars: [{ provider: "google", state: "failed", reason: null, at: at(now) }] },
    ["calendar 1"],
  ],
  [
    "an event that was deleted in the calendar",
    { calendars: [{ provider: "google", state: "failed", reason: "event_deleted", at: at(now) }] },
    ["deleted 1"],
  ],
  [
    "once it is over, only what did not arrive",
    { status: "ended", invitees: bounced, openProposals: 1 },
    ["undelivered 1"],
  ],
  ["to whom it is not theirs, nothing", { hosting: false, invitees: bounced, openProposals: 1 }, []],
])("what needs attention is %s", (_, wishes, expected) => {
  expect(whyOf(wishes)).toEqual(expected);
});
