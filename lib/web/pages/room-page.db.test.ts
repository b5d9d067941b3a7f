import { beforeEach, expect, test, vi } from "vitest";
import { z } from "zod";
import { sessionCookieFor } from "@/lib/auth/session-cookie";
import { storeConfirmation } from "@/lib/conversations/confirmation";
import { inTransaction } from "@/lib/db/transaction";
import { notFound } from "@/lib/errors";
import { updateMeeting } from "@/lib/meetings/change/update-meeting";
import { invitationToken } from "@/lib/meetings/guests/invitation-token";
import { scheduleMeeting } from "@/lib/meetings/schedule/schedule-meeting";
import { testDb } from "@/lib/testing/database";
import { contextOf, makePractice, makeUser, scheduleInput, testSecrets } from "@/lib/testing/people";
import { keepConfirmation } from "@/lib/web/callers/guest-confirmation";
import { formActionAs } from "@/lib/web/forms/form-action";
import { pathOfToken } from "@/lib/web/pages/guest-page";
import { joinRoom, roomPageOf } from "@/lib/web/pages/room-page";
import { jar, sent } from "@/lib/web/testing/next-headers";
import { asWebProcess } from "@/lib/web/testing/web-process";

vi.mock("next/headers", () => import("@/lib/web/testing/next-headers"));

asWebProcess();
beforeEach(() => sent.delete("sec-fetch-site"));

const call = "https://own.example/room;a=1";
const invented = "A".repeat(24);

/** A video meeting that has begun, with Lena, who has an account in Madrid, and Bo, who has none. */
async function aRoom(value = call) {
  const practice = await makePractice();
  const host = await makeUser({ practiceId: practice.id });
  const lena = await makeUser({ name: "Lena Ortiz", practiceId: practice.id, timeZone: "Atlantic/Canary" });
  const meeting = await scheduleMeeting(
    contextOf(host),
    scheduleInput({
      kind: "instant",
      location: { type: "video", value },
      inviteeUserIds: [lena.id],
      inviteeEmails: ["bo@x.example"],
    }),
  );
  const [forLena = "", forBo = ""] = meeting.invitations.map(({ id }) => id);
  const openLink = (id: string) => pathOfToken(invitationToken(testSecrets, { id, tokenVersion: 0 }));
  return { host, lena, meeting, forLena, forBo, openLink };
}

async function signIn(user: { id: string }): Promise<void> {
  const { name, value } = await sessionCookieFor(testDb(), user.id);
  jar.set(name, value);
}

/** What Next was asked to do instead of answering: the address of a redirect, or the status of an error page. */
async function insteadOf(visit: Promise<unknown>): Promise<string> {
  const error: unknown = await visit.then(
    () => "it answered",
    (reason: unknown) => reason,
  );
  const digest = error instanceof Error && "digest" in error ? String(error.digest) : String(error);
  return digest.startsWith("NEXT_REDIRECT") ? (digest.split(";")[2] ?? "") : digest;
}

function participants(meetingId: string) {
  return testDb().participant.count({ where: { meetingId } });
}

test("the host sees who is invited, and how the call is found", async () => {
  const { host, meeting } = await aRoom();
  await signIn(host);
  const room = await roomPageOf(meeting.slug);
  expect(room).toMatchObject({
    state: "open",
    hosting: true,
    callSite: "own.example",
    about: `/meetings/${meeting.id}`,
  });
  expect(room?.meeting.invitees).toHaveLength(2);
});

test("an invitee reads times in their own zone, a guest in the meeting's until their device has told its own, and neither who else is invited", async () => {
  const { lena, meeting, forBo, openLink } = await aRoom();
  await openLink(forBo);
  const forGuest = await roomPageOf(meeting.slug);
  expect(forGuest).toMatchObject({ hosting: false, timeZone: "Europe/Berlin", about: `/invitations/${forBo}` });
  expect(JSON.stringify(forGuest)).not.toContain("Lena Ortiz");
  jar.set("compath-zone", "Asia/Kathmandu");
  expect(await roomPageOf(meeting.slug)).toMatchObject({ timeZone: "Asia/Kathmandu" });

  jar.clear();
  await signIn(lena);
  const forLena = await roomPageOf(meeting.slug);
  expect(forLena).toMatchObject({ timeZone: "Atlantic/Canary", about: `/meetings/${meeting.id}` });
  expect(JSON.stringify(forLena)).not.toContain("bo@x.example");
});

