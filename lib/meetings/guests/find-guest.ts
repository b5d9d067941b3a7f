import type { Actor, Context } from "@/lib/context";
import { query } from "@/lib/db/query";
import { bool, uuid } from "@/lib/db/shape";
import { instant } from "@/lib/db/sql";
import { isClosed } from "@/lib/people/closed-account";
import { hashOf } from "@/lib/secrets";
import { DAY } from "@/lib/time/durations";

export type Guest = Extract<Actor, { kind: "guest" }> & {
  readonly meetingId: string;
  /** Whether the meeting was cancelled: the link lives on, to say so. */
  readonly cancelled: boolean;
};

const TOKEN = /^[A-Za-z0-9_-]{43}$/;

/**
 * Whom an invitation token belongs to: until 24 h after the end, unless removed or re-issued
 * (docs/design/product.md#39), or their account closed.
 */
export async function findGuest(ctx: Pick<Context, "db" | "now">, token: string): Promise<Guest | undefined> {
  return (await findGuests(ctx, [token]))[0];
}

/** Whom the tokens that a browser holds belong to, in their order, with one statement; tokens that open nothing are left out. */
export async function findGuests(ctx: Pick<Context, "db" | "now">, tokens: readonly string[]): Promise<Guest[]> {
  const hashes = tokens.filter((token) => TOKEN.test(token)).map(hashOf);
  if (hashes.length === 0) return [];
  const rows = await query(ctx.db, { invitationId: uuid, meetingId: uuid, cancelled: bool })`
    select i.id as "invitationId", i.meeting_id as "meetingId", m.status = 'cancelled' as cancelled
      from unnest(${hashes}::bytea[]) with ordinality as held(token_hash, place) join invitations i using (token_hash)
      join meetings m on m.id = i.meeting_id join users h on h.id = m.host_id
     where i.removed_at is null and h.deactivated_at is null and not ${isClosed("i")} and m.ends_at > ${instant(ctx.now() - DAY)}
     order by held.place`;
  return rows.map((row) => ({ kind: "guest", ...row }));
}
