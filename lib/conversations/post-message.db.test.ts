import { expect, test } from "vitest";
import { listMessages, listMessagesInput } from "@/lib/conversations/list-messages";
import { postMessage } from "@/lib/conversations/post-message";
import { aConversation, say, textsFor } from "@/lib/conversations/testing/a-conversation";
import { testDb } from "@/lib/testing/database";
import { waitingForLocks } from "@/lib/testing/waiting-for-locks";

test("everyone who sits there reads what the others wrote, in one order, with names and never an address", async () => {
  const { meeting, asHost, asLena, asBo } = await aConversation();
  await say(asHost, meeting.id, "Hello");
  await say(asLena, meeting.id, "Good morning");
  await say(asBo, meeting.id, "Hi");
  for (const ctx of [asHost, asLena, asBo]) {
    expect(await textsFor(ctx, meeting.id)).toEqual(["Hello", "Good morning", "Hi"]);
  }
  const { messages } = await listMessages(asBo, meeting.id, listMessagesInput.parse({}));
  expect(messages.map(({ role, name, self, position }) => ({ role, name, self, position }))).toEqual([
    { role: "host", name: "Dana Whitfield", self: false, position: 1 },
    { role: "invitee", name: "Lena Ortiz", self: false, position: 2 },
    { role: "invitee", name: "Bo", self: true, position: 3 },
  ]);
});

test("a guest without a name is an address for the host alone", async () => {
  const { meeting, asHost, asLena, asBo, forBo } = await aConversation();
  const { email } = await testDb().invitation.update({ where: { id: forBo }, data: { name: null } });
  await say(asBo, meeting.id, "Hi");
  const nameFor = async (ctx: typeof asHost) => {
    const { messages } = await listMessages(ctx, meeting.id, listMessagesInput.parse({}));
    return messages[0]?.name;
  };
  expect(await nameFor(asHost)).toBe(email);
  expect(await nameFor(asLena)).toBeNull();
});

test("fifty repetitions of one client id at once are one message", async () => {
  const { meeting, asLena } = await aConversation();
  const input = { body: "Once", clientId: crypto.randomUUID() };
  const posted = await Promise.all(Array.from({ length: 50 }, () => postMessage(asLena, meeting.id, input)));
  expect(new Set(posted.map(({ message }) => message.id)).size).toBe(1);
  expect(posted.filter(({ repeated }) => !repeated)).toHaveLength(1);
  expect(await textsFor(asLena, meeting.id)).toEqual(["Once"]);
});

test("a client id of another text, or of another person, is refused", async () => {
  const { meeting, asLena, asBo } = await aConversation();
  const { clientId } = await say(asLena, meeting.id, "Mine");
  for (const [ctx, body] of [
    [asLena, "Changed"],
    [asBo, "Mine"],
  ] as const) {
    await expect(postMessage(ctx, meeting.id, { body, clientId })).rejects.toMatchObject({ code: "conflict" });
  }
  expect(await textsFor(asLena, meeting.id)).toEqual(["Mine"]);
});

test("forty messages at once stand one after the other, without gaps", async () => {
  const { meeting, asHost, asLena } = await aConversation();
  const all = Array.from({ length: 40 }, (_, index) =>
    say(index % 2 ? asHost : asLena, meeting.id, `message ${index}`),
  );
  await Promise.all(all);
  const { messages } = await listMessages(asHost, meeting.id, listMessagesInput.parse({ limit: "200" }));
  expect(messages.map(({ position }) => position)).toEqual(Array.from({ length: 40 }, (_, index) => index + 1));
});

test("who is removed while their message waits writes nothing", async () => {
  const { meeting, asLena, forLena } = await aConversation();
  const gate = Promise.withResolvers<void>();
  const held = Promise.withResolvers<void>();
  const holding = testDb().$transaction(async (tx) => {
    await tx.$executeRaw`select 1 from conversations where id = ${meeting.conversationId}::uuid for update`;
    held.resolve();
    await gate.promise;
  });
  await held.promise;
  const late = say(asLena, meeting.id, "Too late").catch((error: unknown) => error);
  await waitingForLocks(1);
  await testDb().invitation.update({ where: { id: forLena }, data: { removedAt: new Date() } });
  gate.resolve();
  await holding;
  expect(await late).toMatchObject({ code: "not_found" });
  expect(await testDb().message.count({ where: { conversationId: meeting.conversationId } })).toBe(0);
});

test("one notification per reader while they have not looked, and another after they have", async () => {
  const { meeting, host, lena, asHost, asLena, asBo } = await aConversation();
  const told = (userId: string) =>
    testDb().notification.findMany({ where: { userId, meetingId: meeting.id, kind: "new_message" } });
  await say(asBo, meeting.id, "One");
  await say(asBo, meeting.id, "Two");
  expect(await told(host.id)).toHaveLength(1);
  expect(await told(lena.id)).toHaveLength(1);
  await say(asHost, meeting.id, "I have read it, for I answer");
  expect((await told(host.id))[0]?.readAt).not.toBeNull();
  expect((await told(lena.id))[0]?.readAt).toBeNull();
  await say(asLena, meeting.id, "So have I");
  expect(await told(host.id)).toHaveLength(2);
  expect(await told(lena.id)).toHaveLength(1);
});

test("without its template there is no notification, and the message stands", async () => {
  const { meeting, host, asBo } = await aConversation();
  const template = { channel_key_locale: { channel: "in_app" as const, key: "new_message", locale: "en" } };
  await testDb().template.update({ where: template, data: { enabled: false } });
  try {
    await say(asBo, meeting.id, "One");
    expect(await testDb().notification.count({ where: { userId: host.id, kind: "new_message" } })).toBe(0);
    expect(await textsFor(asBo, meeting.id)).toEqual(["One"]);
  } finally {
    await testDb().template.update({ where: template, data: { enabled: true } });
  }
});
