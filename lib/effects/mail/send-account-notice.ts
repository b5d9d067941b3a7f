import { renderMail } from "@/emails/render-mail";
import type { Mail } from "@/lib/adapters/mail/mailer";
import { templateRows } from "@/lib/columns/wording-column";
import { query } from "@/lib/db/query";
import { bool, float, jsonColumn, oneOf, orNull, type RowOf, text } from "@/lib/db/shape";
import { epochMillis } from "@/lib/db/sql";
import type { Effects } from "@/lib/effects/effects";
import { domainOf } from "@/lib/effects/mail/compose-meeting-mail";
import { handOverUnrecorded } from "@/lib/effects/mail/hand-over-unrecorded";
import { noteTemplateUse, wordingOf } from "@/lib/effects/mail/template";
import { composeOrProblem, type Rendering, withRenderTries } from "@/lib/effects/render-error";
import { type Outcome, type Payload, skipped } from "@/lib/outbox/jobs";
import { DAY } from "@/lib/time/durations";
import { rfc3339Of } from "@/lib/time/rfc3339";
import { shortWhenWords } from "@/lib/time/when-words";
import { accountMailWords } from "@/lib/wording/account-mail-words";
import { accountEvents } from "@/lib/wording/mail-facts";
import { mailLocaleOf } from "@/lib/wording/mail-locale";

const KEY = "account_notice";

/**
 * Notifies an account's owner of what changed who gets in, for it may not have been them. Nothing is stored of the email: it holds
 * no link of its recipient's own, and the same event gives the same bytes. It goes to a closed account too until that is erased:
 * whoever broke in could otherwise keep the owner from reading of it by closing the account.
 */
export function sendAccountNotice(effects: Effects, payload: Payload<"send-account-notice">): Promise<Outcome> {
  const { eventId, renderTries: tries } = payload;
  const rendering: Rendering = {
    ids: { eventId },
    tries,
    again: ({ renderTries, ...when }) => ({ name: "send-account-notice", payload: { eventId, renderTries }, ...when }),
  };
  return withRenderTries(effects, rendering, async () => {
    const event = await findEvent(effects, eventId);
    if (!event) return skipped("no_account");
    if (event.known) return skipped("known_browser");
    if (effects.now() >= event.at + DAY) return skipped("too_late");
    const { mailer } = effects;
    if (!mailer) return skipped("email_client_missing");
    const made = await composeOrProblem(KEY, compose(effects, eventId, event));
    if ("problem" in made) return skipped("template_missing");
    await noteTemplateUse(effects, KEY, mailLocaleOf(event.locale));
    return handOverUnrecorded(effects, mailer, made.mail, `account-${eventId}`);
  });
}

const accountEvent = {
  kind: oneOf(...accountEvents),
  at: float,
  email: text,
  locale: text,
  timeZone: text,
  device: orNull(text),
  known: bool,
  templates: jsonColumn("templates", templateRows),
};

/** With the first sign-in of an account a browser is as known as it can be. */
async function findEvent({ db }: Effects, eventId: string): Promise<RowOf<typeof accountEvent> | undefined> {
  const [event] = await query(db, accountEvent)`
    select e.kind, ${epochMillis("e.at")} as at, u.email, u.locale, u.time_zone as "timeZone", s.device,
           s.id is not null and (coalesce(s.known_browser, false)
             or not exists (select 1 from sessions o where o.user_id = u.id and o.created_at < s.created_at)) as known, t.rows as templates
      from security_events e
      join users u on u.id = e.user_id and u.erased_at is null
      left join sessions s on s.id = e.subject_id and e.kind = 'signed_in'
      cross join lateral (
        select coalesce(jsonb_object_agg(t.locale, jsonb_build_object('enabled', t.enabled, 'wording', t.wording)), '{}') as rows
          from templates t where t.channel = 'email' and t.key = ${KEY}
      ) t
     where e.id = ${eventId}::uuid`;
  return event;
}

async function compose(
  { emailFrom, platformEmail, appUrl }: Effects,
  eventId: string,
  { kind, at, email, device, timeZone, templates, ...reader }: RowOf<typeof accountEvent>,
): Promise<Mail | undefined> {
  const locale = mailLocaleOf(reader.locale);
  const wording = wordingOf(templates, KEY, locale);
  if (!wording) return undefined;
  const event = { kind, device, when: shortWhenWords({ startsAt: at, timeZone, locale }) };
  const facts = { locale, url: `${appUrl}/settings`, code: null, validMinutes: 0, event };
  return {
    ...(await renderMail(KEY, accountMailWords(KEY, wording, facts))),
    from: emailFrom,
    to: email,
    date: rfc3339Of(at),
    messageId: `${eventId}@${domainOf(platformEmail)}`,
    headers: { "Auto-Submitted": "auto-generated" },
  };
}
