import type { Context } from "@/lib/context";
import type { Membership } from "@/lib/conversations/membership";
import { query } from "@/lib/db/query";
import { bool, orNull, type RowOf, text } from "@/lib/db/shape";

/** Who can read a conversation, as its reader may know it. */
export type Readers =
  | {
      readonly hosting: true;
      /** Names, or addresses where there is none, of those besides the host. */
      readonly can: readonly string[];
      /** People who can read once they have proved that they are the ones invited: by signing in or by a code. */
      readonly could: readonly string[];
    }
  | {
      readonly hosting: false;
      readonly hostName: string /** Besides the host and the reader. */;
      readonly others: number;
    };

const reader = { hostName: text, label: orNull(text), shown: orNull(bool), own: bool };
type Row = RowOf<typeof reader> & { readonly label: string };

/**
 * The host reads names; everyone else who hosts and how many others there are, because whom a counselor meets is nobody's
 * business. Nothing tells the host whether an invited address has an account (docs/design/product.md#14).
 */
export async function listReaders(ctx: Context, seat: Membership): Promise<Readers> {
  const { hostName, rows } = await findReaders(ctx, seat);
  if (!seat.hosting) return { hosting: false, hostName, others: rows.filter(({ own }) => !own).length };
  const labels = (shown: boolean) => rows.filter((row) => row.shown === shown).map(({ label }) => label);
  return { hosting: true, can: labels(true), could: labels(false) };
}

async function findReaders({ db }: Context, { meetingId, invitationId }: Membership) {
  const rows = await query(db, reader)`
    select h.name as "hostName", i.label, i.shown, coalesce(i.id = ${invitationId}::uuid, false) as own
      from meetings m
      join users h on h.id = m.host_id
      left join lateral (
        select v.id, v.position,
               coalesce(case when not v.address_only then u.name end, v.name, v.email) as label,
               not v.address_only
                 or exists (select 1 from guest_confirmations g where g.invitation_id = v.id) as shown
          from invitations v left join users u on u.id = v.user_id
         where v.meeting_id = m.id and v.removed_at is null) i on true
     where m.id = ${meetingId}::uuid
     order by i.position`;
  return {
    hostName: rows[0]?.hostName ?? "",
    rows: rows.filter((row): row is Row => row.label !== null),
  };
}
