import { expect, test } from "vitest";
import type { Context } from "@/lib/context";
import { countUnreadMessages } from "@/lib/conversations/count-unread";
import { listMessages, listMessagesInput } from "@/lib/conversations/list-messages";
import { listReaders } from "@/lib/conversations/list-readers";
import { markConversationRead } from "@/lib/conversations/mark-read";
import { membershipOf } from "@/lib/conversations/membership";
import { aConversation, say } from "@/lib/conversations/testing/a-conversation";
import { newId } from "@/lib/ids";
import { testDb } from "@/lib/testing/database";

const unreadOf = async (ctx: Context, meetingId: string) =>
  countUnreadMessages(ctx, await membershipOf(ctx, meetingId));
const readersOf = async (ctx: Context, meetingId: string) => listReaders(ctx, await membershipOf(ctx, meetingId));

type Conversation = Awaited<ReturnType<typeof aConversation>>;

async function pagesOf(
  { asHost, meeting }: Conversation,
  order: "oldest" | "newest",
  meanwhile: () => Promise<unknown>,
) {
  const seen: string[] = [];
  let cursor: string | null | undefined;
  while (cursor !== null) {
    const input = listMessagesInput.parse({ limit: "3", order, ...(cursor && { cursor }) });
    const page = await listMessages(asHost, meeting.id, input);
    seen.push(...page.messages.map(({ body }) => body));
    cursor = page.nextCursor;
    await meanwhile();
  }
  return seen;
}

test("pages hold each message once in a stable order, also when others write meanwhile", async () => {
  const conversation = await aConversation();
  const { asLena, meeting } = conversation;
  const bodies = Array.from({ length: 7 }, (_, index) => `message ${index}`);
  for (const body of bodies) await say(asLena, meeting.id, body);
  expect(await pagesOf(conversation, "newest", () => say(asLena, meeting.id, "later"))).toEqual(bodies.toReversed());
  const forwards = await pagesOf(conversation, "oldest", async () => undefined);
  expect(forwards.slice(0, 7)).toEqual(bodies);
});

test("a cursor of another conversation or the other order is refused, and so is one that was changed", async () => {
  const one = await aConversation();
  const other = await aConversation();
  for (const { asHost, meeting } of [one, other]) {
    await say(asHost, meeting.id, "a");
    await say(asHost, meeting.id, "b");
  }
  const { nextCursor } = await listMessages(one.asHost, one.meeting.id, listMessagesInput.parse({ limit: "1" }));
  const cursor = nextCursor ?? "";
  const asked = (conversation: Conversation, input: object) =>
    listMessages(conversation.asHost, conversation.meeting.id, listMessagesInput.parse(input));
  expect((await asked(one, { cursor })).messages.map(({ body }) => body)).toEqual(["b"]);
  const refused = [
    [other, { cursor }],
    [one, { cursor, order: "newest" }],
    [one, { cursor: `x${cursor}` }],
  ] as const;
  for (const [conversation, input] of refused) {
    await expect(asked(conversation, input)).rejects.toMatchObject({ code: "invalid" });
  }
});

test("unread are the messages of others that one has not seen; reading goes forwards only", async () => {
  const { meeting, asHost, asLena, asBo } = await aConversation();
  await say(asHost, meeting.id, "one");
  await say(asHost, meeting.id, "two");
  const unread = () => Promise.all([asHost, asLena, asBo].map((ctx) => unreadOf(ctx, meeting.id)));
  expect(await unread()).toEqual([0, 2, 2]);
  await markConversationRead(asLena, meeting.id, 1);
  await markConversationRead(asBo, meeting.id, 2);
  await markConversationRead(asBo, meeting.id, 1);
  expect(await unread()).toEqual([0, 1, 0]);
});

test("looking at the newest message settles the notification, looking at an older one does not", async () => {
  const { meeting, lena, asHost, asLena } = await aConversation();
  const open = () => testDb().notification.count({ where: { userId: lena.id, kind: "new_message", readAt: null } });
  await say(asHost, meeting.id, "one");
  await say(asHost, meeting.id, "two");
  await markConversationRead(asLena, meeting.id, 1);
  expect(await open()).toBe(1);
  await markConversationRead(asLena, meeting.id, 2);
  expect(await open()).toBe(0);
});

test("the host reads who can read; everyone else how many besides, and no name but the host's", async () => {
  const { meeting, forBo, asHost, asLena, asBo } = await aConversation();
  expect(await readersOf(asHost, meeting.id)).toEqual({ hosting: true, can: ["Lena Ortiz"], could: ["Bo"] });
  await testDb().guestConfirmation.create({
    data: {
      id: newId(),
      invitationId: forBo,
      tokenHash: crypto.getRandomValues(new Uint8Array(32)),
      createdAt: new Date(),
    },
  });
  expect(await readersOf(asHost, meeting.id)).toEqual({ hosting: true, can: ["Lena Ortiz", "Bo"], could: [] });
  for (const ctx of [asLena, asBo]) {
    expect(await readersOf(ctx, meeting.id)).toEqual({ hosting: false, hostName: "Dana Whitfield", others: 1 });
  }
});
