import { requireScope } from "@/lib/authorize";
import type { Context } from "@/lib/context";
import { query } from "@/lib/db/query";
import { bool, int, orNull, type RowOf, uuid } from "@/lib/db/shape";
import { AppError, notFound, refusal } from "@/lib/errors";
import { isUuid } from "@/lib/ids";
import { visibleTo } from "@/lib/meetings/access";

/**
 * One person's access to a meeting's conversation. Loaded for each request, so removing an invitee takes effect at
 * once.
 */
export type Membership = {
  readonly meetingId: string;
  readonly conversationId: string;
  readonly hosting: boolean;
  readonly userId: string | null;
  readonly invitationId: string | null;
  /** The invitation by whose link they came; null where they came by an account. */
  readonly linkOf: string | null;
  /** The position of the last message before those that this person may read: 0 for all but late joiners. */
  readonly after: number;
  /** The position of the newest message that they have read. */
  readonly readPosition: number;
  readonly mayWrite: boolean;
};

/**
 * The actor's membership (docs/design/product.md#23, docs/design/security.md#row-20): host, invitees, guests who have
 * confirmed their address, and those who joined by the link for what was written since. A guest's link says of a
 * cancelled meeting nothing more than that.
 * @throws AppError `not_found`, the same for a meeting that never was; `forbidden` for those who know of it but do not sit here
 */
export async function membershipOf(ctx: Context, meetingId: string): Promise<Membership> {
  const found = isUuid(meetingId) ? await findSeat(ctx, meetingId) : undefined;
  if (!found || (ctx.actor.kind === "guest" && found.cancelled)) throw notFound();
  refuseWhoDoesNotSitHere(ctx);
  const { cancelled: _, declined, ...seat } = found;
  const linkOf = ctx.actor.kind === "guest" ? ctx.actor.invitationId : null;
  return { ...seat, linkOf, mayWrite: seat.hosting || (seat.invitationId !== null && !declined) };
}

/**
 * The actor's membership, for acts of writers alone. @throws AppError as `membershipOf`, and `forbidden` for those who only read
 */
export async function writingSeatOf(ctx: Context, meetingId: string): Promise<Membership> {
  const seat = await membershipOf(ctx, meetingId);
  if (seat.mayWrite) return seat;
  throw seat.invitationId === null
    ? refusal(
        "forbidden",
        "invited_write",
        "Only the host and the people who are invited write here. Ask the host to invite you.",
      )
    : refusal(
        "forbidden",
        "declined_read",
        "You have declined this meeting, so you only read here. Change your answer to write.",
      );
}

function refuseWhoDoesNotSitHere(ctx: Context): void {
  const { actor } = ctx;
  if (actor.kind === "system") throw new AppError("forbidden", "Only people talk here. Sign in to do it.");
  requireScope(ctx, "chat");
  if (actor.kind === "guest" && actor.confirmed !== true) {
    throw new AppError(
      "forbidden",
      "Confirm that the invited address is yours first: open the room and ask for a code.",
    );
  }
}

const seated = {
  meetingId: uuid,
  conversationId: uuid,
  cancelled: bool,
  hosting: bool,
  userId: orNull(uuid),
  invitationId: orNull(uuid),
  declined: bool,
  after: int,
  readPosition: int,
};
type Found = RowOf<typeof seated>;

async function findSeat({ db, actor }: Context, meetingId: string): Promise<Found | undefined> {
  const userId = "userId" in actor ? actor.userId : null;
  const invitationId = actor.kind === "guest" ? actor.invitationId : null;
  const [found] = await query(db, seated)`
    select m.id as "meetingId", c.id as "conversationId", m.status = 'cancelled' as cancelled, w.hosting, w.user_id as "userId",
           i.id as "invitationId", coalesce(i.response = 'declined', false) as declined,
           coalesce(case when w.hosting or i.id is not null then 0 else (
             select max(x.position) from messages x where x.conversation_id = c.id and x.created_at < p.joined_at) end, 0) as "after",
           coalesce(cm.read_position, i.read_position, 0) as "readPosition"
      from meetings m
      join conversations c on c.meeting_id = m.id
      left join lateral (
        select * from invitations v where v.meeting_id = m.id and v.removed_at is null
           and (v.user_id = ${userId}::uuid or v.id = ${invitationId}::uuid) order by v.position limit 1) i on true
      cross join lateral (
        select coalesce(${userId}::uuid, i.user_id) as user_id, coalesce(m.host_id = ${userId}::uuid, false) as hosting) w
      left join participants p on p.meeting_id = m.id and p.user_id = w.user_id
      left join conversation_members cm on cm.conversation_id = c.id and cm.user_id = w.user_id
     where m.id = ${meetingId}::uuid and ${visibleTo(actor)}`;
  return found;
}
