import { expect, test } from "vitest";
import { syncCalendar } from "@/lib/effects/calendar/sync-calendar";
import { scheduleMeeting } from "@/lib/meetings/schedule/schedule-meeting";
import { caldavEnvironment } from "@/lib/testing/caldav-person";
import { effectsWith } from "@/lib/testing/effects";
import { contextOf, makeUser, scheduleInput } from "@/lib/testing/people";
import { startRadicale } from "@/lib/testing/radicale";
import { withRadicale } from "@/lib/testing/with-radicale";
import { calendarForWith } from "@/lib/wiring/calendar-for";
import { openCaldavServer } from "@/scripts/simulate/world/calendars/caldav-calendars";
import { setEnvironment } from "@/scripts/simulate/world/settings";

withRadicale("the CalDAV calendars of a life", () => {
  test("hold what was written, let their owner move, answer and delete it, and are gone with the life", async () => {
    setEnvironment();
    await using server = await openCaldavServer(await startRadicale());
    const dana = await makeUser({ name: "Dana" });
    const ctx = contextOf(dana);
    const calendars = server.calendarsOf("dana", "bo@x.example");
    const { id: connectionId, known } = await calendars.connect(ctx, { shares: true, beside: false });
    expect(known.map(({ name }) => name)).toEqual(["own", "beside"]);
    const meeting = await scheduleMeeting(ctx, scheduleInput({ inviteeEmails: ["bo@x.example"] }));
    const effects = effectsWith(undefined, { calendarFor: calendarForWith(caldavEnvironment()) });
    server.way.addFaults("calendar_unheard");
    await syncCalendar(effects, { meetingId: meeting.id, connectionId }).catch(() => undefined);
    await syncCalendar(effects, { meetingId: meeting.id, connectionId });

    const there = async () => (await calendars.copiesOf(meeting.uid))[0];
    expect(await calendars.copiesOf(meeting.uid)).toMatchObject([{ start: meeting.startsAt, end: meeting.endsAt }]);
    expect(await calendars.copiesOf("another")).toEqual([]);
    await (await there())?.answer?.("declined");
    expect((await there())?.text).toMatch(/PARTSTAT=DECLINED.*mailto:bo@x\.example/);
    await (await there())?.move(meeting.startsAt + 3_600_000);
    expect(await there()).toMatchObject({ start: meeting.endsAt, end: meeting.endsAt + 3_600_000 });
    expect((await server.calendarsOf("dana", "cy@x.example").copiesOf(meeting.uid))[0]?.answer).toBeUndefined();
    await (await there())?.remove();
    expect(await calendars.copiesOf(meeting.uid)).toEqual([]);
    await server.forget();
    expect(await calendars.copiesOf(meeting.uid)).toEqual([]);
  });
});
