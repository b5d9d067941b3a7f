import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { sessionCookieFor } from "@/lib/auth/session-cookie";
import { confirmByCode } from "@/lib/conversations/confirm-by-code";
import { postMessage } from "@/lib/conversations/post-message";
import { requestCode } from "@/lib/conversations/request-code";
import { remind } from "@/lib/effects/remind";
import { newId } from "@/lib/ids";
import { resendInvitation } from "@/lib/meetings/announce/resend-invitation";
import { declineProposal } from "@/lib/meetings/answers/decide-proposal";
import { previewUpdate } from "@/lib/meetings/change/preview-update";
import { updateMeeting } from "@/lib/meetings/change/update-meeting";
import { type UpdateMeetingBody, updateMeetingInput } from "@/lib/meetings/change/update-meeting-input";
import { issueInvitationLink } from "@/lib/meetings/guests/issue-invitation-link";
import { personalLink } from "@/lib/meetings/guests/personal-link";
import { joinMeeting } from "@/lib/meetings/room/join-meeting";
import { signInCode } from "@/lib/people/sign-in/sign-in-secrets";
import { aCalendarHost } from "@/lib/testing/calendar-host";
import { testDb } from "@/lib/testing/database";
import { effectsWith } from "@/lib/testing/effects";
import { contextAs, contextOf, makeUser, testSecrets } from "@/lib/testing/people";
import { pathOfToken } from "@/lib/web/pages/guest-page";
import { actByLink, carryOut, masked, seenByBrowser, seenByHost } from "@/lib/web/testing/host-and-link";
import { jar } from "@/lib/web/testing/next-headers";
import { asWebProcess } from "@/lib/web/testing/web-process";

vi.mock("next/headers", () => import("@/lib/web/testing/next-headers"));

asWebProcess();

type World = Awaited<ReturnType<typeof aWorld>>;
const worlds: World[] = [];
beforeEach(async () => {
  const id = newId();
  const stranger = await makeUser({
    email: `${id}@linden.example`,
    name: "Nora Field",
    role: "client",
    timeZone: "Asia/Tokyo",
    locale: "de",
    updateMails: "never",
  });
  worlds.push(await aWorld(stranger.email, stranger), await aWorld(`${newId()}@linden.example`));
});
afterEach(() => void worlds.splice(0));

/** A host with a calendar of their own, who invites one address. */
async function aWorld(email: string, account?: { id: string; email: string }) {
  const host = await aCalendarHost();
  await host.read();
  if (account) await host.calendars.connect(account);
  const meeting = await host.scheduled({ inviteeEmails: [{ email, name: "N." }], description: "Bring the form." });
  const invited = { host, email, meetingId: meeting.id };
  const asHost = contextOf(host.dana);
  const invitation = async () =>
    testDb().invitation.findFirstOrThrow({ where: { meetingId: meeting.id, removedAt: null } });
  const asGuest = async (confirmed = true) =>
    contextAs({ kind: "guest", invitationId: (await invitation()).id, confirmed });
  const update = (body: UpdateMeetingBody) => updateMeeting(asHost, meeting.id, updateMeetingInput.parse(body));
  /** The browser holds what the host's personal link gives, and nothing else. */
  const openLink = async () => {
    jar.clear();
    const { url } = await personalLink(asHost, meeting.id, (await invitation()).id);
    await pathOfToken(url.split("/i/")[1] ?? "");
  };
  const byLink = async (part: "response" | "proposals", body: object) => {
    await openLink();
    return actByLink(meeting.id, part, body);
  };
  /** The host sets an attendee's answer in the event of their own calendar. */
  const noteInCalendar = async (responseStatus: "accepted" | "declined") => {
    host.edit(meeting, { attendees: [{ email, displayName: "N.", responseStatus }] });
    await host.read();
  };
  const accountId = account?.id ?? newId();
  return { ...invited, meeting, asHost, asGuest, invitation, update, openLink, byLink, noteInCalendar, accountId };
}

const refused = (work: Promise<unknown>) => work.then(() => "accepted", String);
const wrong: UpdateMeetingBody = { inviteeUserIds: [] };

