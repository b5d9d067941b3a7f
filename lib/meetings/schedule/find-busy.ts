import { requireHost } from "@/lib/authorize";
import type { Context } from "@/lib/context";
import { query } from "@/lib/db/query";
import { instantAt, text } from "@/lib/db/shape";
import { instant } from "@/lib/db/sql";
import { listedFor } from "@/lib/meetings/access";
import { DAY } from "@/lib/time/durations";
import type { Span } from "@/lib/time/spans";

const YEAR = 366 * DAY;
const MOST = 500;

/**
 * The host's time that is taken in the coming year, the next 500 meetings at most: what they host or are invited to, but
 * neither what was cancelled nor what they declined (docs/design/product.md#6). For a warning, so it need not reach
 * farther.
 * @param within another span than the coming year
 * @throws AppError `forbidden` for anyone but a counselor
 */
export async function findBusy(
  ctx: Context,
  within: Span = { startsAt: ctx.now(), endsAt: ctx.now() + YEAR },
): Promise<(Span & { title: string })[]> {
  const { userId } = requireHost(ctx);
  const rows = await query(ctx.db, { title: text, startsAt: instantAt, endsAt: instantAt })`
    select m.title, m.starts_at as "startsAt", m.ends_at as "endsAt"
      from meetings m
     where ${listedFor(userId)} and m.status = 'scheduled'
       and m.ends_at > ${instant(within.startsAt)} and m.starts_at < ${instant(within.endsAt)}
       and not exists (select 1 from invitations i
                        where i.meeting_id = m.id and i.user_id = ${userId}::uuid and i.response = 'declined')
     order by m.starts_at, m.id limit ${MOST}`;
  return rows.map(({ title, startsAt, endsAt }) => ({ title, startsAt: startsAt.getTime(), endsAt: endsAt.getTime() }));
}
