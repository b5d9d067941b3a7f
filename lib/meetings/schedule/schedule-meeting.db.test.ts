import { expect, test } from "vitest";
import { AppError } from "@/lib/errors";
import { findMeeting } from "@/lib/meetings/find-meeting";
import { scheduleMeeting } from "@/lib/meetings/schedule/schedule-meeting";
import { testDb } from "@/lib/testing/database";
import { contextAs, contextOf, makePractice, makeRelationship, makeUser, scheduleInput } from "@/lib/testing/people";

async function aPractice() {
  const practice = await makePractice();
  const host = await makeUser({ practiceId: practice.id });
  const colleague = await makeUser({ name: "Lena Ortiz", practiceId: practice.id });
  const client = await makeUser({ name: "Mara Lind", role: "client" });
  const relationship = await makeRelationship(host, client);
  return { host, colleague, client, relationship, ctx: contextOf(host) };
}

async function fieldsOf(refused: Promise<unknown>): Promise<string[]> {
  const error = await refused.then(
    () => new Error("It was not refused."),
    (reason: unknown) => reason,
  );
  return error instanceof AppError ? error.fields.map(({ field, code }) => `${field}:${code}`) : [String(error)];
}

async function nothingStored(hostId: string) {
  expect(await testDb().meeting.count({ where: { hostId } })).toBe(0);
}

test("a client, a colleague and two addresses each get one invitation, one mail, and those with an account a notification", async () => {
  const { ctx, colleague, client, relationship } = await aPractice();
  const meeting = await scheduleMeeting(
    ctx,
    scheduleInput({
      relationshipId: relationship.id,
      inviteeUserIds: [colleague.id],
      inviteeEmails: ["bo@x.example", { email: " Cy@X.example ", name: "Cy" }],
    }),
  );

  expect(meeting.invitations.map(({ kind, email }) => [kind, email])).toEqual([
    ["client", client.email],
    ["internal", colleague.email],
    ["external", "bo@x.example"],
    ["external", "cy@x.example"],
  ]);
  const mails = await testDb().delivery.findMany({ where: { meetingId: meeting.id, channel: "email" } });
  expect(mails.map(({ state, template }) => [state, template])).toEqual(
    Array(4).fill(["queued", "scheduled_meeting_invitation"]),
  );
  const jobs = await testDb().$queryRaw<
    { id: string }[]
  >`select id from pgboss.job where name = 'send-mail' and id = any(${mails.map(({ id }) => id)}::uuid[])`;
  expect(jobs).toHaveLength(4);
  const notified = await testDb().notification.findMany({ where: { meetingId: meeting.id } });
  expect(notified.map(({ userId, kind }) => [userId, kind]).sort()).toEqual(
    [
      [client.id, "meeting_scheduled"],
      [colleague.id, "meeting_scheduled"],
    ].sort(),
  );
});

test("conversation, link and history are stored with the meeting, and host and internal invitees are members", async () => {
  const { ctx, host, colleague } = await aPractice();
  const meeting = await scheduleMeeting(
    ctx,
    scheduleInput({ inviteeUserIds: [colleague.id], inviteeEmails: ["bo@x.example"] }),
  );

  const members = await testDb().conversationMember.findMany({ where: { conversationId: meeting.conversationId } });
  expect(members.map(({ userId }) => userId).sort()).toEqual([host.id, colleague.id].sort());
  expect(meeting.slug).toMatch(/^[\w-]{24}$/);
  const history = await testDb().historyEntry.findMany({ where: { meetingId: meeting.id } });
  expect(history.map(({ action, actorId, position }) => [action, actorId, position])).toEqual([
    ["meeting_scheduled", host.id, 1],
  ]);
});

test("the same person as client, by id and by address in another case is one invitation, as client", async () => {
  const { ctx, client, relationship } = await aPractice();
  const meeting = await scheduleMeeting(
    ctx,
    scheduleInput({
      relationshipId: relationship.id,
      inviteeUserIds: [client.id],
      inviteeEmails: [` ${client.email.toUpperCase()} `, client.email],
    }),
  );
  expect(meeting.invitations.map(({ kind, byAddress }) => [kind, byAddress])).toEqual([["client", false]]);
});

test("a verified address becomes internal, an unverified and an unknown one stay external", async () => {
  const { ctx } = await aPractice();
  const verified = await makeUser({ role: "client" });
  const unverified = await makeUser({ role: "client", verified: false });
  const meeting = await scheduleMeeting(
    ctx,
    scheduleInput({ inviteeEmails: [verified.email, unverified.email, "nobody@x.example"] }),
  );
  expect(meeting.invitations.map(({ kind, userId }) => [kind, userId])).toEqual([
    ["internal", verified.id],
    ["external", null],
    ["external", null],
  ]);
});

test("an ended relationship, a deactivated colleague, a stranger's id and an unknown id are refused alike and nothing is stored", async () => {
  const { ctx, host } = await aPractice();
  const formerClient = await makeUser({ role: "client" });
  const ended = await makeRelationship(host, formerClient, "ended");
  const gone = await makeUser({ practiceId: host.practiceId, deactivatedAt: new Date() });
  const stranger = await makeUser();
  const unknown = crypto.randomUUID();

  expect(await fieldsOf(scheduleMeeting(ctx, scheduleInput({ relationshipId: ended.id })))).toEqual([
    "relationshipId:unknown_relationship",
  ]);
  expect(await fieldsOf(scheduleMeeting(ctx, scheduleInput({ relationshipId: unknown })))).toEqual([
    "relationshipId:unknown_relationship",
  ]);
  const refused = scheduleMeeting(
    ctx,
    scheduleInput({ inviteeUserIds: [gone.id, stranger.id, unknown, formerClient.id] }),
  );
  expect(await fieldsOf(refused)).toEqual([0, 1, 2, 3].map((index) => `inviteeUserIds.${index}:unknown_user`));
  await nothingStored(host.id);
});