test("a visitor with nothing to show meets the same door at a real and at an invented link", async () => {
  const { meeting } = await aRoom();
  expect(await roomPageOf(meeting.slug)).toBeUndefined();
  expect(await roomPageOf(invented)).toBeUndefined();
});

test("a guest of another meeting is led to that door, at a real and at an invented link alike", async () => {
  const { meeting } = await aRoom();
  const other = await aRoom();
  await other.openLink(other.forBo);
  expect(await insteadOf(roomPageOf(meeting.slug))).toBe(`/m/${meeting.slug}/closed`);
  expect(await insteadOf(roomPageOf(invented))).toBe(`/m/${invented}/closed`);
  expect(await joinRoom(meeting.slug)).toBe(`/m/${meeting.slug}`);
  expect(await participants(meeting.id)).toBe(0);
});

test("a signed-in stranger reads a 404, at a real and at an invented link alike", async () => {
  const { meeting } = await aRoom();
  await signIn(await makeUser());
  const real = await insteadOf(roomPageOf(meeting.slug));
  expect(real).toContain("404");
  expect(await insteadOf(roomPageOf(invented))).toBe(real);
  expect(await joinRoom(meeting.slug)).toBe(`/m/${meeting.slug}`);
  expect(await participants(meeting.id)).toBe(0);
});

test("where somebody else is signed in no invitation opens the room, with an account behind it or without", async () => {
  const { meeting, forLena, forBo, openLink } = await aRoom();
  await openLink(forLena);
  await signIn(await makeUser({ timeZone: "Asia/Tokyo" }));
  expect(await insteadOf(roomPageOf(meeting.slug))).toContain("404");
  expect(await joinRoom(meeting.slug)).toBe(`/m/${meeting.slug}`);
  await openLink(forBo);
  expect(await insteadOf(roomPageOf(meeting.slug))).toContain("404");
  expect(await joinRoom(meeting.slug)).toBe(`/m/${meeting.slug}`);
});

test("a removed guest stands before the closed door", async () => {
  const { meeting, forBo, openLink } = await aRoom();
  await openLink(forBo);
  await testDb().invitation.update({ where: { id: forBo }, data: { removedAt: new Date() } });
  expect(await insteadOf(roomPageOf(meeting.slug))).toBe(`/m/${meeting.slug}/closed`);
});

test("looking changes nothing; joining records the person once and leads to the call", async () => {
  const { host, meeting, forBo, openLink } = await aRoom();
  await openLink(forBo);
  await roomPageOf(meeting.slug);
  await signIn(host);
  await roomPageOf(meeting.slug);
  expect(await participants(meeting.id)).toBe(0);
  jar.clear();
  await openLink(forBo);
  // Next would cut the address at the semicolon.
  expect(await joinRoom(meeting.slug)).toBe("https://own.example/room%3Ba=1");
  await joinRoom(meeting.slug);
  expect(await participants(meeting.id)).toBe(1);
});

test("joining leads back to the room when it is not open, and when there is no call", async () => {
  const { host, meeting, forBo, openLink } = await aRoom();
  await openLink(forBo);
  const tomorrow = Date.now() + 24 * 3600_000;
  await testDb().meeting.update({
    where: { id: meeting.id },
    data: { startsAt: new Date(tomorrow), endsAt: new Date(tomorrow + 3600_000) },
  });
  expect(await joinRoom(meeting.slug)).toBe(`/m/${meeting.slug}`);
  const withoutCall = await scheduleMeeting(contextOf(host), scheduleInput({ kind: "instant" }));
  jar.clear();
  await signIn(host);
  expect(await joinRoom(withoutCall.slug)).toBe(`/m/${withoutCall.slug}`);
  expect(await participants(meeting.id)).toBe(0);
  expect(await participants(withoutCall.id)).toBe(0);
});

