import { requireHost } from "@/lib/authorize";
import type { Context } from "@/lib/context";
import { Disclosure, Reminders } from "@/lib/db/generated/enums";
import { query } from "@/lib/db/query";
import { bool, enumOf, int, orNull, text, uuid } from "@/lib/db/shape";
import { refusal } from "@/lib/errors";
import type { Invitable, InvitingHost } from "@/lib/meetings/schedule/invitable-view";
import { makesCalls } from "@/lib/meetings/schedule/own-video";
import { mailLocaleOf } from "@/lib/wording/mail-locale";

/**
 * Everyone whom scheduling accepts by id (docs/design/product.md#2), by name: clients of an active relationship, and
 * colleagues of the practice. Someone who is both is a client. @param hasServer whether the installation has a video server
 * @throws AppError `forbidden` for anyone but a counselor
 */
export async function findInvitable(
  ctx: Context,
  hasServer: boolean,
): Promise<{ host: InvitingHost; clients: Invitable[]; colleagues: Invitable[] }> {
  const { userId } = requireHost(ctx);
  const { practiceId, makesCalls: byCalendar, usualLink, ...host } = await findHost(ctx, userId);
  const invitable = {
    userId: uuid,
    relationshipId: orNull(uuid),
    name: text,
    email: text,
    timeZone: text,
    locale: text,
  };
  const rows = await query(ctx.db, invitable)`
    select u.id as "userId", r.id as "relationshipId", u.name, u.email, u.time_zone as "timeZone", u.locale
      from users u
      left join relationships r on r.client_id = u.id and r.counselor_id = ${userId}::uuid and r.status = 'active'
     where u.deactivated_at is null and u.id <> ${userId}::uuid and u.id in (
       select client_id from relationships where counselor_id = ${userId}::uuid and status = 'active'
       union all select id from users where practice_id = ${practiceId}::uuid and role = 'counselor')
     order by lower(u.name), u.id`;
  const people = rows.map((person) => ({ ...person, locale: mailLocaleOf(person.locale) }));
  const video = { provided: hasServer || byCalendar, usualLink };
  return {
    host: { ...host, locale: mailLocaleOf(host.locale), video },
    clients: people.filter(({ relationshipId }) => relationshipId !== null),
    colleagues: people.filter(({ relationshipId }) => relationshipId === null),
  };
}

async function findHost(ctx: Context, userId: string) {
  const inviting = {
    name: text,
    timeZone: text,
    locale: text,
    disclosure: enumOf(Disclosure),
    minutes: int,
    reminders: enumOf(Reminders),
    practiceId: orNull(uuid),
    makesCalls: bool,
    usualLink: orNull(text),
  };
  const [host] = await query(ctx.db, inviting)`
    select u.name, u.time_zone as "timeZone", u.locale, u.default_disclosure as disclosure, u.default_minutes as minutes, u.default_reminders as reminders, u.practice_id as "practiceId",
           ${makesCalls} as "makesCalls", u.usual_video_link as "usualLink"
      from users u where u.id = ${userId}::uuid`;
  if (!host)
    throw refusal("unauthenticated", "account_gone", "This account no longer exists. Sign in with another one.");
  return host;
}
