import { expect, test } from "vitest";
import { MailerError } from "@/lib/adapters/mail/mailer";
import { Prisma } from "@/lib/db/generated/client";
import { sendMail } from "@/lib/effects/mail/send-mail";
import { SlotLostError } from "@/lib/effects/mail-provider/hand-over";
import { newId } from "@/lib/ids";
import { done, PermanentError, skipped } from "@/lib/outbox/jobs";
import { testDb } from "@/lib/testing/database";
import { effectsWith, fakeMailer } from "@/lib/testing/effects";
import { aStoredMeeting, deliveryIdOf, deliveryOf } from "@/lib/testing/meetings";
import { contending } from "@/lib/testing/waiting-for-locks";
import { HOUR } from "@/lib/time/durations";

function refuse(kind: MailerError["kind"], reason = "because", retryAfterSeconds?: number) {
  return () => {
    throw new MailerError(kind, reason, retryAfterSeconds);
  };
}

async function aQueuedMail() {
  const { meeting } = await aStoredMeeting();
  const mailer = fakeMailer();
  return { meeting, mailer, deliveryId: deliveryIdOf(meeting), effects: effectsWith(mailer) };
}

test("a mail that the provider takes is sent, under a key that names the delivery", async () => {
  const { effects, mailer, deliveryId } = await aQueuedMail();

  expect(await sendMail(effects, { deliveryId })).toEqual(done);

  expect(mailer.attempts.map(({ mail, key }) => [mail.to, key])).toEqual([["bo@x.example", `delivery-${deliveryId}`]]);
  expect(await deliveryOf(deliveryId)).toMatchObject({
    state: "sent",
    reason: null,
    mail: {
      provider: "resend",
      providerId: `resend-1-delivery-${deliveryId}`,
      attempts: 1,
      acceptedAt: expect.any(Date),
    },
  });
});

test("a job that runs again finds its mail sent and does nothing", async () => {
  const { effects, mailer, deliveryId } = await aQueuedMail();
  await sendMail(effects, { deliveryId });

  expect(await sendMail(effects, { deliveryId })).toEqual(done);
  expect(mailer.attempts).toHaveLength(1);
});

test("a delivery that is gone needs no mail", async () => {
  const { effects, mailer } = await aQueuedMail();
  expect(await sendMail(effects, { deliveryId: crypto.randomUUID() })).toEqual(done);
  expect(mailer.attempts).toHaveLength(0);
});

test("a retry hands over the same bytes under the same key, whatever has changed meanwhile", async () => {
  const { effects, mailer, meeting, deliveryId } = await aQueuedMail();
  mailer.next.push(refuse("ambiguous", "timeout"));
  await expect(sendMail(effects, { deliveryId })).rejects.toThrow(MailerError);
  expect(await deliveryOf(deliveryId)).toMatchObject({ state: "queued", mail: { attempts: 1, lastError: "timeout" } });

  await testDb().meeting.update({ where: { id: meeting.id }, data: { title: "Another title" } });
  await testDb().user.update({ where: { id: meeting.hostId }, data: { name: "Dr. Byron", locale: "de" } });
  expect(await sendMail({ ...effects, now: () => Date.now() + HOUR }, { deliveryId })).toEqual(done);

  const [first, second] = mailer.attempts;
  expect(second).toEqual(first);
  expect(await deliveryOf(deliveryId)).toMatchObject({ state: "sent", mail: { attempts: 2, lastError: null } });
});

test("a mail that was stored goes on although its template has been disabled since", async () => {
  const { effects, mailer, deliveryId } = await aQueuedMail();
  mailer.next.push(refuse("temporary"));
  await expect(sendMail(effects, { deliveryId })).rejects.toThrow(MailerError);
  const where = { key: "scheduled_meeting_invitation" };
  await testDb().template.updateMany({ where, data: { enabled: false } });

  expect(await sendMail(effects, { deliveryId })).toEqual(done);
  await testDb().template.updateMany({ where, data: { enabled: true } });
});

test("of two runs at once both hand over the mail that was stored first, and the first acceptance counts", async () => {
  const { effects, mailer, deliveryId } = await aQueuedMail();
  const other = { ...effects, now: () => Date.now() + 5_000 };
  // The second run renders later and finishes while the first one is still at the provider.
  mailer.next.push(async () => {
    expect(await sendMail(other, { deliveryId })).toEqual(done);
  });

  await sendMail(effects, { deliveryId });

  const [first, second] = mailer.attempts;
  expect(second).toEqual(first);
  expect(await deliveryOf(deliveryId)).toMatchObject({ mail: { providerId: `resend-2-delivery-${deliveryId}` } });
});

