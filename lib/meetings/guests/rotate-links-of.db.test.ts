import { expect, test } from "vitest";
import { aConversation } from "@/lib/conversations/testing/a-conversation";
import { updateMeeting } from "@/lib/meetings/change/update-meeting";
import { findGuest } from "@/lib/meetings/guests/find-guest";
import { listHistory } from "@/lib/meetings/lists/list-history";
import { scheduleMeeting } from "@/lib/meetings/schedule/schedule-meeting";
import { updateProfile } from "@/lib/people/update-profile";
import { testDb } from "@/lib/testing/database";
import { contextOf, makeUser, scheduleInput, testSecrets } from "@/lib/testing/people";

/** Lena is a colleague in one meeting; in another the host knows only the address of Nora. */
async function aWorld() {
  const world = await aConversation();
  const nora = await makeUser({ role: "client", name: "Nora Field" });
  const byAddress = await scheduleMeeting(world.asHost, scheduleInput({ inviteeEmails: [nora.email] }));
  const opens = async (id: string, version: number) =>
    (await findGuest({ db: testDb(), now: Date.now }, testSecrets.tokenFor("invitation", id, version))) !== undefined;
  return { ...world, nora, byAddress, opens };
}

test("who begins to be asked to sign in always has fresh links, once, and nobody else has", async () => {
  const { asLena, forLena, forBo, opens } = await aWorld();
  await updateProfile(asLena, { name: "Lena" });
  expect(await opens(forLena, 0)).toBe(true);
  await updateProfile(asLena, { alwaysSignIn: true });
  expect([await opens(forLena, 0), await opens(forLena, 1)]).toEqual([false, true]);
  await updateProfile(asLena, { alwaysSignIn: true });
  await updateProfile(asLena, { alwaysSignIn: false });
  expect(await opens(forLena, 1), "the living link goes on").toBe(true);
  expect(await opens(forBo, 0)).toBe(true);
});

test("cancelled and past meetings keep their links", async () => {
  const { asHost, asLena, meeting, forLena, opens } = await aWorld();
  await updateMeeting(asHost, meeting.id, { status: "cancelled" });
  await updateProfile(asLena, { alwaysSignIn: true });
  expect(await opens(forLena, 0)).toBe(true);
});

test("the host who knows an address only reads of no account", async () => {
  const { asHost, nora, byAddress, opens } = await aWorld();
  const [forNora] = byAddress.invitations;
  await updateProfile(contextOf(nora), { alwaysSignIn: true });
  expect(await opens(forNora?.id ?? "", 1)).toBe(true);
  const issued = (await listHistory(asHost, byAddress.id)).filter(({ action }) => action === "invitation_link_issued");
  expect(issued).toMatchObject([{ actor: { kind: "system", name: null }, via: null }]);
  expect(await testDb().invitation.findUniqueOrThrow({ where: { id: forNora?.id ?? "" } })).toMatchObject({
    addressOnly: true,
  });
});
