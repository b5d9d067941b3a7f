import { expect, test } from "vitest";
import { privateToo } from "@/lib/adapters/network/public-address";
import { chooseCalendars } from "@/lib/calendars/choose-calendars";
import { readObject } from "@/lib/ics/read-object";
import { updateMeeting } from "@/lib/meetings/change/update-meeting";
import { updateMeetingInput } from "@/lib/meetings/change/update-meeting-input";
import { scheduleMeeting } from "@/lib/meetings/schedule/schedule-meeting";
import { placeOf } from "@/lib/sealed-places";
import { caldavEnvironment } from "@/lib/testing/caldav-person";
import { syncOnce } from "@/lib/testing/calendar";
import { testDb } from "@/lib/testing/database";
import { effectsWith } from "@/lib/testing/effects";
import { contextOf, makeUser, scheduleInput } from "@/lib/testing/people";
import { asPerson, makeCalendar } from "@/lib/testing/radicale";
import { withRadicale } from "@/lib/testing/with-radicale";
import { connectCaldav, connectCaldavInput } from "@/lib/web/pages/caldav-connect";
import { calendarForWith } from "@/lib/wiring/calendar-for";

withRadicale("meetings in a real Radicale", (radicale) => {
  /** A host with an own calendar on the server, and what carries out the jobs of a meeting. */
  async function aHost(calendar: string) {
    const host = await makeUser();
    const ctx = contextOf(host);
    await makeCalendar(radicale(), "dana", calendar);
    const settings = { reach: privateToo, timeoutSeconds: 10, now: () => Date.now() };
    const input = connectCaldavInput.parse({ serverUrl: radicale().url, username: "dana", password: "secret" });
    const { id: connectionId } = await connectCaldav(ctx, settings, input, "Europe/Berlin");
    const calendarId = `${radicale().url}/dana/${calendar}/`;
    await testDb().calendarConnection.update({
      where: { id: connectionId },
      data: { calendarId, busyCalendarIds: [calendarId] },
    });
    const effects = effectsWith(undefined, { calendarFor: calendarForWith(caldavEnvironment()) });
    return {
      ctx,
      effects,
      connectionId,
      sync: (meetingId: string) => syncOnce(effects, meetingId, connectionId),
      events: async () => (await radicale().files("dana", calendar)).map((file) => readObject(file)),
    };
  }

  test("made, moved, renamed, with people added and removed, called off: exactly one event, equal to it at each step", async () => {
    const { ctx, sync, events } = await aHost("one");
    const scheduled = await scheduleMeeting(
      ctx,
      scheduleInput({ disclosure: "full", inviteeEmails: ["bo@x.example"] }),
    );
    const change = async (body: object) => {
      const { meeting } = await updateMeeting(ctx, scheduled.id, updateMeetingInput.parse(body));
      await sync(scheduled.id);
      return meeting;
    };
    await sync(scheduled.id);
    await sync(scheduled.id);
    const { uid, title, startsAt, endsAt } = scheduled;
    expect(await events()).toMatchObject([{ uid, title, startsAt, endsAt, attendees: [{ email: "bo@x.example" }] }]);

    const moved = await change({ startsAt: "2027-03-11T16:00:00+01:00", durationMinutes: 30 });
    expect(await events()).toMatchObject([{ uid, title, startsAt: moved.startsAt, endsAt: moved.endsAt }]);
    await change({ title: "Second conversation" });
    expect(await events()).toMatchObject([{ uid, title: "Second conversation" }]);
    await change({ inviteeEmails: ["bo@x.example", "ida@x.example"] });
    expect((await events()).map((event) => event?.attendees.map(({ email }) => email))).toEqual([
      ["bo@x.example", "ida@x.example"],
    ]);
    await change({ inviteeEmails: ["ida@x.example"] });
    expect((await events()).map((event) => event?.attendees.map(({ email }) => email))).toEqual([["ida@x.example"]]);
    await change({ status: "cancelled" });
    expect(await events()).toEqual([]);
  });

  test("a create that was done without our knowing is found and not done twice", async () => {
    const { ctx, sync, events, connectionId } = await aHost("twice");
    const { id: meetingId } = await scheduleMeeting(ctx, scheduleInput());
    await sync(meetingId);
    await testDb().calendarEvent.updateMany({
      where: { connectionId, meetingId },
      data: { state: "pending", externalId: null, etag: null },
    });
    await sync(meetingId);
    expect(await events()).toHaveLength(1);
    const line = await testDb().calendarEvent.findFirstOrThrow({ where: { connectionId, meetingId } });
    expect(line).toMatchObject({ state: "synced", externalId: expect.stringContaining("/dana/twice/") });
  });

  test("what the host wrote into the event outlives a change of the meeting", async () => {
    const { ctx, sync, events, connectionId } = await aHost("kept");
    const { id: meetingId } = await scheduleMeeting(ctx, scheduleInput({ inviteeEmails: ["bo@x.example"] }));
    await sync(meetingId);
    const { externalId } = await testDb().calendarEvent.findFirstOrThrow({ where: { connectionId, meetingId } });
    const file = await (await asPerson("dana", externalId ?? "")).text();
    const edited = file.replace("END:VEVENT", "CATEGORIES:Mine\r\nATTENDEE;CN=Ida:mailto:ida@x.example\r\nEND:VEVENT");
    await asPerson("dana", externalId ?? "", {
      method: "PUT",
      body: edited,
      headers: { "content-type": "text/calendar" },
    });
    const { meeting } = await updateMeeting(
      ctx,
      meetingId,
      updateMeetingInput.parse({ startsAt: "2027-03-11T16:00:00+01:00", durationMinutes: 60 }),
    );
    await sync(meetingId);
    expect(await events()).toMatchObject([{ startsAt: meeting.startsAt }]);
    const [event] = await events();
    expect(event?.attendees.map(({ email }) => email).toSorted()).toEqual(["bo@x.example", "ida@x.example"]);
    expect((await radicale().files("dana", "kept"))[0]).toContain("CATEGORIES:Mine");
  });

  test("another calendar that is chosen takes the event over as it is, edits included", async () => {
    const { ctx, sync, events, connectionId } = await aHost("former");
    const chosen = await makeCalendar(radicale(), "dana", "chosen");
    const { id: meetingId, uid } = await scheduleMeeting(ctx, scheduleInput({ inviteeEmails: ["bo@x.example"] }));
    await sync(meetingId);
    const { externalId } = await testDb().calendarEvent.findFirstOrThrow({ where: { connectionId, meetingId } });
    const file = await (await asPerson("dana", externalId ?? "")).text();
    const body = file.replace("END:VEVENT", "CATEGORIES:Mine\r\nEND:VEVENT");
    await asPerson("dana", externalId ?? "", { method: "PUT", body, headers: { "content-type": "text/calendar" } });
    const choice = {
      writes: "also" as const,
      calendarId: chosen,
      busyCalendarIds: [],
      sharesGuests: true,
      googleMeet: true,
    };
    await chooseCalendars(ctx, connectionId, choice, [{ id: chosen, name: "Chosen", writable: true }]);
    await sync(meetingId);
    expect(await events()).toEqual([]);
    const [moved, ...others] = await radicale().files("dana", "chosen");
    expect(others).toEqual([]);
    expect(readObject(moved ?? "")?.uid).toBe(uid);
    expect(moved).toContain("CATEGORIES:Mine");
  });

  test("a password that was revoked breaks the connection once, and nothing is tried any more", async () => {
    const { ctx, sync, effects, connectionId, events } = await aHost("broken");
    const { sealedCredentials, userId } = await testDb().calendarConnection.findUniqueOrThrow({
      where: { id: connectionId },
    });
    const credentials = JSON.stringify({
      ...JSON.parse(effects.secrets.unseal(sealedCredentials, placeOf.calendar(userId))),
      password: "revoked",
    });
    await testDb().calendarConnection.update({
      where: { id: connectionId },
      data: { sealedCredentials: effects.secrets.seal(credentials, placeOf.calendar(userId)) },
    });
    const { id: meetingId } = await scheduleMeeting(ctx, scheduleInput());
    await sync(meetingId);
    await sync(meetingId);
    const row = await testDb().calendarConnection.findUniqueOrThrow({ where: { id: connectionId } });
    expect(row).toMatchObject({ state: "broken", brokenReason: "access_refused" });
    expect(await testDb().notification.count({ where: { userId: row.userId, kind: "calendar_disconnected" } })).toBe(1);
    expect(await events()).toEqual([]);
  });
});
