import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { GET } from "@/app/api/metrics/route";
import { createDb } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";
import { metrics } from "@/lib/metrics/metrics";
import { testDatabaseUrl } from "@/lib/testing/database";
import { asWebProcess } from "@/lib/web/testing/web-process";
import { underLabel } from "@/server/measure-requests";

const token = "a-token-of-the-operator";
const address = "https://meet.example/api/metrics";

asWebProcess({ METRICS_TOKEN: token });

const ask = (headers: Record<string, string> = {}) => GET(new Request(address, { headers }));

async function roundTripsOf(route: string): Promise<number> {
  const { values } = await metrics.roundTrips.get();
  return values.find(({ labels }) => labels.route === route)?.value ?? 0;
}

test("whoever shows the token reads the queue, the pool and the process, at the cost of two statements", async () => {
  const label = randomUUID();
  // The first look of a process also opens its parts.
  await ask();
  const response = await underLabel(label, () => ask({ Authorization: `Bearer ${token}` }));
  expect([response.status, response.headers.get("content-type")]).toEqual([
    200,
    "text/plain; version=0.0.4; charset=utf-8",
  ]);
  const text = await response.text();
  for (const line of [
    /^compath_jobs\{job="send-mail",state="waiting"\} \d+$/m,
    /^compath_job_oldest_seconds\{job="send-mail"\} [\d.]+$/m,
    /^compath_db_pool\{state="busy"\} \d+$/m,
    /^compath_event_loop_lag_seconds [\d.e-]+$/m,
    /^compath_streams \d+$/m,
    /^# TYPE compath_deliveries_total counter$/m,
    /^# TYPE compath_first_email_seconds histogram$/m,
  ]) {
    expect(text).toMatch(line);
  }
  expect(await roundTripsOf(label)).toBe(2);
});

test.each([
  {},
  { Authorization: "Bearer" },
  { Authorization: `Bearer ${token}x` },
  { Authorization: `Basic ${token}` },
  { Authorization: token },
  { Cookie: `token=${token}` },
])("without the token nothing is told: %j", async (headers) => {
  const response = await ask(headers);
  expect([response.status, response.headers.get("www-authenticate")]).toEqual([401, 'Bearer realm="compath"']);
  expect(await response.text()).not.toContain("compath_");
});

test("statements are counted for the work that sends them, also those that wait for a connection", async () => {
  const db = createDb(testDatabaseUrl(), 1);
  const work = async (label: string, times: number) =>
    underLabel(label, () => Promise.all(Array.from({ length: times }, () => db.$queryRaw`select pg_sleep(0.001)`)));
  const [one, other, transacting] = [randomUUID(), randomUUID(), randomUUID()];
  await Promise.all([work(one, 3), work(other, 5)]);
  expect([await roundTripsOf(one), await roundTripsOf(other)]).toEqual([3, 5]);
  await underLabel(transacting, () => inTransaction(db, (tx) => tx.$executeRaw`select 1`));
  expect(await roundTripsOf(transacting)).toBe(3);
  await db.$disconnect();
});
