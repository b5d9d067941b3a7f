import { expect, test, vi } from "vitest";
import { GET } from "@/app/i/[token]/route";
import { sessionCookieFor } from "@/lib/auth/session-cookie";
import { storeConfirmation } from "@/lib/conversations/confirmation";
import { inTransaction } from "@/lib/db/transaction";
import { newId } from "@/lib/ids";
import { proposeTimes } from "@/lib/meetings/answers/propose-times";
import { respond } from "@/lib/meetings/answers/respond";
import { respondInput } from "@/lib/meetings/answers/respond-input";
import { updateMeeting } from "@/lib/meetings/change/update-meeting";
import { findMeeting } from "@/lib/meetings/find-meeting";
import { invitationToken } from "@/lib/meetings/guests/invitation-token";
import { scheduleMeeting } from "@/lib/meetings/schedule/schedule-meeting";
import { viewOf } from "@/lib/meetings/view";
import { testDb } from "@/lib/testing/database";
import { contextOf, makePractice, makeUser, scheduleInput, testSecrets } from "@/lib/testing/people";
import { contextOfCaller } from "@/lib/web/callers/caller";
import { keepConfirmation } from "@/lib/web/callers/guest-confirmation";
import { guestOf, guestPageOf, pathOfToken } from "@/lib/web/pages/guest-page";
import { jar } from "@/lib/web/testing/next-headers";
import { asWebProcess } from "@/lib/web/testing/web-process";

vi.mock("next/headers", () => import("@/lib/web/testing/next-headers"));

asWebProcess();

async function anInvitation() {
  const practice = await makePractice();
  const host = await makeUser({ practiceId: practice.id });
  const lena = await makeUser({ name: "Lena Ortiz", practiceId: practice.id });
  const wishes = { description: "Private notes", inviteeUserIds: [lena.id], inviteeEmails: ["bo@x.example"] };
  const meeting = await scheduleMeeting(contextOf(host), scheduleInput(wishes));
  const [forLena = "", forBo = ""] = meeting.invitations.map(({ id }) => id);
  const tokenOf = (id: string, tokenVersion = 0) => invitationToken(testSecrets, { id, tokenVersion });
  return { host, lena, meeting, forLena, forBo, tokenOf };
}

function open(token: string, query = ""): Promise<Response> {
  return GET(new Request(`https://meet.example/i/${token}${query}`), { params: Promise.resolve({ token }) });
}

/** The address that a thrown redirect of Next leads to. */
async function redirectOf(visit: Promise<unknown>): Promise<string> {
  const error: unknown = await visit.then(
    () => "it did not redirect",
    (reason: unknown) => reason,
  );
  const digest = error instanceof Error && "digest" in error ? String(error.digest) : String(error);
  return digest.split(";")[2] ?? digest;
}

test("the link's secret becomes a cookie, and what remains is a clean address that nobody keeps", async () => {
  const { forBo, tokenOf } = await anInvitation();
  const response = await open(tokenOf(forBo), "?answer=accepted&next=https://evil.example");
  expect(response.status).toBe(303);
  expect(response.headers.get("location")).toBe(`/invitations/${forBo}?answer=accepted`);
  expect(response.headers.get("referrer-policy")).toBe("no-referrer");
  expect(response.headers.get("cache-control")).toBe("private, no-store");
  expect(response.headers.get("x-robots-tag")).toContain("noindex");
  expect([...jar.keys()]).toEqual([`__Host-compath-invitation-${forBo}`]);
  expect((await open(tokenOf(forBo), "?answer=%0d%0aX")).headers.get("location")).toBe(`/invitations/${forBo}`);
});

test("the link of “Join” leads on to the room; of one that opens nothing here, or of a meeting that is off, to the invitation", async () => {
  const { host, meeting, forBo, forLena, tokenOf } = await anInvitation();
  const leadsTo = async (token: string) => (await open(token, "?to=room")).headers.get("location");
  expect(await leadsTo(tokenOf(forBo))).toBe(`/m/${meeting.slug}`);
  expect(jar.get(`__Host-compath-invitation-${forBo}`)).toBe(tokenOf(forBo));
  expect(await leadsTo("A".repeat(43))).toBe("/invitations/unknown");
  const stranger = await sessionCookieFor(testDb(), (await makeUser()).id);
  jar.set(stranger.name, stranger.value);
  expect(await leadsTo(tokenOf(forLena))).toBe(`/invitations/${forLena}`);
  jar.delete(stranger.name);
  await updateMeeting(contextOf(host), meeting.id, { status: "cancelled" });
  expect(await leadsTo(tokenOf(forBo))).toBe(`/invitations/${forBo}`);
});

