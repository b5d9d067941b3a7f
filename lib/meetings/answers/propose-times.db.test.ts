import { expect, test } from "vitest";
import { findProposals } from "@/lib/meetings/answers/find-proposals";
import { proposeTimes } from "@/lib/meetings/answers/propose-times";
import { proposeTimesInput } from "@/lib/meetings/answers/propose-times-input";
import { scheduleMeeting } from "@/lib/meetings/schedule/schedule-meeting";
import { listNotifications, listNotificationsInput } from "@/lib/notifications/list-notifications";
import { testDb } from "@/lib/testing/database";
import { contextAs, contextOf, makePractice, makeUser, scheduleInput } from "@/lib/testing/people";
import { waitingForLocks } from "@/lib/testing/waiting-for-locks";

const first = "2027-03-11T09:00:00Z";
const second = "2027-03-12T10:00:00Z";

async function anInvitation() {
  const practice = await makePractice();
  const host = await makeUser({ practiceId: practice.id });
  const lena = await makeUser({ name: "Lena Ortiz", practiceId: practice.id });
  const hostCtx = contextOf(host);
  const wishes = { inviteeUserIds: [lena.id], inviteeEmails: ["bo@x.example"] };
  const meeting = await scheduleMeeting(hostCtx, scheduleInput(wishes));
  const guest = contextAs({ kind: "guest", invitationId: meeting.invitations[1]?.id ?? "" });
  return { host, hostCtx, lenaCtx: contextOf(lena), guest, meeting };
}

const times = (startsAt: string[], note?: string) => proposeTimesInput.parse({ startsAt, note });

test("a guest's proposal reaches the host with its note, in the order it was made, and leaves the answer alone", async () => {
  const { hostCtx, guest, meeting } = await anInvitation();
  const made = await proposeTimes(guest, meeting.id, times([second, first], " After work? "));
  expect(await findProposals(hostCtx, meeting.id)).toEqual([made]);
  expect(made).toMatchObject({
    invitationId: meeting.invitations[1]?.id,
    startsAt: [Date.parse(second), Date.parse(first)],
    note: "After work?",
    state: "open",
  });
  const { notifications } = await listNotifications(hostCtx, listNotificationsInput.parse({}));
  expect(notifications.map(({ answeredBy, answer }) => [answeredBy, answer])).toEqual([["bo@x.example", "proposed"]]);
  const invitation = await testDb().invitation.findUniqueOrThrow({ where: { id: made.invitationId } });
  expect(invitation.response).toBe("needs_action");
  const line = await testDb().historyEntry.findFirstOrThrow({ where: { meetingId: meeting.id, position: 2 } });
  expect(line).toMatchObject({ action: "times_proposed", actorKind: "guest" });
  expect(JSON.stringify(line.changes)).not.toContain("After work");
});

test("the same proposal again is none; another takes its place and is told anew", async () => {
  const { host, hostCtx, guest, meeting } = await anInvitation();
  const one = await proposeTimes(guest, meeting.id, times([first]));
  expect(await proposeTimes(guest, meeting.id, times([first]))).toEqual(one);
  const other = await proposeTimes(guest, meeting.id, times([second]));
  expect(await findProposals(hostCtx, meeting.id)).toEqual([other]);
  expect(await findProposals(guest, meeting.id)).toEqual([other]);
  expect(await testDb().notification.count({ where: { userId: host.id } })).toBe(2);
});

test("proposals that wait for each other end as one, told once", async () => {
  const { host, hostCtx, guest, meeting } = await anInvitation();
  let waiting: Promise<unknown>[] = [];
  await testDb().$transaction(async (holder) => {
    await holder.$executeRaw`select 1 from meetings where id = ${meeting.id}::uuid for update`;
    waiting = [1, 2, 3].map(() => proposeTimes(guest, meeting.id, times([first])));
    await waitingForLocks(3);
  });
  await Promise.all(waiting);
  expect(await findProposals(hostCtx, meeting.id)).toHaveLength(1);
  expect(await testDb().notification.count({ where: { userId: host.id } })).toBe(1);
});

test("a time that cannot be is named", async () => {
  const { guest, meeting } = await anInvitation();
  const refused = (startsAt: string[]) =>
    proposeTimes(guest, meeting.id, times(startsAt)).catch(({ fields }) =>
      fields.map(({ field, code }: Record<string, string>) => `${field}:${code}`),
    );
  expect(await refused(["2020-01-01T10:00:00Z", "2027-03-10T15:00:00Z"])).toEqual([
    "startsAt.0:in_the_past",
    "startsAt.1:same_time",
  ]);
  expect(await refused([first, "2027-03-11T10:00:00+01:00"])).toEqual(["startsAt.1:duplicate"]);
  expect(proposeTimesInput.safeParse({ startsAt: [] }).success).toBe(false);
  expect(proposeTimesInput.safeParse({ startsAt: [first, second, "2027-04-01T10:00:00Z"] }).success).toBe(false);
  expect(proposeTimesInput.safeParse({ startsAt: [first], note: "x".repeat(501) }).success).toBe(false);
});

test("only who is invited proposes, each reads their own, and what is over takes none", async () => {
  const { hostCtx, guest, lenaCtx, meeting } = await anInvitation();
  await proposeTimes(guest, meeting.id, times([first]));
  expect(await findProposals(lenaCtx, meeting.id)).toEqual([]);
  const propose = (ctx: typeof guest) => proposeTimes(ctx, meeting.id, times([second]));
  await expect(propose(hostCtx)).rejects.toMatchObject({ code: "forbidden" });
  await expect(propose(contextOf(await makeUser()))).rejects.toMatchObject({ code: "not_found" });
  await expect(propose({ ...guest, now: () => meeting.endsAt })).rejects.toMatchObject({ code: "meeting_ended" });
  await testDb().invitation.updateMany({ where: { meetingId: meeting.id }, data: { removedAt: new Date() } });
  await expect(propose(guest)).rejects.toMatchObject({ code: "not_found" });
  expect(await findProposals(hostCtx, meeting.id), "gone with who made it").toEqual([]);
});
