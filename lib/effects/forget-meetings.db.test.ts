import { expect, test } from "vitest";
import { confirmByCode } from "@/lib/conversations/confirm-by-code";
import { requestCode } from "@/lib/conversations/request-code";
import { aConversation, say } from "@/lib/conversations/testing/a-conversation";
import { Prisma } from "@/lib/db/generated/client";
import { announce } from "@/lib/effects/announce";
import { syncCalendar } from "@/lib/effects/calendar/sync-calendar";
import { forgetMeetings } from "@/lib/effects/forget-meetings";
import { sendMail } from "@/lib/effects/mail/send-mail";
import { notifyUnread } from "@/lib/effects/notify-unread";
import { remind } from "@/lib/effects/remind";
import { forgetOld, keptForEver } from "@/lib/effects/retention";
import { findHistory } from "@/lib/history/find-history";
import { verifyLogs } from "@/lib/history/verify-logs";
import { newId } from "@/lib/ids";
import { proposeTimes } from "@/lib/meetings/answers/propose-times";
import { respond } from "@/lib/meetings/answers/respond";
import { updateMeeting } from "@/lib/meetings/change/update-meeting";
import { updateMeetingInput } from "@/lib/meetings/change/update-meeting-input";
import { findMeeting } from "@/lib/meetings/find-meeting";
import { tablesQuoting } from "@/lib/meetings/guests/testing/tables-quoting";
import { joinMeeting } from "@/lib/meetings/room/join-meeting";
import { signInCode } from "@/lib/people/sign-in/sign-in-secrets";
import { testDb } from "@/lib/testing/database";
import { effectsWith, fakeMailer } from "@/lib/testing/effects";
import { testSecrets } from "@/lib/testing/people";
import { contending, waitingForLocks } from "@/lib/testing/waiting-for-locks";
import { DAY } from "@/lib/time/durations";

type Talk = Awaited<ReturnType<typeof aConversation>>;
const LIMIT = Date.now() - 300 * DAY;

/** A meeting whose end, or cancellation, lies so many days back; nothing of it waits. */
async function pastMeeting(days = 400, act: (talk: Talk) => Promise<unknown> = async () => undefined): Promise<Talk> {
  const talk = await aConversation();
  await act(talk);
  const { id } = talk.meeting;
  const end = new Date(Date.now() - days * DAY);
  await testDb().delivery.updateMany({ where: { meetingId: id }, data: { state: "delivered", at: end } });
  await testDb().calendarEvent.updateMany({
    where: { meetingId: id, connectionId: { not: null } },
    data: { state: "synced" },
  });
  await testDb().message.updateMany({ where: { conversation: { meetingId: id } }, data: { createdAt: end } });
  await testDb().inviteeEmail.updateMany({ where: { invitation: { meetingId: id } }, data: { at: end } });
  await testDb()
    .$executeRaw`update pgboss.job set state = 'completed' where name = 'announce' and data ->> 'meetingId' = ${id}`;
  const row = await testDb().meeting.findUniqueOrThrow({ where: { id } });
  const over =
    row.status === "cancelled" ? { cancelledAt: end } : { endsAt: end, startsAt: new Date(end.getTime() - 3_600_000) };
  await testDb().meeting.update({ where: { id }, data: over });
  return talk;
}

