import { randomBytes } from "node:crypto";
import { afterAll, expect, test } from "vitest";
import type { Context } from "@/lib/context";
import { newId } from "@/lib/ids";
import { resendInvitation } from "@/lib/meetings/announce/resend-invitation";
import { respond } from "@/lib/meetings/answers/respond";
import { respondInput } from "@/lib/meetings/answers/respond-input";
import { previewUpdate } from "@/lib/meetings/change/preview-update";
import { updateMeeting } from "@/lib/meetings/change/update-meeting";
import { updateMeetingInput } from "@/lib/meetings/change/update-meeting-input";
import { requestFreshLink } from "@/lib/meetings/guests/request-fresh-link";
import { previewSchedule } from "@/lib/meetings/schedule/preview-schedule";
import { scheduleMeeting } from "@/lib/meetings/schedule/schedule-meeting";
import { pushSubscriptionInput } from "@/lib/notifications/push-subscription-input";
import { subscribePush } from "@/lib/notifications/subscribe-push";
import { openSession } from "@/lib/people/sign-in/session";
import { startSignIn } from "@/lib/people/sign-in/start-sign-in";
import { someCalendars } from "@/lib/testing/calendar";
import { countingDb } from "@/lib/testing/counting-db";
import { testDb } from "@/lib/testing/database";
import { contextAs, contextOf, makeUser, scheduleInput } from "@/lib/testing/people";

const { db, limits, sentBy } = countingDb();
afterAll(() => db.$disconnect());

type Asked = { readonly host: Context; readonly email: string };

/** Each asks about one address. `before` prepares, and is not counted. */
const doors: readonly (readonly [string, (asked: Asked) => Promise<() => Promise<unknown>>])[] = [
  [
    "invite",
    async ({ host, email }) =>
      () =>
        scheduleMeeting(host, scheduleInput({ inviteeEmails: [email] })),
  ],
  [
    "invite, dry run",
    async ({ host, email }) =>
      () =>
        previewSchedule(host, scheduleInput({ inviteeEmails: [email] })),
  ],
  [
    "update",
    async ({ host, email }) => {
      const { id } = await scheduleMeeting(host, scheduleInput());
      return () => updateMeeting(host, id, updateMeetingInput.parse({ inviteeEmails: [email] }));
    },
  ],
  [
    "update, dry run",
    async ({ host, email }) => {
      const { id } = await scheduleMeeting(host, scheduleInput());
      return () => previewUpdate(host, id, updateMeetingInput.parse({ inviteeEmails: [email] }));
    },
  ],
  [
    "take out again",
    async ({ host, email }) => {
      const { id } = await scheduleMeeting(host, scheduleInput({ inviteeEmails: [email] }));
      return () => updateMeeting(host, id, updateMeetingInput.parse({ inviteeEmails: [] }));
    },
  ],
  [
    "send the invitation again before it went",
    async ({ host, email }) => {
      const { id } = await scheduleMeeting(host, scheduleInput());
      const { meeting } = await updateMeeting(host, id, updateMeetingInput.parse({ inviteeEmails: [email] }));
      return () => resendInvitation(host, id, meeting.invitations[0]?.id ?? "");
    },
  ],
  [
    "answer by the link",
    async ({ host, email }) => {
      const { id, invitations } = await scheduleMeeting(host, scheduleInput({ inviteeEmails: [email] }));
      const guest = { ...contextAs({ kind: "guest", invitationId: invitations[0]?.id ?? "" }), db, limits };
      return () => respond(guest, id, respondInput.parse({ response: "accepted" }));
    },
  ],
  [
    "sign in",
    async ({ host, email }) =>
      () =>
        startSignIn(host, { email, returnPath: "/", locale: "en", client: email }),
  ],
  [
    "fresh link",
    async ({ host, email }) =>
      () =>
        requestFreshLink(host, email, email),
  ],
];

/** An address of somebody with an account, whose calendar and whose browser hear of meetings. */
async function registered(): Promise<string> {
  const user = await makeUser({ role: "client" });
  const { connect } = await someCalendars();
  await connect(user);
  const sessionId = await openSession(testDb(), user.id, Date.now());
  const keys = { p256dh: randomBytes(65).toString("base64url"), auth: randomBytes(16).toString("base64url") };
  const endpoint = `https://updates.push.services.mozilla.com/${newId()}`;
  await subscribePush(contextOf(user), sessionId, pushSubscriptionInput.parse({ ...keys, endpoint }));
  return user.email;
}

test.each(doors)("%s: the same statements for an address with an account as for one without", async (_, prepare) => {
  const host = contextOf(await makeUser(), { db, limits });
  const known = await prepare({ host, email: await registered() });
  const sent = await sentBy(known);
  const unknown = await prepare({ host, email: `${newId()}@linden.example` });
  expect(sent.length).toBeGreaterThan(0);
  expect(sent).toEqual(await sentBy(unknown));
});
