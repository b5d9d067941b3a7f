import { beforeEach, expect, test } from "vitest";
import { MailerError } from "@/lib/adapters/mail/mailer";
import { sendMail } from "@/lib/effects/mail/send-mail";
import {
  pauseProvider,
  RateLimitError,
  type SendPermission,
  withSendSlot,
} from "@/lib/effects/mail-provider/rate-limit";
import { testDb } from "@/lib/testing/database";
import { effectsWith, fakeMailer } from "@/lib/testing/effects";
import { aStoredMeeting, deliveryIdOf } from "@/lib/testing/meetings";

beforeEach(async () => {
  await testDb().mailPace.deleteMany();
  await testDb().mailLane.deleteMany();
});

const onlyPace = () => testDb().mailPace.findFirstOrThrow({ where: { provider: "resend" } });

const sent = ({ carry }: SendPermission) => carry(async () => undefined);

test("a mail that would wait too long goes back to the outbox, without taking a lane", async () => {
  await pauseProvider(effectsWith(undefined), "resend", 30);
  await expect(withSendSlot(effectsWith(undefined), "resend", sent)).rejects.toThrow(RateLimitError);
  expect(await testDb().mailLane.count()).toBe(0);
});

test("what goes back does not keep those behind it", async () => {
  await pauseProvider(effectsWith(undefined), "resend", 30);
  const asked = [1, 2, 3].map(() => withSendSlot(effectsWith(undefined), "resend", sent));
  const outcomes = await Promise.allSettled(asked);
  expect(outcomes.map(({ status }) => status)).toEqual(["rejected", "rejected", "rejected"]);
});

test("however long a provider asks for, it is asked again after an hour", async () => {
  await pauseProvider(effectsWith(undefined), "resend", 1_000_000_000);
  const { nextAt } = await onlyPace();
  expect(nextAt.getTime()).toBeGreaterThan(Date.now() + 3_590_000);
  expect(nextAt.getTime()).toBeLessThan(Date.now() + 3_601_000);
});

test("a shorter wait never ends a longer one", async () => {
  await pauseProvider(effectsWith(undefined), "resend", 60);
  await pauseProvider(effectsWith(undefined), "resend", 1);
  expect((await onlyPace()).nextAt.getTime()).toBeGreaterThan(Date.now() + 55_000);
});

test("a refusal with Retry-After makes everyone wait, also those with other mails", async () => {
  const { meeting } = await aStoredMeeting({ inviteeEmails: ["bo@x.example", "cy@x.example"] });
  const mailer = fakeMailer();
  mailer.next.push(() => {
    throw new MailerError("temporary", "rate_limit_exceeded", 7);
  });
  await expect(sendMail(effectsWith(mailer), { deliveryId: deliveryIdOf(meeting, 0) })).rejects.toThrow(MailerError);

  const waits: number[] = [];
  const sleep = async (wait: number) => {
    waits.push(wait);
    await testDb().mailPace.deleteMany();
  };
  await sendMail(effectsWith(mailer, { sleep }), { deliveryId: deliveryIdOf(meeting, 1) });
  expect(waits[0]).toBeGreaterThan(6_000);
});
