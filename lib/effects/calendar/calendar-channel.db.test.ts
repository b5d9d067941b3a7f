import { beforeEach, expect, test } from "vitest";
import { channelToken, receiveChannelCall } from "@/lib/calendars/receive-channel-call";
import { readCalendar } from "@/lib/effects/calendar/read-calendar";
import { aCalendarHost, type CalendarHost } from "@/lib/testing/calendar-host";
import { testDb } from "@/lib/testing/database";
import { contextAs, testSecrets } from "@/lib/testing/people";

let host: CalendarHost;
beforeEach(async () => {
  host = await aCalendarHost();
  await host.read();
});

const open = () => [...host.google.channels.open.values()];

test("one is opened, kept, and renewed before it ends", async () => {
  expect(open()).toMatchObject([{ address: "https://meet.example/api/webhooks/google" }]);
  await host.read();
  const [first] = open();
  await testDb().calendarConnection.update({
    where: { id: host.connectionId },
    data: { channelExpiresAt: new Date(Date.now() + 3_600_000) },
  });
  await host.read();
  expect(open()).toHaveLength(1);
  expect(open()[0]?.id).not.toBe(first?.id);
});

test("its call promises to read, if it carries the channel's secret", async () => {
  const [channel] = open();
  const call = {
    channelId: channel?.id ?? null,
    resourceId: channel?.resourceId ?? null,
    token: channelToken({ secrets: testSecrets }, channel?.id ?? ""),
    state: "exists",
  };
  expect(call.token).toBe(channel?.token);
  const jobs = async () =>
    (
      await testDb().$queryRaw<
        unknown[]
      >`select 1 as one from pgboss.job where name = 'read-calendar' and data ->> 'connectionId' = ${host.connectionId}`
    ).length;
  const ctx = contextAs({ kind: "system" });
  await receiveChannelCall(ctx, { ...call, state: "sync" });
  expect(await jobs()).toBe(0);
  await receiveChannelCall(ctx, call);
  expect(await jobs()).toBe(1);
  const forged = [
    { ...call, token: "guessed" },
    { ...call, token: null },
    { ...call, channelId: crypto.randomUUID() },
    { ...call, channelId: "nonsense" },
    { ...call, resourceId: "another" },
  ];
  for (const one of forged)
    await expect(receiveChannelCall(ctx, one)).rejects.toMatchObject({ code: "unauthenticated" });
  expect(await jobs()).toBe(1);
});

test("where the provider does not want to, or cannot reach us, the calendar is read all the same", async () => {
  await testDb().calendarConnection.update({ where: { id: host.connectionId }, data: { channelExpiresAt: null } });
  host.google.addFaults({ kind: "status", status: 400, reason: "push.webhookUrlUnauthorized", on: "/watch" });
  expect(await host.read()).toEqual({ kind: "done" });
  const plain = { ...host.calendars.effects, appUrl: "http://127.0.0.1:3000" };
  expect(await readCalendar(plain, { connectionId: host.connectionId })).toEqual({ kind: "done" });
  expect(host.google.requests.filter(({ call }) => call.endsWith("/watch"))).toHaveLength(2);
});
