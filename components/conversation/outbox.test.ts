import { beforeEach, expect, test } from "vitest";
import { RefusedError } from "@/components/conversation/fetch-messages";
import { outboxWith, type Pending } from "@/components/conversation/outbox";
import type { MessageView } from "@/lib/conversations/message-view";

let pending: readonly Pending[];
let sent: string[];
let transmitted: { clientId: string; body: string; answer: PromiseWithResolvers<MessageView> }[];

beforeEach(() => {
  [pending, sent, transmitted] = [[], [], []];
});

const outbox = outboxWith({
  transmit: (message) => {
    const answer = Promise.withResolvers<MessageView>();
    transmitted.push({ ...message, answer });
    return answer.promise;
  },
  onSent: ({ clientId }) => sent.push(clientId),
  update: (change) => {
    pending = change(pending);
  },
});

const stored = (clientId: string): MessageView => ({
  id: `m-${clientId}`,
  clientId,
  position: 1,
  body: clientId,
  createdAt: "2027-03-10T15:00:00Z",
  author: { role: "host", name: "Dana Whitfield", self: true },
});

/** Starts to send; `arrives` and `fails` end it, and wait until the outbox knows. */
function sending(clientId: string) {
  const ended = outbox.send({ clientId, body: clientId });
  const answer = transmitted.at(-1)?.answer;
  return {
    arrives: () => {
      answer?.resolve(stored(clientId));
      return ended;
    },
    fails: (error: Error) => {
      answer?.reject(error);
      return ended;
    },
  };
}

test("a message is seen while it is on its way, and is pending no more once it is stored", async () => {
  const first = sending("a");
  expect(pending).toEqual([{ clientId: "a", body: "a" }]);
  await first.arrives();
  expect([pending, sent]).toEqual([[], ["a"]]);
});

test("a refused message says why, and one that got no answer says nothing of the server's", async () => {
  await sending("a").fails(new RefusedError("too_big"));
  await sending("b").fails(new TypeError("Failed to fetch"));
  expect(pending).toEqual([
    { clientId: "a", body: "a", failure: { code: "too_big" } },
    { clientId: "b", body: "b", failure: { code: undefined } },
  ]);
  expect(sent).toEqual([]);
});

test("sent again it keeps its id and its place, and is on its way again", async () => {
  await sending("a").fails(new TypeError("Failed to fetch"));
  const later = sending("b");
  const again = sending("a");
  expect(pending).toEqual([
    { clientId: "a", body: "a" },
    { clientId: "b", body: "b" },
  ]);
  await again.arrives();
  await later.arrives();
  expect([pending, sent]).toEqual([[], ["a", "b"]]);
  expect(transmitted.map(({ clientId }) => clientId)).toEqual(["a", "b", "a"]);
});

test("answers that come in another order end the message that each is about", async () => {
  const [first, second] = [sending("a"), sending("b")];
  await second.arrives();
  expect(pending).toEqual([{ clientId: "a", body: "a" }]);
  await first.arrives();
  expect([pending, sent]).toEqual([[], ["b", "a"]]);
});

test("what its writer gives up is pending no more", async () => {
  await sending("a").fails(new RefusedError("forbidden"));
  await sending("b").fails(new RefusedError("forbidden"));
  outbox.drop("a");
  expect(pending.map(({ clientId }) => clientId)).toEqual(["b"]);
});
