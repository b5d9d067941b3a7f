import { expect, test } from "vitest";
import { markConversationRead } from "@/lib/conversations/mark-read";
import { aConversation, say } from "@/lib/conversations/testing/a-conversation";
import { Prisma } from "@/lib/db/generated/client";
import { suppress } from "@/lib/deliveries/suppression";
import { sendMail } from "@/lib/effects/mail/send-mail";
import { notifyUnread } from "@/lib/effects/notify-unread";
import { respond } from "@/lib/meetings/answers/respond";
import { respondInput } from "@/lib/meetings/answers/respond-input";
import { updateMeeting } from "@/lib/meetings/change/update-meeting";
import { findMeeting } from "@/lib/meetings/find-meeting";
import { chooseReminders } from "@/lib/meetings/guests/reminder-opt-out";
import { listDeliveries } from "@/lib/meetings/lists/list-deliveries";
import { listHistory } from "@/lib/meetings/lists/list-history";
import { testDb } from "@/lib/testing/database";
import { effectsWith, fakeMailer } from "@/lib/testing/effects";
import { testSecrets } from "@/lib/testing/people";
import { contending } from "@/lib/testing/waiting-for-locks";
import { MINUTE } from "@/lib/time/durations";

/** Dana's meeting with Lena and the guest Bo, who have their invitations, and a worker whose clock the test holds. */
async function aWorld() {
  const world = await aConversation();
  const { meeting } = world;
  const mailer = fakeMailer();
  const clock = { now: Date.now() };
  const effects = effectsWith(mailer, { now: () => clock.now });
  const work = async () => {
    const queued = await testDb().delivery.findMany({
      where: { meetingId: meeting.id, state: "queued", channel: "email" },
    });
    for (const { id } of queued) await sendMail(effects, { deliveryId: id });
  };
  await work();
  mailer.attempts.length = 0;
  const look = (minutes: number) => {
    clock.now += minutes * MINUTE;
    return notifyUnread(effects, { meetingId: meeting.id });
  };
  /** Whom emails about messages went to, after so many minutes. */
  const emailedAfter = async (minutes: number) => {
    await look(minutes);
    await work();
    return mailer.attempts.splice(0).map(({ mail }) => mail.to);
  };
  const bo = meeting.invitations.find(({ id }) => id === world.forBo)?.email ?? "";
  return { ...world, mailer, clock, effects, look, work, emailedAfter, bo, lenas: world.lena.email };
}

