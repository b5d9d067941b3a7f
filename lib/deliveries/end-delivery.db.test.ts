import { expect, test } from "vitest";
import { settleDelivery } from "@/lib/deliveries/end-delivery";
import { testDb } from "@/lib/testing/database";
import { effectsWith } from "@/lib/testing/effects";
import { aStoredMeeting, deliveryIdOf, deliveryOf } from "@/lib/testing/meetings";

test("only a queued delivery is ended, and only once", async () => {
  const id = deliveryIdOf((await aStoredMeeting()).meeting);
  const effects = effectsWith(undefined);

  expect(await settleDelivery(effects, id, "skipped", "meeting_cancelled")).toBe(true);
  expect(await settleDelivery(effects, id, "failed", "gave_up")).toBe(false);
  expect(await deliveryOf(id)).toMatchObject({ state: "skipped", reason: "meeting_cancelled" });

  await testDb().delivery.update({ where: { id }, data: { state: "sent", reason: null } });
  expect(await settleDelivery(effects, id, "skipped", "meeting_ended")).toBe(false);
  expect(await deliveryOf(id)).toMatchObject({ state: "sent", reason: null });
});
