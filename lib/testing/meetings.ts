import type { User } from "@/lib/db/generated/client";
import type { MeetingRow } from "@/lib/meetings/meeting-row";
import { scheduleMeeting } from "@/lib/meetings/schedule/schedule-meeting";
import type { ScheduleMeetingBody } from "@/lib/meetings/schedule/schedule-meeting-input";
import { testDb } from "@/lib/testing/database";
import { contextOf, makeUser, scheduleInput } from "@/lib/testing/people";

/** A meeting of Dr. Ada's in Berlin, scheduled as a host does it, with one guest unless `overrides` say otherwise. */
export async function aStoredMeeting(
  overrides: Partial<ScheduleMeetingBody> = {},
): Promise<{ ada: User; meeting: MeetingRow }> {
  const ada = await makeUser({ name: "Dr. Ada", defaultDisclosure: "full" });
  const input = scheduleInput({ inviteeEmails: ["bo@x.example"], ...overrides });
  return { ada, meeting: await scheduleMeeting(contextOf(ada), input) };
}

/** The id of the first invitee's email delivery. */
export function deliveryIdOf(meeting: MeetingRow, position = 0): string {
  const delivery = meeting.invitations[position]?.deliveries.find(({ channel }) => channel === "email");
  if (!delivery) throw new Error("There is no such email delivery.");
  return delivery.id;
}

export function deliveryOf(id: string) {
  return testDb().delivery.findUniqueOrThrow({ where: { id }, include: { mail: true } });
}
