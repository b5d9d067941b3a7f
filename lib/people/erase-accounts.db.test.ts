import { beforeEach, expect, test } from "vitest";
import { say } from "@/lib/conversations/testing/a-conversation";
import { Prisma } from "@/lib/db/generated/client";
import { lockMeetings } from "@/lib/db/sql";
import { inTransaction } from "@/lib/db/transaction";
import { appendHistory } from "@/lib/history/append-history";
import { findHistory } from "@/lib/history/find-history";
import { verifyChain } from "@/lib/history/verify-chain";
import { newId } from "@/lib/ids";
import { respond } from "@/lib/meetings/answers/respond";
import { findMeeting } from "@/lib/meetings/find-meeting";
import { tablesQuoting } from "@/lib/meetings/guests/testing/tables-quoting";
import { scheduleMeeting } from "@/lib/meetings/schedule/schedule-meeting";
import { notify } from "@/lib/notifications/notify";
import { findNotifications } from "@/lib/notifications/select-notifications";
import { closeOwnAccount, deactivateUser } from "@/lib/people/deactivate-user";
import { eraseAccounts } from "@/lib/people/erase-accounts";
import { lockAddresses } from "@/lib/people/lock-addresses";
import { previewDeactivation } from "@/lib/people/preview-deactivation";
import { reopenUser } from "@/lib/people/reopen-user";
import { openSession } from "@/lib/people/sign-in/session";
import { updateProfile } from "@/lib/people/update-profile";
import { aCalendarHost, type CalendarHost } from "@/lib/testing/calendar-host";
import { testDb } from "@/lib/testing/database";
import { effectsWith, fakeMailer } from "@/lib/testing/effects";
import { contextAs, contextOf, makeRelationship, makeUser, scheduleInput, testSecrets } from "@/lib/testing/people";
import { waitingForLocks } from "@/lib/testing/waiting-for-locks";
import { DAY } from "@/lib/time/durations";

let host: CalendarHost;
beforeEach(async () => {
  host = await aCalendarHost();
});

const eraseAfter = (milliseconds: number) =>
  eraseAccounts(
    { ...contextAs({ kind: "system" }), now: () => Date.now() + milliseconds },
    effectsWith(fakeMailer()).log,
  );

/** A colleague of the calendar's host who is invited, wrote something, hosts a meeting and is signed in. */
async function zora(name: string) {
  const user = await makeUser({ name, practiceId: host.dana.practiceId });
  const ctx = contextOf(user);
  const invited = await host.scheduled({ inviteeUserIds: [user.id] });
  await respond(ctx, invited.id, { response: "accepted", note: `${name} note` });
  await say(ctx, invited.id, `${name} said`);
  const hosted = await scheduleMeeting(ctx, scheduleInput({ inviteeEmails: ["cy@x.example"] }));
  const sessionId = await openSession(testDb(), user.id, Date.now());
  return { user, ctx, invited, hosted, sessionId };
}

test("who closes their account is out at once, their meetings are called off, and a day later nothing names them", async () => {
  const { user, ctx, invited, hosted, sessionId } = await zora("zora canary");
  await testDb().secondFactor.create({ data: { userId: user.id, version: 1 } });
  const passkey = {
    credentialId: newId(),
    publicKey: Buffer.alloc(1),
    counter: 0,
    name: "Laptop",
    createdAt: new Date(),
  };
  await testDb().passkey.create({ data: { id: newId(), userId: user.id, ...passkey } });
  await closeOwnAccount(ctx);
  expect((await testDb().session.findUniqueOrThrow({ where: { id: sessionId } })).revokedAt).not.toBeNull();
  expect((await findMeeting(contextAs({ kind: "system" }), hosted.id)).status).toBe("cancelled");
  await eraseAfter(DAY - 60_000);
  expect(await testDb().user.findUniqueOrThrow({ where: { id: user.id } })).toMatchObject({
    name: "zora canary",
    erasedAt: null,
  });
  expect(JSON.stringify(host.events())).toContain(user.email);

  await eraseAfter(DAY + 60_000);
  await host.calendars.sync(invited.id);

  expect(await tablesQuoting(user.email)).toEqual([]);
  expect(await tablesQuoting("zora canary")).toEqual([]);
  expect(JSON.stringify(host.events())).not.toContain(user.email);
  expect(JSON.stringify(host.events())).toContain("bo@x.example");
  expect(await testDb().session.count({ where: { userId: user.id } })).toBe(0);
  expect(await testDb().secondFactor.count({ where: { userId: user.id } })).toBe(0);
  expect(await testDb().passkey.count({ where: { userId: user.id } })).toBe(0);
  for (const { id } of [invited, hosted]) {
    expect(verifyChain(testSecrets, id, await findHistory(testDb(), id))).toBe(true);
  }
  const { erasedAt } = await testDb().user.findUniqueOrThrow({ where: { id: user.id } });
  await eraseAfter(2 * DAY);
  expect((await testDb().user.findUniqueOrThrow({ where: { id: user.id } })).erasedAt).toEqual(erasedAt);
});