test("the page shows the guest's own meeting, without other invitees, the host's address or notes that were not shared", async () => {
  const { host, forBo, tokenOf } = await anInvitation();
  await pathOfToken(tokenOf(forBo));
  const page = await guestPageOf(forBo);
  expect(page).toMatchObject({ kind: "invitation", invitee: { id: forBo, response: "needs_action" } });
  const text = JSON.stringify(page);
  for (const secret of ["Lena Ortiz", "people.example", host.email, "Private notes"])
    expect(text).not.toContain(secret);
});

test("what the host wrote is held back until this browser has confirmed the address, and then page and JSON have it", async () => {
  const { host, meeting, forBo, tokenOf } = await anInvitation();
  await pathOfToken(tokenOf(forBo));
  const json = async () => {
    const ctx = await contextOfCaller(new Request(`https://meet.example/api/v1/meetings/${meeting.id}`), newId(), {
      id: meeting.id,
    });
    return viewOf(await findMeeting(ctx, meeting.id), ctx.actor, { appUrl: ctx.appUrl, now: ctx.now() }).description;
  };
  expect(await guestPageOf(forBo)).toMatchObject({ heldBack: true });
  expect(await json()).toBeUndefined();
  const proof = await inTransaction(testDb(), (tx) => storeConfirmation(tx, contextOf(host), meeting.id, forBo));
  await keepConfirmation(forBo, proof);
  const page = await guestPageOf(forBo);
  expect(page).toMatchObject({ heldBack: false, meeting: { description: "Private notes" } });
  expect(await json()).toBe("Private notes");
});

test("whoever is an address to the host confirms by a code, whatever account there is; whom the host knows signs in", async () => {
  const { host, forLena, forBo, tokenOf } = await anInvitation();
  const nora = await makeUser({ role: "client" });
  const unrevealed = await scheduleMeeting(contextOf(host), scheduleInput({ inviteeEmails: [nora.email] }));
  const [forNora] = unrevealed.invitations;
  const pageOf = async (id: string) => {
    await pathOfToken(tokenOf(id));
    return guestPageOf(id);
  };
  expect(forNora).toMatchObject({ userId: nora.id });
  for (const id of [forBo, forNora?.id ?? ""]) expect(await pageOf(id)).toMatchObject({ provenBy: "code" });
  expect(await pageOf(forLena)).toMatchObject({ provenBy: "account", signedIn: false });
});

test("unknown, re-issued, removed and expired links lead to the one page for unknown ones and leave no cookie", async () => {
  const { meeting, forBo, tokenOf } = await anInvitation();
  const unknown = "/invitations/unknown";
  expect(await pathOfToken("A".repeat(43))).toBe(unknown);
  expect(await pathOfToken(tokenOf(forBo, 1))).toBe(unknown);
  await testDb().invitation.update({ where: { id: forBo }, data: { removedAt: new Date() } });
  expect(await pathOfToken(tokenOf(forBo))).toBe(unknown);
  await testDb().invitation.update({ where: { id: forBo }, data: { removedAt: null } });
  const long = { startsAt: new Date(Date.now() - 26 * 3600_000), endsAt: new Date(Date.now() - 25 * 3600_000) };
  await testDb().meeting.update({ where: { id: meeting.id }, data: long });
  expect(await pathOfToken(tokenOf(forBo))).toBe(unknown);
  expect(jar.size).toBe(0);
  expect(await guestPageOf(forBo)).toBeUndefined();
  expect(await guestPageOf("unknown")).toBeUndefined();
  jar.set("__Host-compath-invitation-unknown", tokenOf(forBo));
  expect(await guestPageOf("unknown")).toBeUndefined();
});

test("a cookie dies with its invitation, and opens no other", async () => {
  const { forBo, forLena, tokenOf } = await anInvitation();
  await pathOfToken(tokenOf(forBo));
  jar.set(`__Host-compath-invitation-${forLena}`, tokenOf(forBo));
  expect(await redirectOf(guestPageOf(forLena))).toBe("/invitations/unknown");
  await testDb().invitation.update({ where: { id: forBo }, data: { removedAt: new Date() } });
  expect(await redirectOf(guestPageOf(forBo))).toBe("/invitations/unknown");
});

