import { requireAdmin } from "@/lib/authorize";
import type { Context } from "@/lib/context";
import { query } from "@/lib/db/query";
import { int, text } from "@/lib/db/shape";
import { instant } from "@/lib/db/sql";
import { DAY } from "@/lib/time/durations";

export type Bounces = { readonly domain: string; readonly mails: number; readonly returned: number };

const DAYS_30 = 30 * DAY;

/** Counts bounced mails of the last 30 days by the domain of their recipients, most first; without addresses. */
export async function bouncesByDomain(ctx: Context): Promise<Bounces[]> {
  requireAdmin(ctx);
  return query(ctx.db, { domain: text, mails: int, returned: int })`
    select domain, mails, returned from (
      select split_part(i.email, '@', 2) as domain, count(*)::int as mails, count(*) filter (where d.state in ('bounced', 'complained'))::int as returned
        from deliveries d join invitations i on i.id = d.invitation_id
       where d.channel = 'email' and d.state in ('sent', 'delivered', 'delayed', 'bounced', 'complained')
         and d.created_at > ${instant(ctx.now() - DAYS_30)}
       group by 1) counted
     where returned > 0 order by returned desc, domain limit 20`;
}