test("another counselor's relationship is as unknown as one that never was", async () => {
  const { relationship } = await aPractice();
  const other = await makeUser();
  expect(await fieldsOf(scheduleMeeting(contextOf(other), scheduleInput({ relationshipId: relationship.id })))).toEqual(
    ["relationshipId:unknown_relationship"],
  );
});

test("the host cannot be invited, by id or by address in any case, and each bad address is named", async () => {
  const { ctx, host } = await aPractice();
  const refused = scheduleMeeting(
    ctx,
    scheduleInput({
      inviteeUserIds: [host.id],
      inviteeEmails: [host.email.toUpperCase(), "not an address", "a@evil.test,b@ok.test"],
    }),
  );
  expect(await fieldsOf(refused)).toEqual([
    "inviteeUserIds.0:host_invited",
    "inviteeEmails.0:host_invited",
    "inviteeEmails.1:not_an_address",
    "inviteeEmails.2:not_an_address",
  ]);
  await nothingStored(host.id);
});

test("more than 100 people in all are refused", async () => {
  const { ctx, host, colleague } = await aPractice();
  const inviteeEmails = Array.from({ length: 100 }, (_, index) => `guest${index}@x.example`);
  expect(
    await fieldsOf(scheduleMeeting(ctx, scheduleInput({ inviteeEmails, inviteeUserIds: [colleague.id] }))),
  ).toEqual(["inviteeEmails:too_many"]);
  await nothingStored(host.id);
});

test("only a bookings key may skip the invitation mails; then there is none, but all else", async () => {
  const { ctx, host, colleague } = await aPractice();
  const input = scheduleInput({
    inviteeUserIds: [colleague.id],
    inviteeEmails: ["bo@x.example"],
    skipInvitationEmails: true,
  });
  await expect(scheduleMeeting(ctx, input)).rejects.toMatchObject({ code: "forbidden" });
  await nothingStored(host.id);

  const key = { kind: "api_key", apiKeyId: crypto.randomUUID(), userId: host.id, role: "counselor" } as const;
  await expect(scheduleMeeting(contextAs({ ...key, scopes: ["meetings:write"] }), input)).rejects.toMatchObject({
    code: "forbidden",
  });
  const meeting = await scheduleMeeting(contextAs({ ...key, scopes: ["bookings:write"] }), input);
  expect(meeting.origin).toBe("booking");
  expect(meeting.invitations.flatMap(({ deliveries }) => deliveries.map(({ channel }) => channel))).toEqual(["in_app"]);
});

test("a disabled notification template is a skipped delivery, and the mail goes all the same", async () => {
  const { ctx, colleague } = await aPractice();
  await testDb().template.updateMany({
    where: { channel: "in_app", key: "meeting_scheduled" },
    data: { enabled: false },
  });
  try {
    const meeting = await scheduleMeeting(ctx, scheduleInput({ inviteeUserIds: [colleague.id] }));
    const deliveries = meeting.invitations.flatMap((invitation) => invitation.deliveries);
    expect(deliveries.map(({ channel, state, reason }) => [channel, state, reason]).sort()).toEqual([
      ["email", "queued", null],
      ["in_app", "skipped", "template_missing"],
    ]);
    expect(await testDb().notification.count({ where: { meetingId: meeting.id } })).toBe(0);
  } finally {
    await testDb().template.updateMany({ where: { channel: "in_app" }, data: { enabled: true } });
  }
});

test("clients and guests cannot schedule", async () => {
  const client = await makeUser({ role: "client" });
  await expect(scheduleMeeting(contextOf(client), scheduleInput({}))).rejects.toMatchObject({ code: "forbidden" });
  await expect(
    scheduleMeeting(contextAs({ kind: "guest", invitationId: crypto.randomUUID() }), scheduleInput({})),
  ).rejects.toMatchObject({
    code: "unauthenticated",
  });
});

test("a stranger cannot tell a meeting from one that never was; a removed invitee is a stranger", async () => {
  const { ctx, colleague } = await aPractice();
  const meeting = await scheduleMeeting(ctx, scheduleInput({ inviteeUserIds: [colleague.id] }));
  const stranger = contextOf(await makeUser());
  const touched = await findMeeting(stranger, meeting.id).catch(String);
  expect(touched).toBe(await findMeeting(stranger, crypto.randomUUID()).catch(String));

  expect((await findMeeting(contextOf(colleague), meeting.id)).id).toBe(meeting.id);
  await testDb().participant.create({
    data: { id: crypto.randomUUID(), meetingId: meeting.id, userId: colleague.id, joinedAt: new Date() },
  });
  await testDb().invitation.updateMany({ where: { meetingId: meeting.id }, data: { removedAt: new Date() } });
  await expect(findMeeting(contextOf(colleague), meeting.id)).rejects.toMatchObject({ code: "not_found" });
});

test("history refuses to be changed", async () => {
  const { ctx } = await aPractice();
  const meeting = await scheduleMeeting(ctx, scheduleInput({}));
  await expect(
    testDb().historyEntry.updateMany({ where: { meetingId: meeting.id }, data: { action: "nothing" } }),
  ).rejects.toThrow();
  await expect(testDb().historyEntry.deleteMany({ where: { meetingId: meeting.id } })).rejects.toThrow();
});
