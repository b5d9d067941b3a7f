import { Prisma } from "@/lib/db/generated/client";

/**
 * Mails of a later revision than that of the delivery `d`, to the same invitee. Those about messages bring no news of the
 * meeting: they outdate none, and none outdates them.
 */
export const LATER_MAILS = Prisma.sql`
  select 1 from deliveries n
   where n.invitation_id = d.invitation_id and n.channel = 'email' and n.revision > d.revision and n.state <> 'skipped'
     and 'new_message' not in (n.template, d.template)`;