test("somebody else's account sees nothing of it and cannot answer; the addressee's own can", async () => {
  const { lena, forLena, tokenOf, meeting } = await anInvitation();
  await pathOfToken(tokenOf(forLena));
  const stranger = await sessionCookieFor(testDb(), (await makeUser()).id);
  jar.set(stranger.name, stranger.value);
  expect(await guestPageOf(forLena)).toEqual({ kind: "someone_else" });
  expect(await redirectOf(guestOf(forLena))).toBe(`/invitations/${forLena}`);

  const own = await sessionCookieFor(testDb(), lena.id);
  jar.set(own.name, own.value);
  expect(await guestPageOf(forLena)).toMatchObject({ kind: "invitation", signedIn: true });
  const { ctx, meetingId } = await guestOf(forLena);
  await respond(ctx, meetingId, respondInput.parse({ response: "accepted" }));
  expect(await testDb().invitation.findUniqueOrThrow({ where: { id: forLena } })).toMatchObject({
    response: "accepted",
  });
  expect(meetingId).toBe(meeting.id);
});

test("an invitation without an account is not bound to whoever is signed in and opens it", async () => {
  const { forBo, tokenOf } = await anInvitation();
  await pathOfToken(tokenOf(forBo));
  const stranger = await sessionCookieFor(testDb(), (await makeUser()).id);
  jar.set(stranger.name, stranger.value);
  expect(await guestPageOf(forBo)).toEqual({ kind: "someone_else" });
  expect(await redirectOf(guestOf(forBo))).toBe(`/invitations/${forBo}`);
  const row = await testDb().invitation.findUniqueOrThrow({ where: { id: forBo } });
  expect(row).toMatchObject({ userId: null, kind: "external" });
});

test("times are in the zone that the device has told, if it is one, and never in a profile's own", async () => {
  const { lena, forLena, tokenOf } = await anInvitation();
  await pathOfToken(tokenOf(forLena));
  jar.set("compath-zone", "Asia/Kathmandu");
  expect(await guestPageOf(forLena)).toMatchObject({ timeZone: "Asia/Kathmandu", signedIn: false });
  jar.set("compath-zone", "Nowhere/Land");
  expect(await guestPageOf(forLena)).not.toHaveProperty("timeZone");
  jar.set("compath-zone", "Asia/Kathmandu");
  const own = await sessionCookieFor(testDb(), lena.id);
  jar.set(own.name, own.value);
  expect(await guestPageOf(forLena)).toMatchObject({ timeZone: "Asia/Kathmandu", signedIn: true });
  jar.delete("compath-zone");
  expect(await guestPageOf(forLena)).not.toHaveProperty("timeZone");
});

test("a guest reads their own proposal and no one else's", async () => {
  const { lena, forLena, forBo, tokenOf, meeting } = await anInvitation();
  await pathOfToken(tokenOf(forBo));
  await pathOfToken(tokenOf(forLena));
  const startsAt = [Date.parse("2027-03-11T09:00:00Z")];
  await proposeTimes(contextOf(lena), meeting.id, { startsAt, note: null });
  expect(await guestPageOf(forBo)).toMatchObject({ proposal: undefined });
  expect(await guestPageOf(forLena)).toMatchObject({ proposal: { startsAt: ["2027-03-11T09:00:00Z"], state: "open" } });
});

test("without the cookie nobody acts as the guest", async () => {
  const { forBo } = await anInvitation();
  expect(await redirectOf(guestOf(forBo))).toBe(`/invitations/${forBo}`);
});

test("fifty openings by a scanner change nothing, and the person can answer afterwards", async () => {
  const { meeting, forBo, tokenOf } = await anInvitation();
  const state = async () => [
    await testDb().meeting.findUniqueOrThrow({
      where: { id: meeting.id },
      include: { invitations: true, notifications: true, participants: true },
    }),
    await testDb().historyEntry.findMany({ where: { meetingId: meeting.id }, orderBy: { position: "asc" } }),
  ];
  const before = await state();
  for (let visit = 0; visit < 50; visit += 1) {
    await open(tokenOf(forBo), "?answer=declined");
    await guestPageOf(forBo);
  }
  expect(await state()).toEqual(before);
  const { ctx, meetingId } = await guestOf(forBo);
  const row = await respond(ctx, meetingId, respondInput.parse({ response: "tentative" }));
  expect(row.invitations.find(({ id }) => id === forBo)?.response).toBe("tentative");
});
