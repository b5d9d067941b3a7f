import { expect, test, vi } from "vitest";
import { GET, POST } from "@/app/api/v1/meetings/[id]/messages/route";
import { createApiKey } from "@/lib/api-keys/create-api-key";
import { sessionCookieFor } from "@/lib/auth/session-cookie";
import type { KeyScope } from "@/lib/context";
import { confirmByCode } from "@/lib/conversations/confirm-by-code";
import { requestCode } from "@/lib/conversations/request-code";
import { aConversation } from "@/lib/conversations/testing/a-conversation";
import { updateMeeting } from "@/lib/meetings/change/update-meeting";
import { invitationToken } from "@/lib/meetings/guests/invitation-token";
import { signInCode } from "@/lib/people/sign-in/sign-in-secrets";
import { testDb } from "@/lib/testing/database";
import { contextOf, makeUser, testSecrets } from "@/lib/testing/people";
import { keepConfirmation } from "@/lib/web/callers/guest-confirmation";
import { messagePageSchema, messageSchema } from "@/lib/web/openapi/message-schema";
import { pathOfToken } from "@/lib/web/pages/guest-page";
import { jar } from "@/lib/web/testing/next-headers";
import { asWebProcess } from "@/lib/web/testing/web-process";

vi.mock("next/headers", () => import("@/lib/web/testing/next-headers"));

asWebProcess();

type Conversation = Awaited<ReturnType<typeof aConversation>>;

const at = (meetingId: string) => ({ params: Promise.resolve({ id: meetingId }) });
const urlOf = (meetingId: string) => `https://meet.example/api/v1/meetings/${meetingId}/messages`;

async function read(meetingId: string, headers: Record<string, string> = {}) {
  return GET(new Request(urlOf(meetingId), { headers }), at(meetingId));
}

async function write(meetingId: string, headers: Record<string, string> = {}, body: object = {}) {
  const message = { body: "Hello", clientId: crypto.randomUUID(), ...body };
  const own = { "Content-Type": "application/json", Origin: "https://meet.example", ...headers };
  return POST(
    new Request(urlOf(meetingId), { method: "POST", headers: own, body: JSON.stringify(message) }),
    at(meetingId),
  );
}

async function signIn(user: { id: string }): Promise<void> {
  const { name, value } = await sessionCookieFor(testDb(), user.id);
  jar.set(name, value);
}

async function keyOf(user: Conversation["host"], ...scopes: KeyScope[]) {
  const { secret } = await createApiKey(contextOf(user), user.id, { label: "Key", scopes });
  return { Authorization: `Bearer ${secret}` };
}

const openLink = (id: string) => pathOfToken(invitationToken(testSecrets, { id, tokenVersion: 0 }));

async function confirm({ withLinkOnly, forBo }: Conversation): Promise<void> {
  const { challengeId: id } = await requestCode(withLinkOnly, { returnPath: "/", locale: "en" });
  const result = await confirmByCode(withLinkOnly, signInCode(testSecrets, id), id);
  if (result.ok) await keepConfirmation(forBo, result.confirmed.token);
}

const statusesOf = async (meetingId: string, headers = {}) => [
  (await read(meetingId, headers)).status,
  (await write(meetingId, headers)).status,
];

test("who may read and write is what docs/design/security.md#row-20 says", async () => {
  const conversation = await aConversation();
  const { meeting, host, lena, forBo } = conversation;
  expect(await statusesOf(meeting.id), "nobody").toEqual([401, 401]);
  await openLink(forBo);
  expect(await statusesOf(meeting.id), "a guest's link alone").toEqual([403, 403]);
  await confirm(conversation);
  expect(await statusesOf(meeting.id), "a guest after confirming").toEqual([200, 201]);
  jar.clear();
  for (const user of [host, lena]) {
    await signIn(user);
    expect(await statusesOf(meeting.id)).toEqual([200, 201]);
    jar.clear();
  }
  await signIn(await makeUser());
  expect(await statusesOf(meeting.id), "a stranger").toEqual([404, 404]);
  jar.clear();
  const limited = await keyOf(host, "meetings:read", "meetings:write");
  expect(await statusesOf(meeting.id, limited), "a key without the scope").toEqual([403, 403]);
  expect(await statusesOf(meeting.id, await keyOf(host, "chat"))).toEqual([200, 201]);
  expect(await statusesOf(meeting.id, await keyOf(await makeUser(), "chat"))).toEqual([404, 404]);
});

test("to a stranger the real meeting looks like one that never was, whatever they send", async () => {
  const { meeting } = await aConversation();
  await signIn(await makeUser());
  const bodyOf = async (answer: Response) => {
    const { instance: _, requestId: __, ...same } = Object(await answer.json());
    return same;
  };
  const unknown = crypto.randomUUID();
  expect(await bodyOf(await read(meeting.id))).toEqual(await bodyOf(await read(unknown)));
  expect(await bodyOf(await write(meeting.id, {}, { body: 5 }))).toEqual(await bodyOf(await write(unknown)));
});

test("answers are what the document says, and a repetition is the same message with 200", async () => {
  const { meeting, host } = await aConversation();
  await signIn(host);
  const clientId = crypto.randomUUID();
  const first = await write(meeting.id, {}, { clientId });
  const message = messageSchema.parse(await first.json());
  const again = await write(meeting.id, {}, { clientId });
  expect([first.status, again.status]).toEqual([201, 200]);
  expect(messageSchema.parse(await again.json())).toEqual(message);
  const page = messagePageSchema.parse(await (await read(meeting.id)).json());
  expect(page).toEqual({ data: [message], page: { nextCursor: null } });
});

test.each([
  ["an empty text", { body: " \n " }],
  ["too long a text", { body: "a".repeat(4001) }],
  ["no client id", { clientId: undefined }],
  ["a client id that is none", { clientId: "7" }],
  ["a member that nobody knows", { authorUserId: crypto.randomUUID() }],
])("%s is refused by its name", async (_, body) => {
  const { meeting, host } = await aConversation();
  await signIn(host);
  expect((await write(meeting.id, {}, body)).status).toBe(422);
});

test("another site's page writes nothing with a guest's cookies", async () => {
  const conversation = await aConversation();
  await openLink(conversation.forBo);
  await confirm(conversation);
  expect((await write(conversation.meeting.id, { Origin: "https://evil.example" })).status).toBe(403);
  expect(await testDb().message.count({ where: { conversationId: conversation.meeting.conversationId } })).toBe(0);
});

test("a removed guest's cookies are no credentials any more", async () => {
  const conversation = await aConversation();
  await openLink(conversation.forBo);
  await confirm(conversation);
  await updateMeeting(conversation.asHost, conversation.meeting.id, { inviteeEmails: [] });
  expect(await statusesOf(conversation.meeting.id)).toEqual([401, 401]);
});
