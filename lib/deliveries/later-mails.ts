import { Prisma } from "@/lib/db/generated/client";

/**
 * SQL: mails of a later revision than that of a delivery, to the same invitee. Those about messages bring no news of the
 * meeting: they outdate none, and none outdates them.
 * @param delivery the alias under which the statement has the delivery
 */
export function laterMails(delivery: string): Prisma.Sql {
  const d = Prisma.raw(delivery);
  return Prisma.sql`
    select 1 from deliveries n
     where n.invitation_id = ${d}.invitation_id and n.channel = 'email' and n.revision > ${d}.revision and n.state <> 'skipped'
       and 'new_message' not in (n.template, ${d}.template)`;
}
