import { expect, test, vi } from "vitest";
import { GET as events } from "@/app/api/v1/events/route";
import { GET as file } from "@/app/api/v1/meetings/[id]/invitation/route";
import { GET as messages, POST as post } from "@/app/api/v1/meetings/[id]/messages/route";
import { GET as proposals, POST as propose } from "@/app/api/v1/meetings/[id]/proposals/route";
import { PUT as answer } from "@/app/api/v1/meetings/[id]/response/route";
import { PATCH as change, GET as meeting } from "@/app/api/v1/meetings/[id]/route";
import { confirmByCode } from "@/lib/conversations/confirm-by-code";
import { requestCode } from "@/lib/conversations/request-code";
import { aConversation } from "@/lib/conversations/testing/a-conversation";
import { updateMeeting } from "@/lib/meetings/change/update-meeting";
import { updateMeetingInput } from "@/lib/meetings/change/update-meeting-input";
import { invitationToken } from "@/lib/meetings/guests/invitation-token";
import { signInCode } from "@/lib/people/sign-in/sign-in-secrets";
import { testDb } from "@/lib/testing/database";
import { contextAs, testSecrets } from "@/lib/testing/people";
import { DAY, HOUR } from "@/lib/time/durations";
import { credentialCheckOf } from "@/lib/web/callers/credential-check";
import { keepConfirmation } from "@/lib/web/callers/guest-confirmation";
import { guestPageOf, pathOfToken } from "@/lib/web/pages/guest-page";
import { roomPageOf } from "@/lib/web/pages/room-page";
import { jar } from "@/lib/web/testing/next-headers";
import { asWebProcess } from "@/lib/web/testing/web-process";

vi.mock("next/headers", () => import("@/lib/web/testing/next-headers"));

asWebProcess();

type Conversation = Awaited<ReturnType<typeof aConversation>>;

/** What becomes of a meeting or of one invitation to it. */
const states = {
  open: async () => undefined,
  cancelled: ({ asHost, meeting: { id } }: Conversation) => updateMeeting(asHost, id, { status: "cancelled" }),
  removed: ({ asHost, meeting: { id } }: Conversation) =>
    updateMeeting(asHost, id, updateMeetingInput.parse({ inviteeEmails: [] })),
  ended: ({ meeting: { id } }: Conversation) => moveTo(id, Date.now() - 3 * HOUR),
  expired: ({ meeting: { id } }: Conversation) => moveTo(id, Date.now() - DAY - 3 * HOUR),
};

const moveTo = (id: string, startsAt: number) =>
  testDb().meeting.update({
    where: { id },
    data: { startsAt: new Date(startsAt), endsAt: new Date(startsAt + HOUR) },
  });

/** The confirmed guest's browser, with what it would send through each door. */
async function aGuest() {
  const conversation = await aConversation();
  const { forBo, withLinkOnly } = conversation;
  const token = invitationToken(testSecrets, { id: forBo, tokenVersion: 0 });
  await pathOfToken(token);
  const { challengeId } = await requestCode(withLinkOnly, { returnPath: "/", locale: "en" });
  const result = await confirmByCode(withLinkOnly, signInCode(testSecrets, challengeId), challengeId);
  if (result.ok) await keepConfirmation(forBo, result.confirmed.token);
  return { ...conversation, token };
}

async function doorsOf({ meeting: { id }, forBo, token }: Awaited<ReturnType<typeof aGuest>>) {
  const at = { params: Promise.resolve({ id }) };
  const ask = (path: string, method = "GET", body?: object, more: Record<string, string> = {}) =>
    new Request(`https://meet.example/api/v1/${path}`, {
      method,
      headers: { Origin: "https://meet.example", ...(body && { "Content-Type": "application/json" }), ...more },
      ...(body && { body: JSON.stringify(body) }),
    });
  const own = `meetings/${id}`;
  const { slug } = await testDb().meetingLink.findFirstOrThrow({ where: { meetingId: id } });
  const message = { body: "Hello", clientId: crypto.randomUUID() };
  const answers = {
    meeting: await meeting(ask(own), at),
    head: await meeting(ask(own, "HEAD"), at),
    conditional: await meeting(ask(own, "GET", undefined, { "If-None-Match": "*" }), at),
    change: await change(ask(own, "PATCH", { title: "Mine" }), at),
    messages: await messages(ask(`${own}/messages`), at),
    post: await post(ask(`${own}/messages`, "POST", message), at),
    proposals: await proposals(ask(`${own}/proposals`), at),
    propose: await propose(ask(`${own}/proposals`, "POST", { startsAt: ["2031-03-11T09:00:00Z"], note: null }), at),
    answer: await answer(ask(`${own}/response`, "PUT", { response: "accepted" }), at),
    events: await events(ask(`events?meetingId=${id}`), { params: Promise.resolve({}) }),
    file: await file(ask(`${own}/invitation`), at),
    fileByToken: await file(ask(`${own}/invitation?token=${token}`), at),
  };
  for (const { body } of Object.values(answers)) await body?.cancel();
  const statuses = Object.entries(answers).map(([door, { status }]) => [door, status]);
  return {
    ...Object.fromEntries(statuses),
    page: await guestPageOf(forBo).then(
      (page) => (page?.kind === "invitation" ? page.meeting.status : page?.kind),
      gone,
    ),
    room: await roomPageOf(slug).then((page) => page?.state, gone),
  };
}

const gone = () => "gone";
const api = [
  "meeting",
  "head",
  "conditional",
  "change",
  "messages",
  "post",
  "proposals",
  "propose",
  "answer",
  "events",
];
const all = (status: number) => Object.fromEntries(api.map((door) => [door, status]));
const reading = { meeting: 200, head: 200, conditional: 304, change: 403, messages: 200, proposals: 200, events: 200 };

const expected: Record<keyof typeof states, object> = {
  open: {
    ...reading,
    post: 201,
    propose: 201,
    answer: 200,
    file: 200,
    fileByToken: 200,
    page: "scheduled",
    room: "before",
  },
  cancelled: { ...all(404), file: 404, fileByToken: 410, page: "cancelled", room: "cancelled" },
  ended: {
    ...reading,
    post: 201,
    propose: 410,
    answer: 410,
    file: 410,
    fileByToken: 410,
    page: "ended",
    room: "ended",
  },
  removed: { ...all(401), file: 401, fileByToken: 404, page: "gone", room: "gone" },
  expired: { ...all(401), file: 401, fileByToken: 404, page: "gone", room: "gone" },
};

// Safe: `Object.keys` of an object literal whose keys are these.
test.each(Object.keys(expected) as (keyof typeof states)[])("a guest's doors once the meeting is %s", async (state) => {
  const guest = await aGuest();
  await states[state](guest);
  expect(await doorsOf(guest)).toEqual(expected[state]);
});

test("a guest's stream ends when the meeting is cancelled", async () => {
  const guest = await aGuest();
  const request = new Request("https://meet.example/api/v1/events");
  const stillGood = await credentialCheckOf(request, contextAs({ kind: "guest", invitationId: guest.forBo }).actor);
  expect(await stillGood()).toBe(true);
  await states.cancelled(guest);
  expect(await stillGood()).toBe(false);
  expect(jar.size).toBeGreaterThan(0);
});
