import { expect, test } from "vitest";
import { Prisma } from "@/lib/db/generated/client";
import { inTransaction } from "@/lib/db/transaction";
import { scheduleMeeting } from "@/lib/meetings/schedule/schedule-meeting";
import { lockAddresses } from "@/lib/people/lock-addresses";
import { verifyAddress } from "@/lib/people/verify-address";
import { testDb } from "@/lib/testing/database";
import { contextOf, makeUser, scheduleInput } from "@/lib/testing/people";
import { contending } from "@/lib/testing/waiting-for-locks";

const verify = (userId: string) => inTransaction(testDb(), (tx) => verifyAddress(tx, userId, Date.now()));
const invitationsOf = (meetingId: string) => testDb().invitation.findMany({ where: { meetingId } });

test("whoever proves an address finds the invitations to it as their own, in place and with no second one", async () => {
  const newcomer = await makeUser({ role: "client", verified: false });
  const meeting = await scheduleMeeting(
    contextOf(await makeUser()),
    scheduleInput({ inviteeEmails: [newcomer.email] }),
  );
  const [before] = await invitationsOf(meeting.id);
  expect(before?.kind).toBe("external");

  await verify(newcomer.id);
  const rows = await invitationsOf(meeting.id);
  expect(rows).toEqual([{ ...before, kind: "internal", userId: newcomer.id }]);
  expect(await testDb().delivery.count({ where: { meetingId: meeting.id } })).toBe(1);
  const members = await testDb().conversationMember.findMany({ where: { conversationId: meeting.conversationId } });
  expect(members.map(({ userId }) => userId)).toContain(newcomer.id);
});

test("proving an address waits for what is done to a meeting to which it is invited", async () => {
  const newcomer = await makeUser({ role: "client", verified: false });
  const { id } = await scheduleMeeting(contextOf(await makeUser()), scheduleInput({ inviteeEmails: [newcomer.email] }));
  const hold = Prisma.sql`select 1 from meetings where id = ${id}::uuid for no key update`;
  await contending(hold, [() => verify(newcomer.id)]);
  expect((await invitationsOf(id)).map(({ userId }) => userId)).toEqual([newcomer.id]);
});

test("a removed invitation stays removed", async () => {
  const newcomer = await makeUser({ role: "client", verified: false });
  const meeting = await scheduleMeeting(
    contextOf(await makeUser()),
    scheduleInput({ inviteeEmails: [newcomer.email] }),
  );
  await testDb().invitation.updateMany({ where: { meetingId: meeting.id }, data: { removedAt: new Date() } });
  await verify(newcomer.id);
  expect((await invitationsOf(meeting.id)).map(({ kind }) => kind)).toEqual(["external"]);
});

test("whoever proves the address again keeps what they have", async () => {
  const known = await makeUser({ role: "client" });
  await verify(known.id);
  const after = await testDb().user.findUniqueOrThrow({ where: { id: known.id } });
  expect(after.emailVerifiedAt).toEqual(known.emailVerifiedAt);
});

test("inviting an address waits for its owner who is proving it, and then finds the account", async () => {
  const newcomer = await makeUser({ role: "client", verified: false });
  const host = contextOf(await makeUser());
  const { scheduling } = await inTransaction(testDb(), async (tx) => {
    await verifyAddress(tx, newcomer.id, Date.now());
    const started = scheduleMeeting(host, scheduleInput({ inviteeEmails: [newcomer.email] }));
    await waitingForAddress();
    return { scheduling: started };
  });
  const meeting = await scheduling;
  expect(meeting.invitations.map(({ kind, userId }) => [kind, userId])).toEqual([["internal", newcomer.id]]);
});

test("proving an address waits for whoever is inviting it, and then converts the invitation", async () => {
  const newcomer = await makeUser({ role: "client", verified: false });
  const host = contextOf(await makeUser());
  const { proving, meetingId } = await inTransaction(testDb(), async (tx) => {
    await lockAddresses(tx, [newcomer.email], "together");
    const meeting = await scheduleMeeting({ ...host, db: tx }, scheduleInput({ inviteeEmails: [newcomer.email] }));
    const started = verify(newcomer.id);
    await waitingForAddress();
    return { proving: started, meetingId: meeting.id };
  });
  await proving;
  expect((await invitationsOf(meetingId)).map(({ kind }) => kind)).toEqual(["internal"]);
});

/** Resolves once another transaction waits for an advisory lock of this database. */
async function waitingForAddress(): Promise<void> {
  for (;;) {
    const waiting = await testDb().$queryRaw<unknown[]>`
      select 1 as yes from pg_locks l join pg_database b on b.oid = l.database
       where l.locktype = 'advisory' and not l.granted and b.datname = current_database()`;
    if (waiting.length > 0) return;
  }
}
