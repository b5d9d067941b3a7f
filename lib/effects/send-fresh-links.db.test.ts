import { expect, test } from "vitest";
import { suppress } from "@/lib/deliveries/suppression";
import { sendMail } from "@/lib/effects/mail/send-mail";
import { sendFreshLinks } from "@/lib/effects/send-fresh-links";
import { findGuest } from "@/lib/meetings/guests/find-guest";
import { invitationToken } from "@/lib/meetings/guests/invitation-token";
import { requestFreshLink } from "@/lib/meetings/guests/request-fresh-link";
import { scheduleMeeting } from "@/lib/meetings/schedule/schedule-meeting";
import { skipped } from "@/lib/outbox/jobs";
import { testDb } from "@/lib/testing/database";
import { effectsWith, fakeMailer } from "@/lib/testing/effects";
import { contextAs, contextOf, makeUser, scheduleInput, testSecrets } from "@/lib/testing/people";

const visitor = () => contextAs({ kind: "system" });

async function invited(email: string, host?: Awaited<ReturnType<typeof makeUser>>, startsAt = "2027-03-10T15:00:00Z") {
  const ctx = contextOf(host ?? (await makeUser()));
  const meeting = await scheduleMeeting(ctx, scheduleInput({ startsAt, inviteeEmails: [email] }));
  const id = meeting.invitations[0]?.id ?? "";
  const opens = async (tokenVersion: number) =>
    (await findGuest(visitor(), invitationToken(testSecrets, { id, tokenVersion }))) !== undefined;
  const resent = () => testDb().delivery.findMany({ where: { invitationId: id, resent: true } });
  return { id, meeting, opens, resent };
}

/** Asks, and lets the worker do what was promised. */
async function ask(email: string) {
  await requestFreshLink(visitor(), email, "address:203.0.113.7");
  const { id } = await testDb().linkRequest.findFirstOrThrow({ where: { email: email.toLowerCase() } });
  return { id, outcome: await sendFreshLinks(effectsWith(fakeMailer()), { requestId: id }) };
}

const anAddress = () => `bo-${crypto.randomUUID()}@x.example`;

test("an invited address gets a mail with a fresh link, and the old link opens nothing any more", async () => {
  const email = anAddress();
  const { meeting, opens, resent } = await invited(email);
  expect((await ask(email.toUpperCase())).outcome.kind).toBe("done");
  expect([await opens(0), await opens(1)]).toEqual([false, true]);
  const [delivery] = await resent();
  const mailer = fakeMailer();
  const effects = effectsWith(mailer);
  await sendMail(effects, { deliveryId: delivery?.id ?? "" });
  expect(mailer.attempts[0]?.mail.to).toBe(email);
  const fresh = invitationToken(testSecrets, { id: meeting.invitations[0]?.id ?? "", tokenVersion: 1 });
  expect(mailer.attempts[0]?.mail.text).toContain(`/i/${fresh}`);
  for (const secret of [fresh, email]) expect(JSON.stringify(effects.logged)).not.toContain(secret);
  const rows = await testDb()
    .$queryRaw`select to_jsonb(i) as row from invitations i where i.meeting_id = ${meeting.id}::uuid`;
  expect(JSON.stringify(rows), "only a hash is stored").not.toContain(fresh);
  const lines = await testDb().historyEntry.findMany({
    where: { meetingId: meeting.id },
    orderBy: { position: "asc" },
  });
  expect(lines.at(-1)).toMatchObject({ action: "invitation_link_issued", actorKind: "system" });
});

test("asking does the same work for an address that nobody invited, and keeps it no longer than the worker needs", async () => {
  const email = anAddress();
  expect(await requestFreshLink(visitor(), email, "address:203.0.113.7")).toBe(undefined);
  const { id } = await testDb().linkRequest.findFirstOrThrow({ where: { email } });
  const jobs = await testDb().$queryRaw<unknown[]>`select 1 as one from pgboss.job where id = ${id}::uuid`;
  expect(jobs).toHaveLength(1);
  expect(await sendFreshLinks(effectsWith(fakeMailer()), { requestId: id })).toMatchObject({
    reason: "nothing_to_send",
  });
  expect(await testDb().linkRequest.count({ where: { email } })).toBe(0);
});

