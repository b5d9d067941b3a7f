import { expect, test } from "vitest";
import { store } from "@/e2e/servers/google/calendar";
import { confirmByCode } from "@/lib/conversations/confirm-by-code";
import { postMessage } from "@/lib/conversations/post-message";
import { requestCode } from "@/lib/conversations/request-code";
import { readCalendar } from "@/lib/effects/calendar/read-calendar";
import { exchangeReply, googleReply } from "@/lib/ics/testing/replies";
import { newId } from "@/lib/ids";
import { proposeTimes } from "@/lib/meetings/answers/propose-times";
import { respond } from "@/lib/meetings/answers/respond";
import { eraseOwnGuest } from "@/lib/meetings/guests/erase-guest";
import { chooseReminders } from "@/lib/meetings/guests/reminder-opt-out";
import { reportAbuse } from "@/lib/meetings/guests/report-abuse";
import { joinMeeting } from "@/lib/meetings/room/join-meeting";
import { deactivateUser } from "@/lib/people/deactivate-user";
import { signInCode } from "@/lib/people/sign-in/sign-in-secrets";
import { someCalendars } from "@/lib/testing/calendar";
import { testDb } from "@/lib/testing/database";
import { contextAs, contextOf, makeUser, testSecrets } from "@/lib/testing/people";
import { anAnswerableInvitation, replyInbox, replyNow } from "@/lib/testing/replies-by-mail";

const inbox = replyInbox();

type World = Awaited<ReturnType<typeof aWorld>>;

/** Cleo has an account, and Dr. Ada has invited the address. */
async function aWorld() {
  const cleo = await makeUser({ role: "client", name: "Cleo Marsh" });
  const invitation = await anAnswerableInvitation(cleo.email);
  const { id: invitationId } = await invitation.answer();
  const apiKeyId = newId();
  const label = "Program";
  const scopes = ["meetings:read", "meetings:write", "chat"] as const;
  await testDb().apiKey.create({
    data: {
      id: apiKeyId,
      userId: cleo.id,
      label,
      hash: Buffer.from(apiKeyId),
      scopes: [...scopes],
      createdAt: new Date(),
    },
  });
  const now = { now: replyNow };
  const meetingId = invitation.meeting.id;
  const guest = { kind: "guest", invitationId, confirmed: true, justConfirmed: true } as const;
  return {
    cleo,
    meetingId,
    invitation,
    invitationId,
    accounts: [cleo.id, apiKeyId],
    byLink: { ...contextAs(guest), ...now },
    signedIn: contextOf(cleo, now),
    byKey: { ...contextAs({ kind: "api_key", apiKeyId, userId: cleo.id, role: "client", scopes }), ...now },
    email: (file: string) =>
      inbox.arrive(invitation.organizer, file, {
        from: cleo.email,
        results: "mx; dmarc=pass header.from=people.example",
      }),
  };
}

const yes = { response: "accepted", note: null } as const;
const rather = { startsAt: [Date.parse("2027-03-11T15:00:00Z")], note: null };
const said = () => ({ clientId: newId(), body: "Hello" });
const atTheStart = { now: () => Date.parse("2027-03-10T15:00:00Z") };
const counter = ({ invitation }: World, start: string) =>
  googleReply({ ...invitation, partstat: "TENTATIVE" })
    .replace("METHOD:REPLY", "METHOD:COUNTER")
    .replace(/DTSTART.*/, `DTSTART:${start}`)
    .replace(/DTEND.*/, `DTEND:${start.replace("T15", "T16")}`);

/** They prove the address by the emailed code, in a browser that came by the link. */
async function confirm({ byLink }: World) {
  const { challengeId } = await requestCode(byLink, { returnPath: "/", locale: "en" });
  return confirmByCode(byLink, signInCode(testSecrets, challengeId), challengeId);
}

/** They say yes in the event that their own connected calendar got from us. */
async function answerInOwnCalendar({ cleo, meetingId }: World) {
  const calendars = await someCalendars();
  const connectionId = await calendars.connect(cleo);
  await readCalendar(calendars.effects, { connectionId });
  await testDb().calendarEvent.create({ data: { connectionId, meetingId, state: "pending", at: new Date() } });
  await calendars.sync(meetingId);
  const event = calendars.google.events(cleo.email)[0];
  if (!event) throw new Error("Nothing was written.");
  const attendees = [{ email: cleo.email, responseStatus: "accepted", self: true }];
  store(calendars.google.calendar(cleo.email), { ...event, attendees }, Date.now());
  await readCalendar(calendars.effects, { connectionId });
}

