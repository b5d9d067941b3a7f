import { expect, onTestFinished, test, vi } from "vitest";
import { newId } from "@/lib/ids";
import { hubOn } from "@/lib/live/hub";
import { aStream } from "@/lib/live/testing/stream";
import type { Log } from "@/lib/log";
import { scheduleMeeting } from "@/lib/meetings/schedule/schedule-meeting";
import { testDb } from "@/lib/testing/database";
import { contextOf, makeUser, scheduleInput } from "@/lib/testing/people";

test("where LISTEN cannot reach the database it is said once, and events come all the same, asked for each second", {
  timeout: 10_000,
}, async () => {
  const warn = vi.fn<(facts: object, said: string) => void>();
  // Safe: the hub warns and does nothing else with its log.
  const log = { warn } as unknown as Log;
  const hub = hubOn({ db: testDb(), connectionString: "postgresql://nobody@127.0.0.1:1/nowhere", log });
  onTestFinished(() => hub.stop());
  const user = await makeUser();
  const host = contextOf(user);
  const { id: meetingId } = await scheduleMeeting(host, scheduleInput());
  const stream = await aStream(host, hub);

  for (let revision = 1; revision <= 3; revision += 1) {
    const data = {
      id: newId(),
      userId: user.id,
      meetingId,
      revision: 10 + revision,
      kind: "meeting_updated",
      createdAt: new Date(),
    };
    await testDb().notification.create({ data });
    expect(await stream.next()).toMatchObject({ kind: "notification" });
  }
  expect(warn.mock.calls.map(([facts]) => facts)).toEqual([
    expect.objectContaining({ event: "listen_lost", code: "ECONNREFUSED" }),
  ]);
});
