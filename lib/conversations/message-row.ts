import type { Context } from "@/lib/context";
import type { Membership } from "@/lib/conversations/membership";
import { Prisma } from "@/lib/db/generated/client";
import { query } from "@/lib/db/query";
import { bool, float, int, oneOf, orNull, text, uuid } from "@/lib/db/shape";
import { epochMillis } from "@/lib/db/sql";

/** A message as its reader sees it. */
export type MessageRow = {
  readonly id: string;
  readonly clientId: string;
  /** Counts up from 1 without gaps within the conversation. */
  readonly position: number;
  readonly body: string;
  /** Epoch milliseconds. */
  readonly createdAt: number;
  readonly role: "host" | "invitee";
  /** Null for a guest whose name nobody knows. */
  readonly name: string | null;
  readonly self: boolean;
};

type Wanted = { readonly where: Prisma.Sql; readonly newestFirst?: boolean; readonly limit: number };

/**
 * Messages that the seat may read and for which `where` (on `messages x`) holds. The host reads addresses where there is no
 * name; nobody else ever does. Who is an address to the host writes under the name that the host gave them, account or not
 * (docs/design/product.md#14); so do guests to themselves, because a link can be forwarded.
 */
export function selectMessages({ db }: Pick<Context, "db">, seat: Membership, wanted: Wanted): Promise<MessageRow[]> {
  const order = Prisma.raw(wanted.newestFirst ? "desc" : "asc");
  const message = {
    id: uuid,
    clientId: uuid,
    position: int,
    body: text,
    createdAt: float,
    role: oneOf("host", "invitee"),
    name: orNull(text),
    self: bool,
  };
  return query(db, message)`
    select x.id, x.client_id as "clientId", x.position, x.body, ${epochMillis("x.created_at")} as "createdAt",
           case when x.author_user_id = m.host_id then 'host' else 'invitee' end as role,
           coalesce(u.name, i.name, case when ${seat.hosting} then i.email end) as name,
           ${isBy(seat)} as self
      from messages x
      join conversations c on c.id = x.conversation_id
      join meetings m on m.id = c.meeting_id
      left join invitations i on i.id = x.invitation_id
      left join users u on u.id = x.author_user_id and not coalesce(i.address_only or i.by_address and i.id = ${seat.linkOf}::uuid, false)
     where x.conversation_id = ${seat.conversationId}::uuid and x.position > ${seat.after} and ${wanted.where}
     order by x.position ${order}
     limit ${wanted.limit}`;
}

/** The where-filter on `messages x` for those that the person of this seat wrote, by account or by invitation. */
export function isBy({ userId, invitationId }: Membership): Prisma.Sql {
  return Prisma.sql`(coalesce(x.author_user_id = ${userId}::uuid, false) or coalesce(x.invitation_id = ${invitationId}::uuid, false))`;
}
