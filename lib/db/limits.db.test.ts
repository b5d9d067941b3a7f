import { expect, test } from "vitest";
import { createDb } from "@/lib/db/client";
import { limitsOn } from "@/lib/db/limits";
import { newId } from "@/lib/ids";
import { testDatabaseUrl, testDb } from "@/lib/testing/database";

const hourly = { points: 5, windowSeconds: 3600 };
const limits = limitsOn(testDb(), {
  requests: hourly,
  external_invites: hourly,
  invites_by_id: hourly,
  sign_ins: hourly,
  sign_in_addresses: hourly,
  conversation_codes: hourly,
  answers: hourly,
  door_codes: hourly,
  door_askers: hourly,
  fresh_links: hourly,
  fresh_link_askers: hourly,
  second_factors: hourly,
  second_factors_daily: hourly,
});

test("of twenty at once exactly the allowed five pass, and the others hear how long to wait", async () => {
  const key = newId();
  const spent = await Promise.allSettled(Array.from({ length: 20 }, () => limits.spend("requests", key, 1)));
  expect(spent.filter(({ status }) => status === "fulfilled")).toHaveLength(5);
  await expect(limits.spend("requests", key, 1)).rejects.toMatchObject({
    code: "rate_limited",
    retryAfterSeconds: expect.toSatisfy((seconds: number) => seconds > 3590 && seconds <= 3600),
  });
});

test("each key and each kind is counted by itself, and the answer says what is left", async () => {
  const key = newId();
  await limits.spend("requests", key, 5);
  expect(await limits.spend("sign_ins", key, 2)).toMatchObject({ limit: 5, remaining: 3, windowSeconds: 3600 });
  expect(await limits.spend("requests", newId(), 1)).toMatchObject({ remaining: 4 });
});

test("two instances count together", async () => {
  const other = createDb(testDatabaseUrl());
  const elsewhere = limitsOn(other, {
    requests: hourly,
    external_invites: hourly,
    invites_by_id: hourly,
    sign_ins: hourly,
    sign_in_addresses: hourly,
    conversation_codes: hourly,
    answers: hourly,
    door_codes: hourly,
    door_askers: hourly,
    fresh_links: hourly,
    fresh_link_askers: hourly,
    second_factors: hourly,
    second_factors_daily: hourly,
  });
  const key = newId();
  await limits.spend("requests", key, 3);
  expect(await elsewhere.spend("requests", key, 1)).toMatchObject({ remaining: 1 });
  await expect(elsewhere.spend("requests", key, 2)).rejects.toMatchObject({ code: "rate_limited" });
  await other.$disconnect();
});