test("another site's form joins nothing", async () => {
  const { meeting, forBo, openLink } = await aRoom();
  await openLink(forBo);
  sent.set("sec-fetch-site", "cross-site");
  await expect(joinRoom(meeting.slug)).rejects.toMatchObject({ code: "cross_origin" });
  expect(await participants(meeting.id)).toBe(0);
});

test("the host learns who has come, everyone else only whether the host has", async () => {
  const { host, lena, meeting, forBo, openLink } = await aRoom();
  await openLink(forBo);
  await joinRoom(meeting.slug);
  expect((await roomPageOf(meeting.slug))?.here).toEqual({ host: false, self: true, invitees: [forBo] });
  jar.clear();
  await signIn(lena);
  expect((await roomPageOf(meeting.slug))?.here).toEqual({ host: false, self: false, invitees: [] });
  await signIn(host);
  expect((await roomPageOf(meeting.slug))?.here).toEqual({ host: false, self: false, invitees: [forBo] });
  await joinRoom(meeting.slug);
  await signIn(lena);
  expect((await roomPageOf(meeting.slug))?.here).toMatchObject({ host: true, invitees: [] });
});

test("a guest's conversation is locked until this browser has confirmed the address, and is not there once cancelled", async () => {
  const { host, meeting, forBo, openLink } = await aRoom();
  await openLink(forBo);
  expect((await roomPageOf(meeting.slug))?.conversation).toEqual({ kind: "locked", opensBy: "code" });
  const token = await inTransaction(testDb(), (tx) => storeConfirmation(tx, contextOf(host), meeting.id, forBo));
  await keepConfirmation(forBo, `${token}x`);
  expect((await roomPageOf(meeting.slug))?.conversation).toEqual({ kind: "locked", opensBy: "code" });
  await keepConfirmation(forBo, token);
  expect((await roomPageOf(meeting.slug))?.conversation).toMatchObject({ kind: "open", messages: [], mayWrite: true });
  await updateMeeting(contextOf(host), meeting.id, { status: "cancelled" });
  expect(await roomPageOf(meeting.slug)).not.toHaveProperty("conversation");
});

const tries = async (meetingId: string) =>
  testDb().access.findMany({
    where: { meetingId, outcome: "denied" },
    select: { actorKind: true, part: true, action: true },
    orderBy: { at: "asc" },
  });

test("S-15: who is not let into a room leaves a line under its meeting, and an invented link leaves none", async () => {
  const { meeting } = await aRoom();
  await roomPageOf(meeting.slug);
  await signIn(await makeUser());
  expect(await insteadOf(roomPageOf(meeting.slug))).toContain("404");
  expect(await insteadOf(roomPageOf(invented))).toContain("404");
  expect(await tries(meeting.id)).toEqual([
    { actorKind: "anonymous", part: "room", action: "read" },
    { actorKind: "user", part: "room", action: "read" },
  ]);
});

test("S-15: a form that is refused is noted under the meeting that it is about, never under another id in its address", async () => {
  const { meeting, host, forBo } = await aRoom();
  sent.set("origin", "https://meet.example");
  const send = async (about?: { meetingId: string; part: string }) => {
    const refused = () => Promise.reject(notFound());
    const identify = async () => contextOf(host);
    const action = formActionAs(identify, `/invitations/${forBo}`, z.object({}), refused, about);
    await insteadOf(action(undefined, new FormData()));
  };
  await send();
  await send({ meetingId: meeting.id, part: "response" });
  expect(await tries(forBo)).toEqual([]);
  expect(await tries(meeting.id)).toEqual([{ actorKind: "user", part: "response", action: "change" }]);
});
