import { QueryClient, QueryObserver } from "@tanstack/react-query";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { GoneError } from "@/components/conversation/fetch-messages";
import { merged } from "@/components/conversation/merge";
import { newerMessages } from "@/components/conversation/newer-messages";
import type { MessageView } from "@/lib/conversations/message-view";

const message = (position: number): MessageView => ({
  id: `m${position}`,
  clientId: `c${position}`,
  position,
  body: `message ${position}`,
  createdAt: "2027-03-10T15:00:00Z",
  author: { role: "host", name: "Dana Whitfield", self: false },
});

/** The API, two messages a page and the newest first, while `status` is 200. */
const server = { stored: [1], status: 200, asked: [] as string[] };

function answer(input: string | URL | Request): Promise<Response> {
  const cursor = new URL(String(input), "http://x.example").searchParams.get("cursor");
  server.asked.push(cursor ?? "newest");
  if (server.status !== 200) return Promise.resolve(new Response("{}", { status: server.status }));
  const older = server.stored.toReversed().filter((position) => cursor === null || position < Number(cursor));
  const [data, more] = [older.slice(0, 2), older.length > 2];
  return Promise.resolve(Response.json({ data: data.map(message), page: { nextCursor: more ? `${data[1]}` : null } }));
}

let client: QueryClient;
let shown: readonly MessageView[];
let observer: QueryObserver<number, Error, number, number, (string | undefined)[]>;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("fetch", answer);
  Object.assign(server, { stored: [1], status: 200, asked: [] });
  shown = [message(1)];
  client = new QueryClient();
  const add = (more: readonly MessageView[]) => {
    shown = merged(shown, more);
  };
  observer = new QueryObserver(client, {
    ...newerMessages({ meetingId: "meeting", person: "p" }, () => shown, add),
    enabled: false,
  });
});
afterEach(() => {
  client.clear();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const positions = () => shown.map(({ position }) => position);

/** Brings the page up to date, with all tries that this takes. */
async function refreshed() {
  const ended = observer.refetch();
  await vi.runAllTimersAsync();
  return ended;
}

test("what is newer is added, and one page is enough where it reaches back to what is shown", async () => {
  server.stored = [1, 2, 3];
  await refreshed();
  expect(positions()).toEqual([1, 2, 3]);
  expect(server.asked).toEqual(["newest"]);
});

test("a gap is closed, however many pages that takes, and no page is read beyond it", async () => {
  server.stored = [1, 2, 3, 4, 5, 6];
  shown = [message(1), message(2)];
  await refreshed();
  expect(positions()).toEqual([1, 2, 3, 4, 5, 6]);
  expect(server.asked).toEqual(["newest", "5"]);
});

test("a server that fails is asked four times, and the page then knows that it is behind", async () => {
  server.status = 503;
  const { isError, error } = await refreshed();
  expect([isError, error instanceof GoneError, server.asked.length]).toEqual([true, false, 4]);
  expect(positions()).toEqual([1]);
});

test("the failure is over with the next answer", async () => {
  server.status = 503;
  await refreshed();
  Object.assign(server, { status: 200, stored: [1, 2] });
  expect((await refreshed()).isError).toBe(false);
  expect(positions()).toEqual([1, 2]);
});

test.each([401, 403, 404])("%s says at once that the conversation is not the reader's any more", async (status) => {
  server.status = status;
  const { error } = await refreshed();
  expect(error).toBeInstanceOf(GoneError);
  expect(server.asked).toHaveLength(1);
});
