import { expect, test } from "vitest";
import type { CalendarAdapter } from "@/lib/adapters/calendar";
import { syncCalendar } from "@/lib/effects/calendar/sync-calendar";
import type { Effects } from "@/lib/effects/effects";
import { updateMeeting } from "@/lib/meetings/change/update-meeting";
import { type UpdateMeetingBody, updateMeetingInput } from "@/lib/meetings/change/update-meeting-input";
import { scheduleMeeting } from "@/lib/meetings/schedule/schedule-meeting";
import { aCaldavPerson } from "@/lib/testing/caldav-person";
import { testDb } from "@/lib/testing/database";
import { contextOf, makePractice, makeUser, scheduleInput } from "@/lib/testing/people";
import { withRadicale } from "@/lib/testing/with-radicale";

const TITLE = { title: "Quiet title" };

withRadicale("answers around quiet saves in a real Radicale", (radicale) => {
  let named = 0;

  /** A meeting of Ada's with Ben, in the calendar of one of them, and what she saves without a word. */
  async function aMeeting(whose: "host" | "invitee") {
    named += 1;
    const { id: practiceId } = await makePractice();
    const ada = await makeUser({ practiceId, name: "Dr. Ada" });
    const ben = await makeUser({ practiceId, name: "Ben Roth", email: `ben-${crypto.randomUUID()}@x.example` });
    const calendar = await aCaldavPerson(radicale(), whose === "host" ? ada : ben, `quiet-${named}`);
    const wishes = { inviteeEmails: [], inviteeUserIds: [ben.id], disclosure: "full" as const };
    const { id } = await scheduleMeeting(contextOf(ada), scheduleInput(wishes));
    await calendar.sync(id);
    await calendar.read();
    const answers = (status: string) =>
      calendar.save(id, (file) => file.replace(/PARTSTAT=[A-Z-]+(?=[^\r\n]*:mailto:ben-)/, `PARTSTAT=${status}`));
    const saves = (body: UpdateMeetingBody) =>
      updateMeeting(contextOf(ada), id, updateMeetingInput.parse(body), { quietly: true });
    /** The meeting and the copy say it, before and after another sync. */
    const says = async (response: string) => {
      await calendar.read();
      await calendar.sync(id);
      const where = { meetingId: id, userId: ben.id };
      expect((await testDb().invitation.findFirstOrThrow({ where })).response).toBe(response);
      expect((await calendar.files())[0]).toMatch(new RegExp(`PARTSTAT=${response.toUpperCase()}.*:mailto:ben-`));
    };
    return { ...calendar, id, answers, saves, says };
  }

  for (const whose of ["host", "invitee"] as const) {
    test.each([TITLE, { description: "Quiet agenda" }])(
      `${whose}'s copy, answered after a quiet save of %j`,
      async (body) => {
        const it = await aMeeting(whose);
        await it.saves(body);
        await it.sync(it.id);
        await it.answers("ACCEPTED");
        await it.says("accepted");
      },
    );

    test.each([TITLE, { description: "Quiet agenda" }])(
      `${whose}'s copy, answered before a quiet save of %j is written`,
      async (body) => {
        const it = await aMeeting(whose);
        await it.answers("DECLINED");
        await it.saves(body);
        await it.sync(it.id);
        await it.says("declined");
      },
    );

    test(`${whose}'s copy, answered while a quiet save is being written`, async () => {
      const it = await aMeeting(whose);
      await it.saves(TITLE);
      let times = 0;
      const calendarFor: Effects["calendarFor"] = (connection) => {
        const adapter = it.effects.calendarFor(connection);
        const updateEvent: CalendarAdapter["updateEvent"] = async (stored, body) => {
          times += 1;
          if (times === 1) await it.answers("TENTATIVE");
          if (!adapter) throw new Error("There is no calendar.");
          return adapter.updateEvent(stored, body);
        };
        return adapter && { ...adapter, updateEvent };
      };
      await syncCalendar({ ...it.effects, calendarFor }, { meetingId: it.id, connectionId: it.connectionId });
      expect(times).toBe(2);
      await it.says("tentative");
      expect((await it.files())[0]).toContain(`SUMMARY:${TITLE.title}`);
    });

    test(`${whose}'s copy, answered again and again between quiet saves`, async () => {
      const it = await aMeeting(whose);
      for (const [status, title] of [
        ["ACCEPTED", "One"],
        ["DECLINED", "Two"],
        ["TENTATIVE", "Three"],
      ] as const) {
        await it.saves({ title });
        await it.sync(it.id);
        await it.answers(status);
        await it.says(status.toLowerCase());
      }
    });
  }
});
