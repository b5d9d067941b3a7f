import { expect, test } from "vitest";
import { MailerError } from "@/lib/adapters/mail/mailer";
import { recordMailEvent } from "@/lib/deliveries/record-mail-event";
import { sendMail } from "@/lib/effects/mail/send-mail";
import { newId } from "@/lib/ids";
import { listDeliveries } from "@/lib/meetings/lists/list-deliveries";
import { testDb } from "@/lib/testing/database";
import { effectsWith, fakeMailer } from "@/lib/testing/effects";
import { aStoredMeeting, deliveryIdOf } from "@/lib/testing/meetings";
import { contextAs, contextOf, makeUser } from "@/lib/testing/people";

test("every try and everything the provider told stand with their message, the first first", async () => {
  const { ada, meeting } = await aStoredMeeting();
  const deliveryId = deliveryIdOf(meeting);
  const mailer = fakeMailer();
  mailer.next.push(() => {
    throw new MailerError("ambiguous", "timeout");
  });
  await sendMail(effectsWith(mailer), { deliveryId }).catch(() => undefined);
  await sendMail(effectsWith(mailer), { deliveryId });
  const providerId = `resend-2-delivery-${deliveryId}`;
  const about = { kind: "delivery", providerId, state: "bounced", reason: "mailbox_full" } as const;
  await recordMailEvent(contextAs({ kind: "system" }), {
    id: newId(),
    type: "email.bounced",
    at: Date.now() + 1000,
    about,
  });

  expect(await listDeliveries(contextOf(ada), meeting.id)).toMatchObject([
    {
      id: deliveryId,
      person: "bo@x.example",
      template: "scheduled_meeting_invitation",
      state: "bounced",
      steps: [
        { kind: "refused", reason: "timeout", providerId: null },
        { kind: "taken", reason: null, providerId },
        { kind: "reported", state: "bounced", reason: "mailbox_full", providerId },
      ],
    },
  ]);
});

test("a try that a worker died in is there too, and so are messages to someone who was removed", async () => {
  const { ada, meeting } = await aStoredMeeting();
  const mailer = fakeMailer();
  mailer.next.push(() => {
    throw new TypeError("died");
  });
  await sendMail(effectsWith(mailer), { deliveryId: deliveryIdOf(meeting) }).catch(() => undefined);
  await testDb().invitation.updateMany({ where: { meetingId: meeting.id }, data: { removedAt: new Date() } });
  expect(await listDeliveries(contextOf(ada), meeting.id)).toMatchObject([{ steps: [{ kind: "begun" }] }]);
});

test("nothing tells whether an address has an account", async () => {
  const cleo = await makeUser({ role: "client", name: "Cleo Marsh" });
  const { ada, meeting } = await aStoredMeeting({ inviteeEmails: [cleo.email, "bo@x.example"] });
  const listed = await listDeliveries(contextOf(ada), meeting.id);
  expect(listed.map(({ channel, person }) => [channel, person]).sort()).toEqual(
    [
      ["email", cleo.email],
      ["email", "bo@x.example"],
    ].sort(),
  );
});

test("only the host reads them; to strangers there is no such meeting", async () => {
  const { meeting } = await aStoredMeeting();
  const guest = contextAs({ kind: "guest", invitationId: meeting.invitations[0]?.id ?? "" });
  await expect(listDeliveries(guest, meeting.id)).rejects.toMatchObject({ code: "forbidden" });
  await expect(listDeliveries(contextOf(await makeUser()), meeting.id)).rejects.toMatchObject({ code: "not_found" });
});
