import { expect, test } from "vitest";
import { updateMeeting } from "@/lib/meetings/change/update-meeting";
import { type UpdateMeetingBody, updateMeetingInput } from "@/lib/meetings/change/update-meeting-input";
import { scheduleMeeting } from "@/lib/meetings/schedule/schedule-meeting";
import { testDb } from "@/lib/testing/database";
import { contextOf, makeUser, scheduleInput } from "@/lib/testing/people";

/** A meeting as it was stored before values had one form. */
async function anOldMeeting() {
  const host = contextOf(await makeUser());
  const email = `${crypto.randomUUID()}@x.example`;
  const made = await scheduleMeeting(host, scheduleInput({ inviteeEmails: [email], disclosure: "full" }));
  await testDb().meeting.update({
    where: { id: made.id },
    data: {
      title: "First\u200b talk",
      description: "one\r\ntwo",
      timeZone: "europe/kiev",
      locationType: "phone",
      locationValue: "+49 30 1234",
    },
  });
  const change = (body: UpdateMeetingBody) => updateMeeting(host, made.id, updateMeetingInput.parse(body));
  return { made, change, email };
}

test.each([
  ["zone", { timeZone: "Europe/Kyiv" }],
  ["zone in another case", { timeZone: "EUROPE/KIEV" }],
  ["title", { title: "First talk" }],
  ["title with two spaces", { title: "First  talk" }],
  ["title with a space of another kind", { title: "First\u00a0talk" }],
  ["title with spaces around it", { title: "\u2003First talk \u202f" }],
  ["agenda", { description: "one\u000btwo" }],
  ["agenda with spaces at its ends of lines", { description: "one \u00a0\ntwo  \n \n" }],
  ["place", { location: { type: "phone", value: "+49 (30) 1234" } }],
] as const)("another notation of the same %s is no change", async (_, body) => {
  const { made, change } = await anOldMeeting();
  const { changes, meeting } = await change(body);
  expect([changes, meeting.revision, meeting.sequence]).toEqual([[], made.revision, made.sequence]);
});

test("another notation of the same address is no change of who is invited", async () => {
  const { made, change, email } = await anOldMeeting();
  const { changes, meeting } = await change({ inviteeEmails: [`\u200b${email.toUpperCase()} `] });
  expect([changes, meeting.revision]).toEqual([[], made.revision]);
});

test.each([
  ["title", { title: "Firsttalk" }],
  ["description", { description: "one\n\ntwo" }],
  ["description", { description: "  one\n  - two" }],
] as const)("what is seen of a %s is a change", async (field, body) => {
  const { change } = await anOldMeeting();
  expect((await change(body)).changes.map((one) => one.field)).toEqual([field]);
});

test("a place with two spaces in it is the same place", async () => {
  const { change } = await anOldMeeting();
  await change({ location: { type: "in_person", value: "Main St 1" } });
  expect((await change({ location: { type: "in_person", value: "Main  St\u00a01" } })).changes).toEqual([]);
});

test("a value that differs is a change beside others that do not", async () => {
  const { change } = await anOldMeeting();
  const { changes } = await change({ timeZone: "Europe/Kyiv", title: "Second talk" });
  expect(changes.map(({ field }) => field)).toEqual(["title"]);
});
