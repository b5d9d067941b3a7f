import { describe, expect, test } from "vitest";
import { MailerError } from "@/lib/adapters/mail/mailer";
import { sendMail } from "@/lib/effects/mail/send-mail";
import type { MeetingRow } from "@/lib/meetings/meeting-row";
import { done, skipped } from "@/lib/outbox/jobs";
import { testDb } from "@/lib/testing/database";
import { effectsWith, fakeMailer } from "@/lib/testing/effects";
import { aStoredMeeting, deliveryIdOf, deliveryOf } from "@/lib/testing/meetings";
import { makeUser } from "@/lib/testing/people";
import { letSlotsRest } from "@/lib/testing/send-slots";

const changes = [
  {
    reason: "account_closed",
    change: async (meeting: MeetingRow) => {
      const { id } = await makeUser();
      const [{ email } = { email: "" }] = meeting.invitations;
      await testDb().invitation.updateMany({
        where: { meetingId: meeting.id, email },
        data: { userId: id, kind: "internal", byAddress: false },
      });
      // Closing an account ends what waits; this is what was queued at the same moment.
      await testDb().user.update({ where: { id }, data: { deactivatedAt: new Date() } });
    },
  },
  {
    reason: "invitation_withdrawn",
    change: (meeting: MeetingRow) =>
      testDb().invitation.updateMany({ where: { meetingId: meeting.id }, data: { removedAt: new Date() } }),
  },
  {
    reason: "meeting_cancelled",
    change: (meeting: MeetingRow) =>
      testDb().meeting.update({ where: { id: meeting.id }, data: { status: "cancelled", cancelledAt: new Date() } }),
  },
  {
    reason: "meeting_ended",
    change: (meeting: MeetingRow) =>
      testDb().meeting.update({
        where: { id: meeting.id },
        data: { startsAt: new Date(Date.now() - 3_600_000), endsAt: new Date() },
      }),
  },
];

describe.each(changes)("$reason", ({ reason, change }) => {
  test("before the first try: no mail is sent", async () => {
    const { meeting } = await aStoredMeeting();
    const mailer = fakeMailer();
    await change(meeting);

    expect(await sendMail(effectsWith(mailer), { deliveryId: deliveryIdOf(meeting) })).toEqual(skipped(reason));

    expect(mailer.attempts).toHaveLength(0);
    expect(await deliveryOf(deliveryIdOf(meeting))).toMatchObject({ state: "skipped", reason });
  });

  test("between two tries: the stored mail is not sent late", async () => {
    const { meeting } = await aStoredMeeting();
    const mailer = fakeMailer();
    mailer.next.push(() => {
      throw new MailerError("temporary", "internal_server_error");
    });
    const effects = effectsWith(mailer);
    await expect(sendMail(effects, { deliveryId: deliveryIdOf(meeting) })).rejects.toThrow(MailerError);
    await change(meeting);

    expect(await sendMail(effects, { deliveryId: deliveryIdOf(meeting) })).toEqual(skipped(reason));
    expect(mailer.attempts).toHaveLength(1);
  });

  test("while it waits for its turn: it does not leave", async () => {
    const { meeting } = await aStoredMeeting();
    const { meeting: earlier } = await aStoredMeeting();
    const mailer = fakeMailer();
    const slow = { mailPerSecond: 0.2 };
    await testDb().mailLane.deleteMany();
    await sendMail(effectsWith(mailer, slow), { deliveryId: deliveryIdOf(earlier) });
    const sleep = async () => {
      await change(meeting);
      await letSlotsRest();
    };

    const outcome = await sendMail(effectsWith(mailer, { ...slow, sleep }), { deliveryId: deliveryIdOf(meeting) });

    expect(outcome).toEqual(skipped(reason));
    expect(mailer.attempts).toHaveLength(1);
  });
});

describe("a template that gives no mail", () => {
  const where = {
    channel_key_locale: { channel: "email", key: "scheduled_meeting_invitation", locale: "fr" },
  } as const;
  const row = { channel: "email", key: "scheduled_meeting_invitation", locale: "fr" } as const;
  const ways = [
    { way: "deleted", spoil: () => testDb().template.delete({ where }) },
    { way: "disabled", spoil: () => testDb().template.update({ where, data: { enabled: false } }) },
    {
      way: "without its fields",
      spoil: () => testDb().template.update({ where, data: { wording: { subject: "Hi" } } }),
    },
    {
      way: "with a variable nobody knows",
      spoil: () => testDb().template.update({ where, data: { wording: broken } }),
    },
    { way: "no wording at all", spoil: () => testDb().template.update({ where, data: { wording: [1] } }) },
  ];
  const broken = { subject: "{title}", preheader: "x", heading: "x", body: "x", button: "x" };

  test.each(ways)("$way: only the mails in that language are skipped, and each is logged once", async ({ spoil }) => {
    await testDb().template.upsert({ where, create: row, update: { enabled: true } });
    const french = await testDb().user.create({
      data: {
        id: crypto.randomUUID(),
        email: `${crypto.randomUUID()}@x.example`,
        name: "Odile",
        role: "client",
        locale: "fr-CA",
        emailVerifiedAt: new Date(),
      },
    });
    const { meeting } = await aStoredMeeting({ inviteeEmails: [french.email, "bo@x.example"] });
    const mailer = fakeMailer();
    const effects = effectsWith(mailer);
    await spoil();

    expect(await sendMail(effects, { deliveryId: deliveryIdOf(meeting, 0) })).toEqual(skipped("template_missing"));
    await sendMail(effects, { deliveryId: deliveryIdOf(meeting, 0) });
    expect(await sendMail(effects, { deliveryId: deliveryIdOf(meeting, 1) })).toEqual(done);

    expect(mailer.attempts.map(({ mail }) => mail.to)).toEqual(["bo@x.example"]);
    expect(await deliveryOf(deliveryIdOf(meeting, 0))).toMatchObject({ state: "skipped", reason: "template_missing" });
    expect(effects.logged).toHaveLength(1);
    expect(JSON.stringify(effects.logged)).not.toMatch(/x\.example|Odile/);
    await testDb().template.deleteMany({ where: row });
    await testDb().template.create({ data: row });
  });
});