/** Every way in which somebody with an account can act whom the host knows by address only, and whether the host learns of the account. */
const acts: readonly (readonly [string, "seen" | "unseen", (world: World) => Promise<unknown>])[] = [
  ["answers by the link", "unseen", ({ byLink, meetingId }) => respond(byLink, meetingId, yes)],
  ["proposes by the link", "unseen", ({ byLink, meetingId }) => proposeTimes(byLink, meetingId, rather)],
  ["writes by the link", "unseen", ({ byLink, meetingId }) => postMessage(byLink, meetingId, said())],
  ["joins by the link", "unseen", ({ byLink, meetingId }) => joinMeeting({ ...byLink, ...atTheStart }, meetingId)],
  ["confirms the address", "unseen", confirm],
  ["stops reminders", "unseen", ({ byLink }) => chooseReminders(byLink, false)],
  ["reports by the link", "unseen", ({ byLink, meetingId }) => reportAbuse(byLink, meetingId, { reason: "unwanted" })],
  ["erases by the link", "unseen", ({ byLink }) => eraseOwnGuest(byLink)],
  ["answers by email", "unseen", ({ email, invitation }) => email(exchangeReply(invitation))],
  ["proposes by email", "unseen", (world) => world.email(counter(world, "20270311T150000Z"))],
  ["says by email what cannot be", "unseen", (world) => world.email(counter(world, "20200311T150000Z"))],
  ["writes an email", "unseen", ({ email }) => email("no calendar")],
  [
    "asks by email for somebody else to come",
    "unseen",
    ({ email, invitation }) =>
      email(
        exchangeReply({ ...invitation, partstat: "DELEGATED" }).replace(
          "ATTENDEE;",
          'ATTENDEE;DELEGATED-TO="mailto:kim@x.example";',
        ),
      ),
  ],
  ["answers signed in", "seen", ({ signedIn, meetingId }) => respond(signedIn, meetingId, yes)],
  ["proposes signed in", "seen", ({ signedIn, meetingId }) => proposeTimes(signedIn, meetingId, rather)],
  ["writes signed in", "seen", ({ signedIn, meetingId }) => postMessage(signedIn, meetingId, said())],
  ["joins signed in", "seen", ({ signedIn, meetingId }) => joinMeeting({ ...signedIn, ...atTheStart }, meetingId)],
  ["reports signed in", "unseen", ({ signedIn, meetingId }) => reportAbuse(signedIn, meetingId, { reason: "harmful" })],
  ["answers by a program", "seen", ({ byKey, meetingId }) => respond(byKey, meetingId, yes)],
  ["proposes by a program", "seen", ({ byKey, meetingId }) => proposeTimes(byKey, meetingId, rather)],
  ["joins by a program", "unseen", ({ byKey, meetingId }) => joinMeeting({ ...byKey, ...atTheStart }, meetingId)],
  ["answers in the own calendar", "seen", answerInOwnCalendar],
  ["closes the account", "unseen", ({ cleo }) => deactivateUser(contextAs({ kind: "system" }), cleo.id)],
];

test.each(acts)(
  "who is known by address only and %s stands in the history as what the host sees: %s",
  async (_, learned, act) => {
    const world = await aWorld();
    const { meetingId, invitationId, accounts } = world;
    const before = await testDb().historyEntry.count({ where: { meetingId } });
    await act(world);
    const lines = await testDb().historyEntry.findMany({ where: { meetingId, position: { gt: before } } });
    const { addressOnly } = await testDb().invitation.findUniqueOrThrow({ where: { id: invitationId } });
    expect(addressOnly).toBe(learned === "unseen");
    const actors = lines.map(({ actorKind, actorId }) => ({ actorKind, actorId }));
    if (learned === "unseen") {
      for (const actor of actors) expect(actor).toEqual({ actorKind: "guest", actorId: invitationId });
      expect(JSON.stringify(lines.map(({ changes }) => changes))).not.toMatch(
        new RegExp(["account", ...accounts].join("|")),
      );
    }
  },
);