/** Everything that can hang on a meeting. */
async function withAllThatHangs({ meeting, asHost, asBo, asLena, lena, forBo, withLinkOnly }: Talk) {
  const at = new Date();
  const change = (body: object) => updateMeeting(asHost, meeting.id, updateMeetingInput.parse(body));
  await change({ title: "Canary of the title", description: "Canary of the notes" });
  await respond(asBo, meeting.id, { response: "tentative", note: "Canary of the answer" });
  await proposeTimes(asLena, meeting.id, {
    startsAt: [Date.parse("2027-03-12T15:00:00Z")],
    note: "Canary of the proposal",
  });
  await say(asBo, meeting.id, "Canary of the words");
  const { challengeId } = await requestCode(withLinkOnly, { returnPath: "/", locale: "en" });
  await testDb().storedMail.create({ data: { id: newId(), challengeId, sealed: Buffer.from("x"), renderedAt: at } });
  await confirmByCode(withLinkOnly, signInCode(testSecrets, challengeId), challengeId);
  const atTheStart = { now: () => Date.parse("2027-03-10T15:00:00Z") };
  await joinMeeting({ ...asBo, ...atTheStart }, meeting.id);
  await testDb().inviteeEmail.create({
    data: { eventId: newId(), invitationId: forBo, at, body: "Canary of the email", attachments: [] },
  });
  await testDb().delegateRequest.create({ data: { invitationId: forBo, email: "canary@x.example", at } });
  await testDb().messageEmail.create({ data: { invitationId: forBo, afterPosition: 0, createdAt: at } });
  await testDb().reminder.create({ data: { invitationId: forBo, kind: "day_before", startsAt: at, createdAt: at } });
  const about = { userId: lena.id, meetingId: meeting.id, revision: 9, kind: "meeting_updated", createdAt: at };
  await testDb().notification.create({ data: { id: newId(), ...about } });
  await testDb().conversationMember.findFirstOrThrow({ where: { conversation: { meetingId: meeting.id } } });
  const effects = effectsWith(fakeMailer());
  await announce(effects, { meetingId: meeting.id });
  for (const { id } of await testDb().delivery.findMany({ where: { meetingId: meeting.id, channel: "email" } }))
    await sendMail(effects, { deliveryId: id });
}

const forget = (before = LIMIT, mostAtOnce?: number) => forgetMeetings(effectsWith(undefined), before, mostAtOnce);
const isThere = async ({ meeting }: Talk) => (await testDb().meeting.count({ where: { id: meeting.id } })) === 1;

/** The ids of the meeting and of what hangs on it. */
async function idsOf({ meeting: { id } }: Talk): Promise<string[]> {
  const rows = await testDb().$queryRaw<{ id: string }[]>`
    select id::text from invitations where meeting_id = ${id}::uuid
    union all select id::text from deliveries where meeting_id = ${id}::uuid
    union all select id::text from conversations where meeting_id = ${id}::uuid
    union all select s.id::text from stored_mails s join deliveries d on d.id = s.delivery_id where d.meeting_id = ${id}::uuid
    union all select c.id::text from sign_in_challenges c join invitations i on i.id = c.invitation_id where i.meeting_id = ${id}::uuid`;
  return [id, ...rows.map((row) => row.id)];
}

const tablesNaming = async (ids: readonly string[]) => (await tablesQuoting(...ids)).sort();

test("a meeting goes with every row that names it, its words from the history too, and both logs are intact", async () => {
  const talk = await pastMeeting(400, withAllThatHangs);
  const ids = await idsOf(talk);
  const hanging = await testDb().$queryRaw<{ name: string }[]>`
    select distinct 'public.' || c.conrelid::regclass as name from pg_constraint c
     where c.contype = 'f' and c.confrelid in ('meetings'::regclass, 'invitations'::regclass, 'deliveries'::regclass,
       'conversations'::regclass, 'stored_mails'::regclass, 'sign_in_challenges'::regclass)`;
  expect(await tablesNaming(ids)).toEqual(expect.arrayContaining(hanging.map(({ name }) => name)));
  const before = await findHistory(testDb(), talk.meeting.id);
  const jobs = await testDb().$queryRaw<{ count: number }[]>`select count(*)::int as count from pgboss.job`;

  await forget();

  expect(await tablesNaming(ids)).toEqual(
    ["pgboss.job", "pgboss.job_common", "public.chain_marks", "public.history", "public.live_events"].sort(),
  );
  expect(await tablesQuoting("canary")).toEqual([]);
  const after = await findHistory(testDb(), talk.meeting.id);
  const who = (lines: typeof before) =>
    lines.map(({ at, actorKind, actorId, action, hash }) => [at, actorKind, actorId, action, hash]);
  expect(who(after)).toEqual(who(before));
  expect(await verifyLogs({ db: testDb(), secrets: testSecrets })).toEqual([]);
  await expect(findMeeting(talk.asHost, talk.meeting.id)).rejects.toMatchObject({ code: "not_found" });
  await expect(findMeeting(talk.asBo, talk.meeting.id)).rejects.toMatchObject({ code: "not_found" });
  // Nothing is sent and no calendar is written because of it.
  expect(await testDb().$queryRaw`select count(*)::int as count from pgboss.job`).toEqual(jobs);
});

