import type { DeliveryRow, InvitationRow, MeetingRow } from "@/lib/meetings/meeting-row";

const at = Date.parse("2027-03-01T09:00:00Z");
const startsAt = Date.parse("2027-03-10T15:00:00Z");

/** An invitation mail that was sent on 1 March 2027 at 09:00 UTC. */
export const mailRow: DeliveryRow = {
  id: "d1",
  channel: "email",
  template: "scheduled_meeting_invitation",
  state: "sent",
  reason: null,
  sequence: 0,
  at,
};

/** A guest who has not answered, unless `wishes` say otherwise. */
export function invitationRow(id: string, wishes: Partial<InvitationRow> = {}): InvitationRow {
  return {
    id,
    kind: "external",
    userId: null,
    email: `${id}@x.example`,
    name: null,
    userName: null,
    byAddress: true,
    addressOnly: wishes.byAddress ?? true,
    accountClosed: false,
    closedAccountKept: false,
    response: "needs_action",
    earlierResponse: null,
    respondedAt: null,
    noted: false,
    note: null,
    deliveries: [mailRow],
    ...wishes,
  };
}

/** Dana Whitfield's meeting on 10 March 2027, 15:00 to 16:00 UTC, with nobody invited, unless `wishes` say otherwise. */
export function meetingRow(wishes: Partial<MeetingRow> = {}): MeetingRow {
  return {
    id: "m1",
    kind: "scheduled",
    origin: "host",
    status: "scheduled",
    title: "Follow-up",
    description: "Bring the form.",
    startsAt,
    endsAt: startsAt + 3600_000,
    timeZone: "Europe/Berlin",
    locationType: "phone",
    locationValue: "+49 30 1234",
    callUrl: null,
    callAwaitedSince: null,
    disclosure: "neutral",
    reminders: "both",
    relationshipId: "r1",
    uid: "m1@meet.example",
    sequence: 0,
    revision: 1,
    skipInvitationEmails: false,
    createdAt: at,
    updatedAt: at,
    cancelledAt: null,
    cancelReason: null,
    announcing: false,
    endedByHost: false,
    hostId: "u-host",
    hostName: "Dana Whitfield",
    hostTimeZone: "Europe/Berlin",
    hostLocale: "en",
    slug: "slug",
    callVersion: 0,
    conversationId: "c1",
    invitations: [],
    calendars: [{ provider: "google", state: "synced", reason: null, at }],
    ...wishes,
  };
}
