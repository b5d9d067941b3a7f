import { expect, test } from "vitest";
import { MailerError } from "@/lib/adapters/mail/mailer";
import { sendTestMail } from "@/lib/effects/mail/send-test-mail";
import { newId } from "@/lib/ids";
import { done, PermanentError, skipped } from "@/lib/outbox/jobs";
import { effectsWith, fakeMailer } from "@/lib/testing/effects";
import { makeUser } from "@/lib/testing/people";

async function asked(wishes: object = {}, role: "admin" | "counselor" = "admin") {
  const admin = await makeUser({ role });
  const request = { testId: newId(), userId: admin.id, key: "meeting_reminder", locale: "de", askedAt: Date.now() };
  return { admin, request: { ...request, ...wishes } };
}

test("the example mail goes to the admin alone, the same bytes at each try", async () => {
  const { admin, request } = await asked();
  const mailer = fakeMailer();
  mailer.next.push(() => {
    throw new MailerError("ambiguous", "timeout");
  });
  await expect(sendTestMail(effectsWith(mailer), request)).rejects.toThrow(MailerError);
  expect(await sendTestMail(effectsWith(mailer), request)).toEqual(done);
  const [first, second] = mailer.attempts;
  expect(second).toEqual(first);
  expect(first?.key).toBe(`test-${request.testId}`);
  expect(first?.mail).toMatchObject({ to: admin.email, subject: expect.stringMatching(/^Erinnerung: Termin am/) });
});

test("nobody else gets one, nor anyone without a template, a mail client or patience", async () => {
  const mailer = fakeMailer();
  const send = async (wishes: object, role?: "counselor") => {
    const { request } = await asked(wishes, role);
    return sendTestMail(effectsWith(mailer), request);
  };
  expect(await send({}, "counselor")).toEqual(skipped("no_account"));
  expect(await send({ key: "no_such_mail" })).toEqual(skipped("template_missing"));
  expect(await send({ askedAt: Date.now() - 3_600_000 })).toEqual(skipped("too_late"));
  expect(await sendTestMail(effectsWith(undefined), (await asked()).request)).toEqual(skipped("email_client_missing"));
  expect(mailer.attempts).toEqual([]);
});

test("what the provider refuses for good is not tried again", async () => {
  const mailer = fakeMailer();
  mailer.next.push(() => {
    throw new MailerError("permanent", "refused");
  });
  const { request } = await asked();
  await expect(sendTestMail(effectsWith(mailer), request)).rejects.toThrow(PermanentError);
});
