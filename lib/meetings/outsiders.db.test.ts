import { expect, test } from "vitest";
import { respond } from "@/lib/meetings/answers/respond";
import { updateMeeting } from "@/lib/meetings/change/update-meeting";
import { updateMeetingInput } from "@/lib/meetings/change/update-meeting-input";
import { findMeeting } from "@/lib/meetings/find-meeting";
import { scheduleMeeting } from "@/lib/meetings/schedule/schedule-meeting";
import { viewOf } from "@/lib/meetings/view";
import { contextAs, contextOf, makeUser, scheduleInput } from "@/lib/testing/people";

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
