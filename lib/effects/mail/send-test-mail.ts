import { exampleMail } from "@/emails/example-mail";
import { type Mail, type Mailer, MailerError } from "@/lib/adapters/mail/mailer";
import type { Effects } from "@/lib/effects/effects";
import { domainOf } from "@/lib/effects/mail/compose-meeting-mail";
import { wordingOf } from "@/lib/effects/mail/template";
import { withSendSlot } from "@/lib/effects/mail-provider/rate-limit";
import { done, type Outcome, type Payload, PermanentError, skipped } from "@/lib/outbox/jobs";
import { rfc3339Of } from "@/lib/time/rfc3339";
import { mailLocaleOf } from "@/lib/wording/mail-locale";
import { templateKeys } from "@/lib/wording/template-keys";

/** A test that did not come soon is asked for again by hand. */
const MOST_AGE_MILLISECONDS = 3_600_000;

/**
 * Brings the example mail of one template to the administrator who asked for it. It is no delivery of anyone's: nothing is
 * stored of it, and the same request gives the same bytes, so that a repeated try is no second mail.
 */
export async function sendTestMail(effects: Effects, request: Payload<"send-test-mail">): Promise<Outcome> {
  if (effects.now() >= request.askedAt + MOST_AGE_MILLISECONDS) return skipped("too_late");
  const where = { id: request.userId, role: "admin", deactivatedAt: null } as const;
  const admin = await effects.db.user.findFirst({ where, select: { email: true } });
  if (!admin) return skipped("no_account");
  const { mailer } = effects;
  if (!mailer) return skipped("email_client_missing");
  const mail = await composeTest(effects, request, admin.email);
  if (!mail) return skipped("template_missing");
  return withSendSlot(effects, mailer.provider, (turn) => turn.carry(() => handOver(mailer, mail, request.testId)));
}

async function composeTest(
  effects: Effects,
  request: Payload<"send-test-mail">,
  to: string,
): Promise<Mail | undefined> {
  const { testId, askedAt } = request;
  const key = templateKeys.find((each) => each === request.key);
  if (!key) return undefined;
  const locale = mailLocaleOf(request.locale);
  const row = await effects.db.template.findUnique({
    where: { channel_key_locale: { channel: "email", key, locale } },
    select: { wording: true },
  });
  // A disabled one can be tried before it is enabled.
  const wording = row && wordingOf({ [locale]: { ...row, enabled: true } }, key, locale);
  if (!wording) return undefined;
  const { subject, html, text } = await exampleMail({ key, locale, wording });
  return {
    subject,
    html,
    text,
    from: effects.emailFrom,
    to,
    date: rfc3339Of(askedAt),
    messageId: `${testId}@${domainOf(effects.platformEmail)}`,
    headers: { "Auto-Submitted": "auto-generated" },
  };
}

async function handOver(mailer: Mailer, mail: Mail, testId: string): Promise<Outcome> {
  try {
    await mailer.send(mail, `test-${testId}`);
    return done;
  } catch (error) {
    if (error instanceof MailerError && error.kind === "permanent") throw new PermanentError(error.reason);
    throw error;
  }
}
