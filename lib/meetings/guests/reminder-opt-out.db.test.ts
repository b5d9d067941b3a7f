import { expect, test } from "vitest";
import { chooseReminders, findReminderChoice, isOptedOut } from "@/lib/meetings/guests/reminder-opt-out";
import { testDb } from "@/lib/testing/database";
import { aStoredMeeting } from "@/lib/testing/meetings";
import { contextAs, contextOf } from "@/lib/testing/people";

async function aGuest() {
  const { ada, meeting } = await aStoredMeeting();
  const invitationId = meeting.invitations[0]?.id ?? "";
  return { ada, guest: contextAs({ kind: "guest", invitationId }), invitationId };
}

test("an address stops the reminders of one host, whatever the meeting, and of no other host", async () => {
  const { ada, guest } = await aGuest();
  const { ada: other } = await aGuest();
  expect(await findReminderChoice(guest)).toEqual({ hostName: "Dr. Ada", wanted: true });
  expect(await chooseReminders(guest, false)).toEqual({ hostName: "Dr. Ada", wanted: false });
  expect(await chooseReminders(guest, false), "again").toEqual({ hostName: "Dr. Ada", wanted: false });
  expect(await isOptedOut(testDb(), ada.id, "bo@x.example")).toBe(true);
  expect(await isOptedOut(testDb(), ada.id, "mo@x.example")).toBe(false);
  expect(await isOptedOut(testDb(), other.id, "bo@x.example")).toBe(false);
  await chooseReminders(guest, true);
  expect(await isOptedOut(testDb(), ada.id, "bo@x.example")).toBe(false);
});

test("the wish can be said after a removal, and no address is kept for it", async () => {
  const { ada, guest, invitationId } = await aGuest();
  await testDb().invitation.update({ where: { id: invitationId }, data: { removedAt: new Date() } });
  await chooseReminders(guest, false);
  const [row] = await testDb().reminderOptOut.findMany({ where: { hostId: ada.id } });
  expect(JSON.stringify(row)).not.toContain("bo@x");
});

test("whoever is no guest has no choice here", async () => {
  const { ada } = await aGuest();
  await expect(chooseReminders(contextOf(ada), false)).rejects.toMatchObject({ code: "not_found" });
  const nobody = contextAs({ kind: "guest", invitationId: crypto.randomUUID() });
  await expect(findReminderChoice(nobody)).rejects.toMatchObject({ code: "not_found" });
});