test("meetings are kept for ever unless an operator says for how many days", async () => {
  const [old, younger] = [await pastMeeting(400), await pastMeeting(200)];
  await forgetOld(effectsWith(undefined));
  expect([await isThere(old), await isThere(younger)]).toEqual([true, true]);
  await forgetOld(effectsWith(undefined, { retention: { ...keptForEver, meetings: 300 } }));
  expect([await isThere(old), await isThere(younger)]).toEqual([false, true]);
});

test("what was queued for it long ago finds nothing to do", async () => {
  const { meeting } = await pastMeeting();
  const meetingId = meeting.id;
  const deliveryId = (await testDb().delivery.findFirstOrThrow({ where: { meetingId } })).id;
  await forget();
  const effects = effectsWith(fakeMailer());
  const startsAt = meeting.startsAt;
  for (const run of [
    () => announce(effects, { meetingId }),
    () => sendMail(effects, { deliveryId }),
    () => remind(effects, { meetingId, kind: "day_before", startsAt }),
    () => notifyUnread(effects, { meetingId }),
    () => syncCalendar(effects, { meetingId, connectionId: newId() }),
  ])
    expect(["done", "skipped"]).toContain((await run()).kind);
});

test("a cancelled one counts from its cancellation, one that its host ended from that, one that is not over never goes", async () => {
  const cancelled = await pastMeeting(400, ({ asHost, meeting }) =>
    updateMeeting(asHost, meeting.id, { status: "cancelled" }),
  );
  const endedEarly = await pastMeeting(290);
  await testDb().meeting.update({
    where: { id: endedEarly.meeting.id },
    data: { endedAt: new Date(Date.now() - 310 * DAY) },
  });
  const justCancelled = await pastMeeting(200, ({ asHost, meeting }) =>
    updateMeeting(asHost, meeting.id, { status: "cancelled" }),
  );
  const [younger, coming] = [await pastMeeting(200), await pastMeeting(-20)];
  await forget();
  expect([await isThere(cancelled), await isThere(endedEarly)]).toEqual([false, false]);
  expect([await isThere(justCancelled), await isThere(younger), await isThere(coming)]).toEqual([true, true, true]);
});

const meetingId = ({ meeting: { id } }: Talk) => id;
const oneDelivery = async (talk: Talk) =>
  testDb().delivery.findFirstOrThrow({ where: { meetingId: meetingId(talk), channel: "email" } });

test.each<[string, (talk: Talk) => Promise<unknown>, (talk: Talk) => Promise<unknown>]>([
  [
    "an email of it waits",
    async (talk) =>
      testDb().delivery.update({ where: { id: (await oneDelivery(talk)).id }, data: { state: "queued" } }),
    (talk) =>
      testDb().delivery.updateMany({
        where: { meetingId: meetingId(talk), state: "queued" },
        data: { state: "failed" },
      }),
  ],
  [
    "it is in doubt whether an email of it went",
    async (talk) => {
      const { id: deliveryId } = await oneDelivery(talk);
      await testDb().delivery.update({ where: { id: deliveryId }, data: { state: "queued" } });
      const mail = { id: newId(), deliveryId, sealed: Buffer.from("x"), renderedAt: new Date() };
      await testDb().storedMail.create({ data: { ...mail, doubt: "in_doubt" } });
    },
    async (talk) =>
      testDb().delivery.updateMany({ where: { meetingId: meetingId(talk) }, data: { state: "delivered" } }),
  ],
  [
    "an announcement of it is due",
    (talk) =>
      testDb()
        .$executeRaw`update pgboss.job set state = 'retry' where name = 'announce' and data ->> 'meetingId' = ${meetingId(talk)}`,
    (talk) =>
      testDb()
        .$executeRaw`update pgboss.job set state = 'completed' where name = 'announce' and data ->> 'meetingId' = ${meetingId(talk)}`,
  ],
  [
    "a calendar is to be written",
    async (talk) => {
      const connection = {
        userId: talk.host.id,
        provider: "google",
        account: "a@x.example",
        calendarId: "primary",
      } as const;
      const more = { sealedCredentials: Buffer.from("x"), createdAt: new Date() };
      const { id: connectionId } = await testDb().calendarConnection.create({
        data: { id: newId(), ...connection, ...more },
      });
      const line = { meetingId: meetingId(talk), connectionId, state: "pending", at: new Date() } as const;
      await testDb().calendarEvent.create({ data: line });
    },
    (talk) =>
      testDb().calendarEvent.updateMany({
        where: { meetingId: meetingId(talk), state: "pending" },
        data: { state: "failed", reason: "x" },
      }),
  ],
  [
    "somebody wrote there since",
    (talk) =>
      testDb().message.updateMany({
        where: { conversation: { meetingId: meetingId(talk) } },
        data: { createdAt: new Date() },
      }),
    (talk) =>
      testDb().message.updateMany({
        where: { conversation: { meetingId: meetingId(talk) } },
        data: { createdAt: new Date(0) },
      }),
  ],
  [
    "somebody wrote an email since",
    (talk) =>
      testDb().inviteeEmail.create({
        data: { eventId: newId(), invitationId: talk.forBo, at: new Date(), body: "x", attachments: [] },
      }),
    (talk) => testDb().inviteeEmail.updateMany({ where: { invitationId: talk.forBo }, data: { at: new Date(0) } }),
  ],
])("while %s it stays, and goes once that has come to its end", async (_, begin, end) => {
  const talk = await pastMeeting(400, async ({ asBo, asHost, meeting }) => {
    await say(asBo, meeting.id, "Said");
    await updateMeeting(asHost, meeting.id, updateMeetingInput.parse({ title: "Another" }));
  });
  await begin(talk);
  await forget();
  expect(await isThere(talk)).toBe(true);
  await end(talk);
  await forget();
  expect(await isThere(talk)).toBe(false);
});

