import { Prisma } from "@/lib/db/generated/client";
import { laterMails } from "@/lib/deliveries/later-mails";

/**
 * SQL: mails that have to be out before the stored mail `s` of the delivery `d` to the invitation `i`. They were written earlier
 * to the same address about the same meeting, so their calendar files are the older ones, and they are tried again. One that a
 * later revision has outdated is none of them: it is skipped. One about messages has no calendar file, so it goes first only
 * where the provider may have taken it (docs/design/mail-and-ics.md#7.3).
 */
export const EARLIER_MAILS = Prisma.sql`
  select 1 from invitations same join deliveries e on e.invitation_id = same.id join stored_mails w on w.delivery_id = e.id
   where same.meeting_id = i.meeting_id and same.email = i.email and e.id <> d.id
     and e.state = 'queued' and w.accepted_at is null and (w.rendered_at, w.id) < (s.rendered_at, s.id)
     and (w.doubt <> 'none' or 'new_message' not in (e.template, d.template))
     and not exists (${laterMails("e")})`;
