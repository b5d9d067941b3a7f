import { expect, test } from "vitest";
import { isOptedOut } from "@/lib/deliveries/suppression";
import { chooseReminders, findReminderChoice, keyOptOuts } from "@/lib/meetings/guests/reminder-opt-out";
import { hashOf } from "@/lib/secrets";
import { testDb } from "@/lib/testing/database";
import { aStoredMeeting } from "@/lib/testing/meetings";
import { contextAs, contextOf, testSecrets } from "@/lib/testing/people";

const parts = { db: testDb(), secrets: testSecrets };

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
  expect(await isOptedOut(parts, ada.id, "bo@x.example")).toBe(true);
  expect(await isOptedOut(parts, ada.id, "mo@x.example")).toBe(false);
  expect(await isOptedOut(parts, other.id, "bo@x.example")).toBe(false);
  await chooseReminders(guest, true);
  expect(await isOptedOut(parts, ada.id, "bo@x.example")).toBe(false);
});

test("the wish can be said after a removal, and no address is kept for it", async () => {
  const { ada, guest, invitationId } = await aGuest();
  await testDb().invitation.update({ where: { id: invitationId }, data: { removedAt: new Date() } });
  await chooseReminders(guest, false);
  const [row] = await testDb().reminderOptOut.findMany({ where: { hostId: ada.id } });
  expect(JSON.stringify(row)).not.toContain("bo@x");
});

test("S-10: a reader of the database finds nobody by hashing addresses, and what was hashed without a key is hashed anew", async () => {
  const { ada, guest } = await aGuest();
  await chooseReminders(guest, false);
  const hashes = async () =>
    (await testDb().reminderOptOut.findMany({ where: { hostId: ada.id } })).map(({ emailHash }) => hexOf(emailHash));
  expect(await hashes()).not.toContain(hexOf(hashOf("bo@x.example")));
  await testDb().reminderOptOut.deleteMany({ where: { hostId: ada.id } });
  const old = { hostId: ada.id, createdAt: new Date() };
  await testDb().reminderOptOut.createMany({
    data: [
      { ...old, emailHash: hashOf("bo@x.example") },
      { ...old, emailHash: hashOf("erased@x.example") },
    ],
  });
  for (const _ of ["once", "again"]) {
    await keyOptOuts(parts);
    expect(await hashes()).toEqual([hexOf(testSecrets.addressHash("bo@x.example"))]);
  }
  expect(await findReminderChoice(guest)).toMatchObject({ wanted: false });
});

function hexOf(hash: Uint8Array): string {
  return Buffer.from(hash).toString("hex");
}

test("whoever is no guest has no choice here", async () => {
  const { ada } = await aGuest();
  await expect(chooseReminders(contextOf(ada), false)).rejects.toMatchObject({ code: "not_found" });
  const nobody = contextAs({ kind: "guest", invitationId: crypto.randomUUID() });
  await expect(findReminderChoice(nobody)).rejects.toMatchObject({ code: "not_found" });
});
