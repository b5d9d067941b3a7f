import { exampleMail } from "@/emails/example-mail";
import type { Mail } from "@/lib/adapters/mail/mailer";
import type { Effects } from "@/lib/effects/effects";
import { domainOf } from "@/lib/effects/mail/compose-meeting-mail";
import { handOverUnrecorded } from "@/lib/effects/mail/hand-over-unrecorded";
import { type Template, wordingOf } from "@/lib/effects/mail/template";
import { composeOrProblem, type Rendering, withRenderTries } from "@/lib/effects/render-error";
import { type Outcome, type Payload, skipped } from "@/lib/outbox/jobs";
import { rfc3339Of } from "@/lib/time/rfc3339";
import { type MailLocale, mailLocaleOf } from "@/lib/wording/mail-locale";
import { type TemplateKey, templateKeys } from "@/lib/wording/template-keys";

/** A test that did not come soon is asked for again by hand. */
const MOST_AGE_MILLISECONDS = 3_600_000;

/**
 * Brings the example mail of one template to the administrator who asked for it. It is no delivery of anyone's: nothing is
 * stored of it, and the same request gives the same bytes, so that a repeated try is no second mail.
 */
export function sendTestMail(effects: Effects, request: Payload<"send-test-mail">): Promise<Outcome> {
  const rendering: Rendering = {
    ids: { testId: request.testId },
    tries: request.renderTries,
    again: ({ renderTries, ...when }) => ({ name: "send-test-mail", payload: { ...request, renderTries }, ...when }),
  };
  return withRenderTries(effects, rendering, async () => {
    const test = await findTest(effects, request);
    if (effects.now() >= request.askedAt + MOST_AGE_MILLISECONDS) return skipped("too_late");
    if (!test) return skipped("no_account");
    const { mailer } = effects;
    if (!mailer) return skipped("email_client_missing");
    const made = await composeOrProblem(test.key ?? request.key, composeTest(effects, request, test));
    if ("problem" in made) return skipped("template_missing");
    return handOverUnrecorded(effects, mailer, made.mail, `test-${request.testId}`);
  });
}

async function findTest(effects: Effects, request: Payload<"send-test-mail">): Promise<Test | undefined> {
  const where = { id: request.userId, role: "admin", deactivatedAt: null } as const;
  const admin = await effects.db.user.findFirst({ where, select: { email: true } });
  if (!admin) return undefined;
  const key = templateKeys.find((each) => each === request.key);
  const locale = mailLocaleOf(request.locale);
  return { key, locale, to: admin.email, templates: key ? await findTemplates(effects, key, locale) : {} };
}

/** The row that is edited on the page; a disabled one can be tried before it is enabled. */
async function findTemplates({ db }: Effects, key: TemplateKey, locale: MailLocale): Promise<Record<string, Template>> {
  const where = { channel_key_locale: { channel: "email", key, locale } } as const;
  const row = await db.template.findUnique({ where, select: { wording: true } });
  return row ? { [locale]: { ...row, enabled: true } } : {};
}

/** `key` is undefined where no email has the name that was asked for. */
type Test = {
  readonly key: TemplateKey | undefined;
  readonly locale: MailLocale;
  readonly to: string;
  readonly templates: Record<string, Template>;
};

async function composeTest(
  { emailFrom, platformEmail }: Effects,
  { testId, askedAt }: Payload<"send-test-mail">,
  { key, locale, to, templates }: Test,
): Promise<Mail | undefined> {
  const wording = key && wordingOf(templates, key, locale);
  if (!wording) return undefined;
  const { subject, html, text } = await exampleMail({ key, locale, wording });
  return {
    subject,
    html,
    text,
    from: emailFrom,
    to,
    date: rfc3339Of(askedAt),
    messageId: `${testId}@${domainOf(platformEmail)}`,
    headers: { "Auto-Submitted": "auto-generated" },
  };
}
