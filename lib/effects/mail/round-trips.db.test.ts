import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { sendMail } from "@/lib/effects/mail/send-mail";
import { metrics } from "@/lib/metrics/metrics";
import { effectsWith, fakeMailer } from "@/lib/testing/effects";
import { aStoredMeeting, deliveryIdOf } from "@/lib/testing/meetings";
import { underLabel } from "@/server/measure-requests";

/** Nine statements, none of which needs a transaction around it: the provider's word is seldom faster than its answer. */
const MOST = 9;

test("an email asks the database nine times, after the first of its template in a process", async () => {
  const effects = effectsWith(fakeMailer());
  const send = async () => {
    const { meeting } = await aStoredMeeting();
    const label = randomUUID();
    const outcome = await underLabel(label, () => sendMail(effects, { deliveryId: deliveryIdOf(meeting) }));
    expect(outcome).toMatchObject({ kind: "done" });
    const { values } = await metrics.roundTrips.get();
    return values.find(({ labels }) => labels.route === label)?.value ?? 0;
  };
  // The first of a process also notes that the template is in use.
  await send();
  expect(await send()).toBeLessThanOrEqual(MOST);
});
