import { Temporal } from "temporal-polyfill";
import type { Context } from "@/lib/context";
import { scheduleMeeting } from "@/lib/meetings/schedule/schedule-meeting";
import { type ScheduleMeetingBody, scheduleMeetingInput } from "@/lib/meetings/schedule/schedule-meeting-input";
import { rfc3339Of } from "@/lib/time/rfc3339";
import type { ExamplePeople } from "@/prisma/seed/example-people";
import { storePastMeeting } from "@/prisma/seed/past-meeting";

const ZONE = "Europe/Berlin";

/** Dana's meetings: three to come, which really invite, one that ended yesterday and one that was cancelled. */
export async function storeExampleMeetings(ctx: Context, people: ExamplePeople): Promise<void> {
  const dana: Context = { ...ctx, actor: { kind: "user", userId: people.dana, role: "counselor" } };
  const now = ctx.now();
  for (const body of meetingsToCome(now, people)) await scheduleMeeting(dana, scheduleMeetingInput.parse(body));

  const yesterday = at(now, -1, "11:00");
  const checkIn = {
    kind: "instant",
    title: "Short check-in",
    durationMinutes: 30,
    relationshipId: people.danaAndJonas,
  };
  await storePastMeeting({ ...dana, now: () => yesterday }, scheduleMeetingInput.parse(checkIn), {
    response: "accepted",
    respondedAt: yesterday + 60_000,
  });

  const planning = {
    title: "Planning the spring group",
    startsAt: rfc3339Of(at(now, 3, "09:30")),
    durationMinutes: 50,
  };
  await storePastMeeting(
    { ...dana, now: () => at(now, -4, "09:00") },
    scheduleMeetingInput.parse({ ...planning, timeZone: ZONE, inviteeUserIds: [people.lena] }),
    { cancelledAt: yesterday, cancelReason: "I am at a training that day. I will suggest another time." },
  );
}

function meetingsToCome(now: number, people: ExamplePeople): ScheduleMeetingBody[] {
  return [
    {
      title: "Follow-up",
      description:
        "How the last two weeks went.\nWhat we said about evenings and sleep.\n\nThe worksheet, if you want to look before: https://worksheets.example/evenings",
      startsAt: rfc3339Of(at(now, 1, "15:00")),
      durationMinutes: 50,
      timeZone: ZONE,
      relationshipId: people.danaAndMara,
    },
    {
      title: "Case consultation",
      startsAt: rfc3339Of(at(now, 2, "10:00")),
      durationMinutes: 80,
      timeZone: ZONE,
      location: { type: "in_person", value: "Linden Practice, room 2" },
      inviteeUserIds: [people.lena],
      inviteeEmails: [{ email: "sam.rivera@guests.example", name: "Sam Rivera" }],
    },
    {
      title: "First conversation",
      startsAt: rfc3339Of(at(now, 8, "08:30")),
      durationMinutes: 50,
      timeZone: ZONE,
      location: { type: "phone", value: "I call you on the number you gave me." },
      relationshipId: people.danaAndAiko,
    },
  ];
}

/** The instant when the clock in Berlin shows `time`, so many days from today. */
function at(now: number, days: number, time: string): number {
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(ZONE);
  return today.add({ days }).withPlainTime(time).epochMilliseconds;
}
