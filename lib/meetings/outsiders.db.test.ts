import { expect, test } from "vitest";
import { respond } from "@/lib/meetings/answers/respond";
import { updateMeeting } from "@/lib/meetings/change/update-meeting";
import { updateMeetingInput } from "@/lib/meetings/change/update-meeting-input";
import { findMeeting } from "@/lib/meetings/find-meeting";
import { scheduleMeeting } from "@/lib/meetings/schedule/schedule-meeting";
import { viewOf } from "@/lib/meetings/view";
import { contextAs, contextOf, makePractice, makeUser, scheduleInput } from "@/lib/testing/people";

test("only people who are new on the list count against the hour's outside invitations", async () => {
  const spent: number[] = [];
  const host = await makeUser();
  const ctx = contextOf(host);
  const { id } = await scheduleMeeting(ctx, scheduleInput({ inviteeEmails: ["bo@x.example", "cy@x.example"] }));
  const counting = contextOf(host, {
    limits: {
      ...ctx.limits,
      spend: (limit, key, points) => {
        if (limit === "external_invites" && key === host.id) spent.push(points);
        return ctx.limits.spend(limit, key, points);
      },
    },
  });
  const invite = (inviteeEmails: string[]) =>
    updateMeeting(counting, id, updateMeetingInput.parse({ inviteeEmails, title: inviteeEmails.join() }));
  await invite(["bo@x.example", "cy@x.example"]);
  expect(spent).toEqual([]);
  await invite(["bo@x.example", "di@x.example", "ed@x.example"]);
  expect(spent).toEqual([2]);
});

test("clients and colleagues count against an hour's number of their own, when they are new on the list", async () => {
  const spent: string[] = [];
  const host = await makeUser({ practiceId: (await makePractice()).id });
  const [ann, bob] = [await makeUser({ practiceId: host.practiceId }), await makeUser({ practiceId: host.practiceId })];
  const plain = contextOf(host);
  const spend: typeof plain.limits.spend = (limit, key, points) => {
    spent.push(`${limit} ${key === host.id} ${points}`);
    return plain.limits.spend(limit, key, points);
  };
  const counting = contextOf(host, { limits: { ...plain.limits, spend } });
  const { id } = await scheduleMeeting(counting, scheduleInput({ inviteeUserIds: [ann.id] }));
  const invite = (inviteeUserIds: string[]) =>
    updateMeeting(counting, id, updateMeetingInput.parse({ inviteeUserIds, title: inviteeUserIds.join() }));
  await invite([ann.id, bob.id]);
  await invite([bob.id]);
  expect(spent).toEqual(["invites_by_id true 1", "invites_by_id true 1"]);
});

test("someone invited by address who answers with their own key is no mere address any more", async () => {
  const host = contextOf(await makeUser());
  const zoe = await makeUser({ name: "Zoe", role: "client" });
  const { id } = await scheduleMeeting(host, scheduleInput({ inviteeEmails: [zoe.email] }));
  const scopes = ["meetings:read", "meetings:write"] as const;
  const key = contextAs({ kind: "api_key", apiKeyId: zoe.id, userId: zoe.id, role: "client", scopes });
  await respond(key, id, { response: "accepted", note: null });
  const { invitees } = viewOf(await findMeeting(host, id), host.actor, { appUrl: host.appUrl, now: host.now() });
  expect(invitees.map(({ userId, name }) => [userId, name])).toEqual([[zoe.id, "Zoe"]]);
});
