import { renderMail } from "@/emails/render-mail";
import type { Mail } from "@/lib/adapters/mail/mailer";
import { templateRows } from "@/lib/columns/wording-column";
import { query } from "@/lib/db/query";
import { bool, float, jsonColumn, oneOf, type RowOf, text } from "@/lib/db/shape";
import { epochMillis } from "@/lib/db/sql";
import type { Effects } from "@/lib/effects/effects";
import { domainOf } from "@/lib/effects/mail/compose-meeting-mail";
import { handOverUnrecorded } from "@/lib/effects/mail/hand-over-unrecorded";
import { noteTemplateUse, wordingOf } from "@/lib/effects/mail/template";
import { composeOrProblem, type Rendering, withRenderTries } from "@/lib/effects/render-error";
import { type Outcome, type Payload, skipped } from "@/lib/outbox/jobs";
import { accountInvitationToken, INVITED_DAYS, welcomeUrl } from "@/lib/people/account-invitations/invitation-link";
import { rfc3339Of } from "@/lib/time/rfc3339";
import { accountMailWords } from "@/lib/wording/account-mail-words";
import { mailLocaleOf } from "@/lib/wording/mail-locale";

/**
 * Brings the email that invites somebody to have an account, as long as its link opens something. Nothing is stored of it: the link
 * is derived from the invitation, and the same invitation gives the same bytes.
 */
export function sendAccountInvitation(effects: Effects, payload: Payload<"send-account-invitation">): Promise<Outcome> {
  const { invitationId, renderTries: tries } = payload;
  const rendering: Rendering = {
    ids: { invitationId },
    tries,
    again: ({ renderTries, ...when }) => ({
      name: "send-account-invitation",
      payload: { invitationId, renderTries },
      ...when,
    }),
  };
  return withRenderTries(effects, rendering, async () => {
    const invitation = await findInvitation(effects, invitationId);
    if (!invitation || invitation.ended) return skipped("invitation_withdrawn");
    if (effects.now() >= invitation.expiresAt) return skipped("expired");
    const { mailer } = effects;
    if (!mailer) return skipped("email_client_missing");
    const made = await composeOrProblem(invitation.template, compose(effects, invitationId, invitation));
    if ("problem" in made) return skipped("template_missing");
    await noteTemplateUse(effects, invitation.template, mailLocaleOf(invitation.locale));
    return handOverUnrecorded(effects, mailer, made.mail, `account-invitation-${invitationId}`);
  });
}

const invitationToSend = {
  template: oneOf("member_invitation", "client_invitation"),
  email: text,
  locale: text,
  hostName: text,
  createdAt: float,
  expiresAt: float,
  ended: bool,
  templates: jsonColumn("templates", templateRows),
};
type InvitationToSend = RowOf<typeof invitationToSend>;

async function findInvitation({ db }: Effects, invitationId: string): Promise<InvitationToSend | undefined> {
  const [invitation] = await query(db, invitationToSend)`
    select k.template, i.email, i.locale, u.name as "hostName", ${epochMillis("i.created_at")} as "createdAt",
           ${epochMillis("i.expires_at")} as "expiresAt", i.ended_at is not null or u.deactivated_at is not null as ended, t.rows as templates
      from account_invitations i
      join users u on u.id = i.inviter_id
      cross join lateral (select case when i.role = 'client' then 'client_invitation' else 'member_invitation' end as template) k
      cross join lateral (
        select coalesce(jsonb_object_agg(t.locale, jsonb_build_object('enabled', t.enabled, 'wording', t.wording)), '{}') as rows
          from templates t where t.channel = 'email' and t.key = k.template
      ) t
     where i.id = ${invitationId}::uuid`;
  return invitation;
}

async function compose(
  { emailFrom, platformEmail, appUrl, secrets }: Effects,
  invitationId: string,
  { template, email, hostName, createdAt, templates, ...reader }: InvitationToSend,
): Promise<Mail | undefined> {
  const locale = mailLocaleOf(reader.locale);
  const wording = wordingOf(templates, template, locale);
  if (!wording) return undefined;
  const url = welcomeUrl(appUrl, accountInvitationToken(secrets, invitationId));
  const invitation = { hostName, days: INVITED_DAYS };
  const words = accountMailWords(template, wording, { locale, url, code: null, validMinutes: 0, invitation });
  return {
    ...(await renderMail(template, words)),
    from: emailFrom,
    to: email,
    date: rfc3339Of(createdAt),
    messageId: `${invitationId}@${domainOf(platformEmail)}`,
    headers: { "Auto-Submitted": "auto-generated" },
  };
}
