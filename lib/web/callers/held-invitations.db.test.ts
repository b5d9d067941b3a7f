import { expect, test, vi } from "vitest";
import { invitationToken } from "@/lib/meetings/guests/invitation-token";
import { scheduleMeeting } from "@/lib/meetings/schedule/schedule-meeting";
import { testDb } from "@/lib/testing/database";
import { contextOf, makeUser, scheduleInput, testSecrets } from "@/lib/testing/people";
import { keepAskedCode } from "@/lib/web/callers/asked-code";
import { contextOfCaller, contextOfReader } from "@/lib/web/callers/caller";
import { credentialCheckOf } from "@/lib/web/callers/credential-check";
import { keepConfirmation } from "@/lib/web/callers/guest-confirmation";
import { guestCookieName } from "@/lib/web/callers/guest-cookie";
import { heldGuests } from "@/lib/web/callers/held-invitations";
import { pathOfInvitation, pathOfToken } from "@/lib/web/pages/guest-page";
import { visitOf } from "@/lib/web/pages/room-visit";
import { jar } from "@/lib/web/testing/next-headers";
import { asWebProcess } from "@/lib/web/testing/web-process";

vi.mock("next/headers", () => import("@/lib/web/testing/next-headers"));

asWebProcess();

const tokenOf = (id: string) => invitationToken(testSecrets, { id, tokenVersion: 0 });

/** Bo's invitations to so many meetings of one host. */
async function invitations(count: number) {
  const ctx = contextOf(await makeUser());
  const made = [];
  for (let n = 0; n < count; n += 1) {
    const meeting = await scheduleMeeting(ctx, scheduleInput({ inviteeEmails: ["bo@x.example"] }));
    made.push({ meeting, id: meeting.invitations[0]?.id ?? "" });
  }
  return made;
}

/** Whether the last of the browser's invitations opens the page, the room, the API and the calendar file. */
async function opens({ meeting, id }: Awaited<ReturnType<typeof invitations>>[number]) {
  const request = new Request(`https://meet.example/api/v1/meetings/${meeting.id}`);
  const params = { id: meeting.id };
  const guest = { kind: "guest", invitationId: id };
  const visit = await visitOf(meeting.slug);
  expect(visit?.ctx.actor).toMatchObject(guest);
  const { actor } = await contextOfCaller(request, "r", params);
  expect(actor).toMatchObject(guest);
  expect((await contextOfReader(request, "r", params)).actor).toMatchObject(guest);
  expect(await (await credentialCheckOf(request, actor))()).toBe(true);
}

test("forty living invitations work in one browser beside sixty dead ones, the first and the newest alike", async () => {
  for (let n = 0; n < 60; n += 1) jar.set(guestCookieName(crypto.randomUUID()), "A".repeat(43));
  const held = await invitations(40);
  for (const { id } of held) jar.set(guestCookieName(id), tokenOf(id));
  for (const one of [held[0], held[20], held[39]]) if (one) await opens(one);
  expect((await heldGuests()).map(({ invitationId }) => invitationId)).toEqual(held.map(({ id }) => id).reverse());
});

test("opening a link takes invitations that open nothing from the browser, with all that it kept for them", async () => {
  const [removed, over, living, opened] = await invitations(4);
  if (!removed || !over || !living || !opened) throw new Error("Four invitations were made.");
  for (const { id } of [removed, over, living]) {
    jar.set(guestCookieName(id), tokenOf(id));
    await keepConfirmation(id, "proof");
    await keepAskedCode({ invitationId: id, challengeId: crypto.randomUUID() });
  }
  jar.set("compath-zone", "Europe/Berlin");
  await testDb().invitation.update({ where: { id: removed.id }, data: { removedAt: new Date() } });
  const twoDaysAgo = new Date(Date.now() - 48 * 3600_000);
  await testDb().meeting.update({
    where: { id: over.meeting.id },
    data: { startsAt: twoDaysAgo, endsAt: new Date(twoDaysAgo.getTime() + 1) },
  });
  expect(await pathOfToken(tokenOf(opened.id))).toBe(pathOfInvitation(opened.id));
  const about = (id: string) => [...jar.keys()].filter((name) => name.includes(id)).length;
  expect([removed.id, over.id, living.id, opened.id].map(about)).toEqual([0, 0, 3, 1]);
  expect(jar.get("compath-zone")).toBe("Europe/Berlin");
  await pathOfToken("A".repeat(43));
  expect([living.id, opened.id].map(about)).toEqual([3, 1]);
});