test("what begins while the meeting is waited for keeps it", async () => {
  const talk = await pastMeeting();
  const { id } = await oneDelivery(talk);
  const queueing = testDb().$transaction(async (tx) => {
    await tx.$executeRaw`select 1 from meetings where id = ${meetingId(talk)}::uuid for update`;
    const forgetting = forget();
    await waitingForLocks(1);
    await tx.delivery.update({ where: { id }, data: { state: "queued" } });
    return { forgetting };
  });
  await (await queueing).forgetting;
  expect(await isThere(talk)).toBe(true);
});

test("two workers at once take out each meeting once, and nothing is wrong with the logs", async () => {
  const talks = [await pastMeeting(), await pastMeeting(), await pastMeeting()];
  const ids = talks.map(meetingId);
  const logged = [effectsWith(undefined), effectsWith(undefined)];
  await contending(
    Prisma.sql`select 1 from meetings where id = any(${ids}::uuid[]) for update`,
    logged.map((effects) => () => forgetMeetings(effects, LIMIT, 2)),
  );
  expect(await Promise.all(talks.map(isThere))).toEqual([false, false, false]);
  expect(logged.flatMap((effects) => effects.logged)).toEqual([]);
  expect(await verifyLogs({ db: testDb(), secrets: testSecrets })).toEqual([]);
});

test("a crash in the middle leaves a meeting whole, holds up no other, and the next run takes it out", async () => {
  const [broken, other] = [await pastMeeting(400, withAllThatHangs), await pastMeeting()];
  const ids = await idsOf(broken);
  const named = await tablesNaming(ids);
  const lines = await findHistory(testDb(), meetingId(broken));
  const effects = effectsWith(undefined, {
    secrets: {
      ...testSecrets,
      chained: (previous, text) => {
        if (text.includes(meetingId(broken))) throw new Error("crash");
        return testSecrets.chained(previous, text);
      },
    },
  });
  await forgetMeetings(effects, LIMIT);
  expect(await tablesNaming(ids)).toEqual(named);
  expect(await findHistory(testDb(), meetingId(broken))).toEqual(lines);
  expect(await isThere(other)).toBe(false);
  expect(effects.logged).toMatchObject([{ meetingId: meetingId(broken) }]);
  await forget();
  expect(await isThere(broken)).toBe(false);
});

test("a meeting that somebody else takes out is found, for it leaves no anchor", async () => {
  const talk = await pastMeeting();
  await forget();
  const chainId = meetingId(talk);
  expect(await verifyLogs({ db: testDb(), secrets: testSecrets })).toEqual([]);
  await testDb().chainMark.deleteMany({ where: { chainId, kind: "anchor" } });
  expect(await verifyLogs({ db: testDb(), secrets: testSecrets })).toMatchObject([
    { chainId, problem: "meeting_missing" },
  ]);
});