test("ten minutes after a message each reader who has not read it gets one neutral email, and its author none", async () => {
  const { asHost, meeting, look, work, mailer, bo, lenas } = await aWorld();
  await say(asHost, meeting.id, "CANARY words");
  await look(9);
  await work();
  expect(mailer.attempts).toEqual([]);
  await look(1.1);
  await work();
  expect(mailer.attempts.map(({ mail }) => mail.to).toSorted()).toEqual([bo, lenas].toSorted());
  for (const { mail } of mailer.attempts) {
    expect(mail.subject).toMatch(/^A message about your appointment on /);
    expect(mail.calendar).toBeUndefined();
    expect(mail.text).toMatch(/\/i\/[\w-]{43}\?to=messages(&lang=en)?\n/);
    expect(mail.text).toMatch(/No emails about messages from Dana Whitfield:\nhttps:\/\/meet\.example\/unsubscribe\//);
    expect(JSON.stringify(mail)).not.toMatch(/CANARY|First conversation|answer=/);
  }
});

test("however often it runs and however much is written, it is one email until they read, then one an hour", async () => {
  const { asHost, asBo, meeting, look, emailedAfter, bo, lenas } = await aWorld();
  await say(asHost, meeting.id, "one");
  const emailsHeld = Prisma.sql`lock table message_emails in share mode`;
  await contending<unknown>(emailsHeld, [() => look(11), () => look(0), () => look(0)]);
  expect((await emailedAfter(0)).toSorted()).toEqual([bo, lenas].toSorted());
  const { position } = await say(asHost, meeting.id, "two");
  expect(await emailedAfter(120)).toEqual([]);
  await markConversationRead(asBo, meeting.id, position);
  await say(asHost, meeting.id, "three");
  expect(await emailedAfter(11)).toEqual([bo]);
  await markConversationRead(asBo, meeting.id, position + 1);
  await say(asHost, meeting.id, "four");
  const jobs = () => testDb().$queryRaw<unknown[]>`
    select 1 as one from pgboss.job where name = 'notify-unread' and data ->> 'meetingId' = ${meeting.id}`;
  const before = (await jobs()).length;
  expect(await emailedAfter(11), "within the hour").toEqual([]);
  expect((await jobs()).length, "looks again when the hour is over").toBe(before + 1);
  expect(await emailedAfter(50)).toEqual([bo]);
});

test("the look is queued with the message, for ten minutes later, once for a message that is posted twice", async () => {
  const { asHost, meeting } = await aWorld();
  const clientId = crypto.randomUUID();
  const { id, createdAt } = await say(asHost, meeting.id, "once", clientId);
  await say(asHost, meeting.id, "once", clientId);
  const jobs = await testDb().$queryRaw`
    select id::text, extract(epoch from start_after)::float8 * 1000 as at from pgboss.job
     where name = 'notify-unread' and data ->> 'meetingId' = ${meeting.id}`;
  expect(jobs).toEqual([{ id, at: createdAt + 10 * MINUTE }]);
});

test.each<[string, (world: Awaited<ReturnType<typeof aWorld>>) => Promise<unknown>]>([
  ["has declined", ({ asBo, meeting }) => respond(asBo, meeting.id, respondInput.parse({ response: "declined" }))],
  ["was removed", ({ asHost, meeting }) => updateMeeting(asHost, meeting.id, { inviteeEmails: [] })],
  ["has read it", ({ asBo, meeting }) => markConversationRead(asBo, meeting.id, 1)],
  ["declined such emails", ({ asBo }) => chooseReminders(asBo, false, "messages")],
  [
    "has an address that came back",
    ({ bo, host }) =>
      suppress(testDb(), testSecrets, { hostId: host.id, email: bo, reason: "bounced", at: Date.now() }),
  ],
])("who %s gets none, also where that happens when it is queued already", async (_, happens) => {
  const [early, late] = [await aWorld(), await aWorld()];
  await say(early.asHost, early.meeting.id, "words");
  await happens(early);
  expect(await early.emailedAfter(11)).not.toContain(early.bo);
  await say(late.asHost, late.meeting.id, "words");
  await late.look(11);
  await happens(late);
  await late.work();
  const aboutMessages = late.mailer.attempts.filter(({ mail }) => mail.subject.startsWith("A message"));
  expect(aboutMessages.map(({ mail }) => mail.to)).toEqual([late.lenas]);
});

test("nobody gets one of a cancelled meeting, and reminders go on where emails about messages are declined", async () => {
  const { asHost, asBo, meeting, look, work, mailer } = await aWorld();
  await chooseReminders(asBo, false, "messages");
  expect(await testDb().reminderOptOut.count({ where: { hostId: meeting.hostId } })).toBe(0);
  await say(asHost, meeting.id, "words");
  await look(11);
  await updateMeeting(asHost, meeting.id, { status: "cancelled" });
  await work();
  expect(mailer.attempts.filter(({ mail }) => mail.subject.startsWith("A message"))).toEqual([]);
  expect(await look(60)).toMatchObject({ kind: "skipped" });
});

test("the host sees nothing of it but what came back, and it outdates no other email", async () => {
  const { asHost, meeting, look, work, mailer, bo, effects } = await aWorld();
  const shown = async () => ({
    row: (await findMeeting(asHost, meeting.id)).invitations.flatMap(({ deliveries }) =>
      deliveries.map(({ template }) => template),
    ),
    list: (await listDeliveries(asHost, meeting.id)).map(({ template }) => template),
    history: (await listHistory(asHost, meeting.id)).length,
  });
  const before = await shown();
  await say(asHost, meeting.id, "words");
  await look(11);
  await updateMeeting(asHost, meeting.id, { title: "Another title" });
  await work();
  const emails = mailer.attempts.filter(({ mail }) => mail.subject.startsWith("A message"));
  expect(emails).toHaveLength(2);
  const now = await shown();
  expect([now.row, now.list]).toEqual([before.row, before.list]);
  expect(now.history).toBe(before.history + 1);
  await testDb().delivery.updateMany({
    where: { meetingId: meeting.id, template: "new_message", invitation: { email: bo } },
    data: { state: "bounced" },
  });
  expect((await shown()).row).toContain("new_message");
  expect(
    (await testDb().invitation.findFirstOrThrow({ where: { meetingId: meeting.id, email: bo } })).notifiedRevision,
  ).toBe(1);
  expect(effects.logged).toBeDefined();
});