test("two runs that freeze at once agree on one mail", async () => {
  const { effects, mailer, deliveryId } = await aQueuedMail();
  const later = { ...effects, now: () => Date.now() + 5_000 };

  const another = Prisma.sql`insert into stored_mails (id, delivery_id, sealed, rendered_at)
                             values (${newId()}::uuid, ${deliveryId}::uuid, '', now())`;
  // The second may find the other at the provider; then its job runs again.
  const inTurn = (world: typeof effects) =>
    sendMail(world, { deliveryId }).catch((error: unknown) => {
      if (!(error instanceof SlotLostError)) throw error;
    });
  await contending<unknown>(another, [() => inTurn(effects), () => inTurn(later)]);

  const bodies = new Set(mailer.attempts.map(({ mail }) => JSON.stringify(mail)));
  expect(bodies.size).toBe(1);
});

test("what is stored of a mail cannot be read without the key", async () => {
  const { effects, mailer, deliveryId } = await aQueuedMail();
  mailer.next.push(refuse("temporary"));
  await expect(sendMail(effects, { deliveryId })).rejects.toThrow();

  const stored = Buffer.from((await deliveryOf(deliveryId)).mail?.sealed ?? "").toString("latin1");
  expect(stored.length).toBeGreaterThan(1000);
  expect(stored).not.toMatch(/bo@x|Ada|\/i\//);
});

test("a mail that the provider refuses for good is not tried again, and the host sees why", async () => {
  const { effects, mailer, deliveryId } = await aQueuedMail();
  mailer.next.push(refuse("permanent", "validation_error"));

  await expect(sendMail(effects, { deliveryId })).rejects.toThrow(PermanentError);

  expect(await deliveryOf(deliveryId)).toMatchObject({ state: "failed", reason: "validation_error" });
  expect(await sendMail(effects, { deliveryId })).toEqual(done);
  expect(mailer.attempts).toHaveLength(1);
});

test("after 23 hours of trying a mail is given up, because the provider forgets its key", async () => {
  const { effects, mailer, deliveryId } = await aQueuedMail();
  mailer.next.push(refuse("ambiguous"), refuse("ambiguous"));
  const start = Date.now();
  const at = (hours: number) => sendMail({ ...effects, now: () => start + hours * HOUR }, { deliveryId });

  await expect(at(0)).rejects.toThrow(MailerError);
  await expect(at(22.9)).rejects.toThrow(MailerError);
  await expect(at(23)).rejects.toThrow(PermanentError);

  expect(mailer.attempts).toHaveLength(2);
  expect(await deliveryOf(deliveryId)).toMatchObject({ state: "failed", reason: "gave_up" });
});

test("a state that a webhook has moved on stays, whatever the provider's answer was", async () => {
  for (const answer of [undefined, refuse("permanent")]) {
    const { effects, mailer, deliveryId } = await aQueuedMail();
    mailer.next.push(async () => {
      await testDb().delivery.update({ where: { id: deliveryId }, data: { state: "delivered" } });
      answer?.();
    });
    await sendMail(effects, { deliveryId }).catch(() => undefined);
    expect(await deliveryOf(deliveryId)).toMatchObject({ state: "delivered", reason: null });
  }
});

test("a bug in an adapter is no answer of the provider: the mail stays queued", async () => {
  const { effects, mailer, deliveryId } = await aQueuedMail();
  mailer.next.push(() => {
    throw new TypeError("bug");
  });
  await expect(sendMail(effects, { deliveryId })).rejects.toThrow(TypeError);
  expect(await deliveryOf(deliveryId)).toMatchObject({ state: "queued" });
});

test("without a mail client each mail is skipped and logged once, without its address", async () => {
  const { deliveryId } = await aQueuedMail();
  const effects = effectsWith(undefined);

  expect(await sendMail(effects, { deliveryId })).toEqual(skipped("email_client_missing"));
  await sendMail(effects, { deliveryId });

  expect(await deliveryOf(deliveryId)).toMatchObject({ state: "skipped", reason: "email_client_missing", mail: null });
  expect(effects.logged).toHaveLength(1);
  expect(effects.logged[0]).toMatchObject({ deliveryId, reason: "email_client_missing" });
  expect(JSON.stringify(effects.logged)).not.toMatch(/bo@|x\.example|Ada|conversation/);
});
