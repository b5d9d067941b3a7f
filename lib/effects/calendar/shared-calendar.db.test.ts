import { expect, test } from "vitest";
import { disconnectCalendar } from "@/lib/calendars/disconnect-calendar";
import { updateMeeting } from "@/lib/meetings/change/update-meeting";
import { updateMeetingInput } from "@/lib/meetings/change/update-meeting-input";
import { scheduleMeeting } from "@/lib/meetings/schedule/schedule-meeting";
import { aCaldavPerson } from "@/lib/testing/caldav-person";
import { testDb } from "@/lib/testing/database";
import { contextOf, makePractice, makeUser, scheduleInput } from "@/lib/testing/people";
import { withRadicale } from "@/lib/testing/with-radicale";

withRadicale("two accounts that stand for one calendar", (radicale) => {
  let named = 0;

  /** A host and a colleague of theirs who is invited; both connected the practice's one calendar. */
  async function aSharedCalendar() {
    named += 1;
    const { id: practiceId } = await makePractice();
    const [ada, ben] = [await makeUser({ practiceId }), await makeUser({ practiceId })];
    const calendar = `shared-${named}`;
    // The colleague's is the older one.
    const bens = await aCaldavPerson(radicale(), ben, calendar);
    const adas = await aCaldavPerson(radicale(), ada, calendar);
    const { id } = await scheduleMeeting(contextOf(ada), scheduleInput({ inviteeUserIds: [ben.id] }));
    await testDb().meeting.update({ where: { id }, data: { announceAt: null } });
    const writer = async () => (await adas.files()).map((file) => /X-COMPATH-CONNECTION:(\S+)/.exec(file)?.[1]);
    const reasons = async () => [(await adas.line(id)).reason, (await bens.line(id)).reason];
    const change = async (body: object) => {
      await updateMeeting(contextOf(ada), id, updateMeetingInput.parse(body));
      await testDb().meeting.update({ where: { id }, data: { announceAt: null } });
    };
    return { ada, ben, adas, bens, id, writer, reasons, change };
  }

  test("the host's writes, the other one says so and leaves the event alone, in either order", async () => {
    for (const hostFirst of [true, false]) {
      const { adas, bens, id, writer, reasons } = await aSharedCalendar();
      await testDb().calendarEvent.updateMany({
        where: { meetingId: id, connectionId: adas.connectionId },
        data: { state: hostFirst ? "pending" : "synced" },
      });
      const order = hostFirst ? [adas, bens, adas] : [bens, adas, bens, adas];
      for (const one of order) await one.sync(id);
      expect(await writer()).toEqual([adas.connectionId]);
      expect(await reasons()).toEqual([null, "shared_calendar"]);
      expect((await bens.line(id)).externalId).toBeNull();
    }
  });

  test("what the host's program changes there is read once, and the colleague's account deletes nothing", async () => {
    const { adas, bens, id, writer, change, reasons } = await aSharedCalendar();
    for (const one of [adas, bens]) await one.sync(id);
    await change({ inviteeUserIds: [] });
    for (const one of [bens, adas]) await one.sync(id);
    expect(await writer()).toEqual([adas.connectionId]);
    expect((await reasons())[0]).toBeNull();
  });

  test("when the writer goes, the next one takes over in one sync", async () => {
    const { ada, adas, bens, id, writer } = await aSharedCalendar();
    for (const one of [adas, bens]) await one.sync(id);
    await disconnectCalendar(contextOf(ada), adas.connectionId);
    expect((await bens.line(id)).state).toBe("pending");
    await bens.sync(id);
    expect(await writer()).toEqual([bens.connectionId]);
    expect((await bens.line(id)).reason).toBeNull();
  });
});