test("carried out twice it is done once", async () => {
  const email = anAddress();
  const { opens, resent } = await invited(email);
  const { id } = await ask(email);
  expect(await sendFreshLinks(effectsWith(fakeMailer()), { requestId: id })).toMatchObject({ reason: "gone" });
  expect(await opens(1)).toBe(true);
  expect(await resent()).toHaveLength(1);
});

test("removed, cancelled and ended invitations stay as they are", async () => {
  const email = anAddress();
  const [removed, cancelled, ended] = [await invited(email), await invited(email), await invited(email)];
  await testDb().invitation.update({ where: { id: removed.id }, data: { removedAt: new Date() } });
  await testDb().meeting.update({
    where: { id: cancelled.meeting.id },
    data: { status: "cancelled", cancelledAt: new Date() },
  });
  const past = { startsAt: new Date(Date.now() - 7200_000), endsAt: new Date(Date.now() - 1) };
  await testDb().meeting.update({ where: { id: ended.meeting.id }, data: past });
  expect((await ask(email)).outcome).toMatchObject({ reason: "nothing_to_send" });
  for (const { resent } of [removed, cancelled, ended]) expect(await resent()).toEqual([]);
});

test("one host's meetings bring an address two mails an hour at most, the next meetings first", async () => {
  const email = anAddress();
  const host = await makeUser();
  const days = ["14", "11", "13", "12"];
  const meetings = await Promise.all(days.map((day) => invited(email, host, `2027-03-${day}T15:00:00Z`)));
  const other = await invited(email);
  await ask(email);
  const sent = async () => Promise.all(meetings.map(async ({ resent }) => (await resent()).length));
  expect(await sent()).toEqual([0, 1, 0, 1]);
  expect(await other.resent()).toHaveLength(1);
  await ask(email);
  expect(await sent()).toEqual([0, 1, 0, 1]);
  expect(await other.resent()).toHaveLength(2);
});

test("an address that is not mailed without the host's word keeps its link, and gets one to another host's meeting", async () => {
  const email = anAddress();
  const host = await makeUser();
  const bounced = await invited(email, host);
  const other = await invited(email);
  await suppress(testDb(), testSecrets, { hostId: host.id, email, reason: "bounced", at: Date.now() });
  await ask(email);
  expect([await bounced.opens(0), await bounced.resent()]).toEqual([true, []]);
  expect([await other.opens(0), await other.opens(1)]).toEqual([false, true]);
});

test("without a mail client the old link stays good, and the request is not kept", async () => {
  const email = anAddress();
  const { opens, resent } = await invited(email);
  await requestFreshLink(visitor(), email, "address:203.0.113.7");
  const { id } = await testDb().linkRequest.findFirstOrThrow({ where: { email } });
  expect(await sendFreshLinks(effectsWith(undefined), { requestId: id })).toEqual(skipped("email_client_missing"));
  expect([await opens(0), await resent()]).toEqual([true, []]);
  expect(await testDb().linkRequest.count({ where: { email } })).toBe(0);
});

test("what is no address is refused, and an hour holds a limited number for each address and for who asks", async () => {
  await expect(requestFreshLink(visitor(), "nobody", "address:203.0.113.7")).rejects.toMatchObject({ code: "invalid" });
  const spent: unknown[] = [];
  const spend = async (...asked: unknown[]) => {
    spent.push(asked);
    return { limit: 1, remaining: 0, resetSeconds: 1, windowSeconds: 1 };
  };
  const email = anAddress();
  for (const address of [email, email.toUpperCase()])
    await requestFreshLink({ ...visitor(), limits: { ...visitor().limits, spend } }, address, "address:203.0.113.7");
  const [asker, one, sameAsker, two] = spent;
  expect(asker).toEqual(["fresh_link_askers", "address:203.0.113.7", 1]);
  expect(one).toEqual(["fresh_links", expect.stringMatching(/^[\w-]{43}$/), 1]);
  expect([sameAsker, two]).toEqual([asker, one]);
});