/** All that a host can cause, alone or by having an address. Each answers what came back to whoever did it. */
const acts: readonly (readonly [string, (world: World) => Promise<unknown>])[] = [
  ["invites", async () => undefined],
  ["changes the title", ({ update }) => update({ title: "Another title" }).then(({ changes }) => changes)],
  ["answers by the link", ({ byLink }) => byLink("response", { response: "accepted", note: "Gladly." })],
  ["proposes by the link", ({ byLink }) => byLink("proposals", { startsAt: ["2027-03-11T09:00:00Z"] })],
  ["keeps the time", ({ asHost, meetingId }) => keepTime(asHost, meetingId)],
  ["writes by the link", (world) => writeByLink(world)],
  ["joins by the link", async ({ asGuest, meetingId }) => refused(joinMeeting(await asGuest(), meetingId))],
  ["is reminded", ({ meeting }) => remindOf(meeting)],
  ["sends the invitation again", (world) => resend(world)],
  ["has the link replaced", ({ email, meetingId }) => replaceLink(meetingId, email)],
  ["notes an answer in the own calendar", ({ noteInCalendar }) => noteInCalendar("declined")],
  ["notes another one", ({ noteInCalendar }) => noteInCalendar("accepted")],
  ["asks for a dry run with an id", (world) => dryRunWithId(world)],
  ["invites by id", ({ update, accountId }) => refused(update({ ...wrong, inviteeUserIds: [accountId] }))],
  ["moves it", ({ update }) => update({ startsAt: "2027-03-12T15:00:00Z" }).then(({ changes }) => changes)],
  ["removes them", ({ update }) => update({ inviteeEmails: [] }).then(({ changes }) => changes)],
  [
    "invites them again",
    ({ update, email }) => update({ inviteeEmails: [{ email, name: "N." }] }).then(({ changes }) => changes),
  ],
  ["cancels", ({ update }) => update({ status: "cancelled" }).then(({ changes }) => changes)],
];

test("nothing that a host can cause or see tells whether an invited address has an account (P-24)", async () => {
  for (const [name, act] of acts) {
    const seen: string[] = [];
    for (const world of worlds) seen.push(masked(await looks(world, act), world.email));
    expect.soft(seen[0], name).toBe(seen[1]);
    expect.soft(seen[0]?.includes("Nora Field"), name).toBe(false);
  }
  expect(await testDb().invitation.count({ where: { revealedAt: { not: null } } })).toBe(0);
}, 90_000);

/** What the act answers, and then every view of the host, of the link, and of the link where somebody is signed in. */
async function looks(world: World, act: (world: World) => Promise<unknown>) {
  const answer = await act(world);
  await carryOut(world);
  const host = await seenByHost(world);
  const current = await testDb().invitation.findFirst({ where: { meetingId: world.meetingId, removedAt: null } });
  if (!current) return { answer, host };
  await world.openLink();
  return { answer, host, byLink: await seenByBrowser(world.meetingId, current.id, world.meeting.slug) };
}

test("where somebody else is signed in, no door opens by the link, whether or not there is an account (P-17)", async () => {
  const seen: string[] = [];
  for (const { openLink, invitation, meetingId, meeting, email, host } of worlds) {
    const doors = async () => seenByBrowser(meetingId, (await invitation()).id, meeting.slug);
    await openLink();
    await signIn(await makeUser({ name: "Somebody else" }));
    const asSomebodyElse = await doors();
    for (const door of ["meeting", "proposals", "messages", "file"] as const) {
      expect(asSomebodyElse[door].status, door).toBe(404);
    }
    expect(asSomebodyElse.page).toEqual({ kind: "someone_else" });
    expect(asSomebodyElse.room).toContain("404");
    await signIn(host.dana);
    seen.push(masked([asSomebodyElse, await doors()], email));
  }
  expect(seen[0]).toBe(seen[1]);
});

async function signIn(user: { id: string }): Promise<void> {
  const { name, value } = await sessionCookieFor(testDb(), user.id);
  jar.set(name, value);
}

async function keepTime(asHost: World["asHost"], meetingId: string): Promise<void> {
  const [proposal] = await testDb().timeProposal.findMany({ where: { invitation: { meetingId }, state: "open" } });
  await declineProposal(asHost, meetingId, proposal?.id ?? "");
}

async function writeByLink({ asGuest, meetingId }: World) {
  const { challengeId } = await requestCode(await asGuest(false), { returnPath: "/", locale: "en" });
  const code = signInCode(testSecrets, challengeId);
  const confirmed = await confirmByCode(await asGuest(false), code, challengeId);
  const { message } = await postMessage(await asGuest(), meetingId, { body: "Hello", clientId: newId() });
  return [confirmed.ok, message];
}

function remindOf({ id, startsAt }: World["meeting"]) {
  return remind(effectsWith(undefined, { now: () => startsAt - 3600_000 }), {
    meetingId: id,
    kind: "day_before",
    startsAt,
  });
}

async function resend({ asHost, meetingId, invitation }: World) {
  return refused(resendInvitation(asHost, meetingId, (await invitation()).id));
}

async function replaceLink(meetingId: string, email: string): Promise<void> {
  await issueInvitationLink(contextAs({ kind: "system" }), meetingId, email);
}

function dryRunWithId({ asHost, meetingId, accountId }: World) {
  const input = updateMeetingInput.parse({ inviteeUserIds: [accountId] });
  return refused(previewUpdate(asHost, meetingId, input));
}