test.each(["field", "video", "host", "to"])(
  "a host named %s is erased, and nothing else that reads like the name",
  async (name) => {
    const { user, ctx } = await zora("an earlier canary");
    const colleague = host.dana;
    const { id } = await scheduleMeeting(ctx, scheduleInput({ inviteeUserIds: [colleague.id] }));
    const renamed = { field: "host", from: "an earlier canary", to: name };
    const moved = { field: "location", from: { type: "video", value: name }, to: { type: "phone", value: "1" } };
    const changes = [{ field: "title", from: "Old", to: name }, moved, renamed];
    await updateProfile(ctx, { name });
    await inTransaction(testDb(), async (tx) => {
      await lockMeetings(tx, Prisma.sql`id = ${id}::uuid`);
      await appendHistory(tx, ctx, id, "meeting_updated", changes);
      await notify(
        tx,
        Prisma.sql`
        select ${colleague.id}::uuid as user_id, ${id}::uuid as meeting_id, 2 as revision, 'meeting_updated' as kind,
               ${JSON.stringify(changes)}::jsonb as changes, now() as created_at`,
      );
    });
    await closeOwnAccount(ctx);
    await eraseAfter(DAY + 60_000);

    const left = [changes[0], moved, { field: "host", from: "erased", to: "erased" }];
    const lines = await findHistory(testDb(), id);
    expect(lines.find(({ action }) => action === "meeting_updated")?.changes).toEqual(left);
    expect(verifyChain(testSecrets, id, lines)).toBe(true);
    const where = { meetingId: id, userId: colleague.id, kind: "meeting_updated" };
    expect((await testDb().notification.findFirstOrThrow({ where })).changes).toEqual(left);
    expect((await testDb().user.findUniqueOrThrow({ where: { id: user.id } })).name).toBe("erased");
    const read = await findNotifications(contextOf(colleague), Prisma.sql`n.meeting_id = ${id}::uuid`);
    expect(read.map(({ changes }) => changes)).toContainEqual(left);
  },
);

test("an account that cannot be erased is reported and holds up none of the others", async () => {
  const [broken, whole] = [await zora("vera canary"), await zora("wanda canary")];
  for (const { ctx } of [broken, whole]) await closeOwnAccount(ctx);
  const addressHash = (email: string) => {
    if (email === broken.user.email) throw new Error("unreadable");
    return testSecrets.addressHash(email);
  };
  const { log, logged } = effectsWith(fakeMailer());
  const now = () => Date.now() + DAY + 60_000;
  const ctx = { ...contextAs({ kind: "system" }), secrets: { ...testSecrets, addressHash }, now };
  await eraseAccounts(ctx, log);
  const users = await testDb().user.findMany({ where: { id: { in: [broken.user.id, whole.user.id] } } });
  expect(users.filter(({ erasedAt }) => erasedAt !== null).map(({ id }) => id)).toEqual([whole.user.id]);
  expect(logged).toMatchObject([{ level: 50, userId: broken.user.id, error: "Error" }]);
  await eraseAfter(DAY + 60_000);
  expect(await testDb().user.count({ where: { id: broken.user.id, erasedAt: { not: null } } })).toBe(1);
});

test("an account is not erased while its calendar is connected, nor one that only an operator closed", async () => {
  const { user: closed } = await zora("yara canary");
  await testDb().user.update({ where: { id: closed.id }, data: { deactivatedAt: new Date() } });
  await closeOwnAccount(contextOf(host.dana));
  await eraseAfter(3 * DAY);
  const left = await testDb().user.findMany({ where: { id: { in: [closed.id, host.dana.id] } } });
  expect(left.map(({ erasedAt }) => erasedAt)).toEqual([null, null]);
});

/** As operators opened a closed account again who had no command for it: the owner's wish stays. */
const reopen = (id: string) => testDb().user.update({ where: { id }, data: { deactivatedAt: null } });

test("an operator opens a closed account again until it is erased, which the security events say once", async () => {
  const operator = contextAs({ kind: "system" });
  const { ctx, user } = await zora("ulla canary");
  await closeOwnAccount(ctx);
  await expect(reopenUser(ctx, user.id)).rejects.toMatchObject({ code: "forbidden" });
  await reopenUser(operator, user.id);
  await reopenUser(operator, user.id);
  await eraseAfter(2 * DAY);
  const open = { name: "ulla canary", deactivatedAt: null, eraseAskedAt: null, erasedAt: null };
  expect(await testDb().user.findUniqueOrThrow({ where: { id: user.id } })).toMatchObject(open);
  expect(await testDb().securityEvent.count({ where: { userId: user.id, kind: "account_reopened" } })).toBe(1);
  await closeOwnAccount(ctx);
  await eraseAfter(2 * DAY);
  await expect(reopenUser(operator, user.id)).rejects.toMatchObject({ code: "not_found" });
});

test("an account that was opened again keeps everything, and its owner's old wish does not outlive it", async () => {
  const { ctx, user } = await zora("wanda canary");
  await closeOwnAccount(ctx);
  await reopen(user.id);
  await eraseAfter(2 * DAY);
  const kept = () => testDb().user.findUniqueOrThrow({ where: { id: user.id } });
  expect(await kept()).toMatchObject({ name: "wanda canary", email: user.email, erasedAt: null });
  await deactivateUser(contextAs({ kind: "system" }), user.id);
  await eraseAfter(2 * DAY);
  expect(await kept()).toMatchObject({ name: "wanda canary", erasedAt: null });
});

test("an account that is opened again while its erasing waits keeps everything", async () => {
  const { ctx, user } = await zora("vera canary");
  await closeOwnAccount(ctx);
  const { erasing } = await inTransaction(testDb(), async (holder) => {
    await lockAddresses(holder, [user.email], "alone");
    const started = { erasing: eraseAfter(2 * DAY) };
    await waitingForLocks(1);
    await reopen(user.id);
    return started;
  });
  await erasing;
  expect(await testDb().user.findUniqueOrThrow({ where: { id: user.id } })).toMatchObject({
    name: "vera canary",
    erasedAt: null,
  });
  expect(await tablesQuoting("vera canary said")).not.toEqual([]);
});

test("people close their own account alone, by no key, and read in numbers what that ends", async () => {
  const { ctx, user } = await zora("xena canary");
  expect(await previewDeactivation(ctx, user.id)).toMatchObject({ cancels: 1, notifies: 1, asks: 1 });
  await expect(previewDeactivation(contextOf(host.dana), user.id)).rejects.toMatchObject({ code: "forbidden" });
  const key = { kind: "api_key", apiKeyId: user.id, userId: user.id, role: "counselor", scopes: [] } as const;
  await expect(closeOwnAccount(contextAs(key))).rejects.toMatchObject({ code: "forbidden" });
});

test("what was kept of a client goes with the account of either side, and of nobody else", async () => {
  const [left, counselor] = [await makeUser({ name: "ruth canary", role: "client" }), await makeUser()];
  const [gone, stays] = [await makeUser(), await makeUser({ role: "client" })];
  const rows = [await makeRelationship(counselor, left), await makeRelationship(gone, stays)];
  const kept = await makeRelationship(counselor, stays);
  for (const user of [left, gone]) await closeOwnAccount(contextOf(user));
  await eraseAfter(DAY + 60_000);
  const nothing = { name: null, email: null, timeZone: null, locale: null };
  for (const { id } of rows)
    expect(await testDb().relationship.findUniqueOrThrow({ where: { id } })).toMatchObject(nothing);
  const { name, email } = stays;
  expect(await testDb().relationship.findUniqueOrThrow({ where: { id: kept.id } })).toMatchObject({ name, email });
});
