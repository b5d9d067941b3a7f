import { requireHost } from "@/lib/authorize";
import type { Location } from "@/lib/columns/location-column";
import type { Context } from "@/lib/context";
import { Prisma } from "@/lib/db/generated/client";
import { query } from "@/lib/db/query";
import { bool } from "@/lib/db/shape";
import { invalid } from "@/lib/errors";

/** How a host's video meetings get their call. */
export type OwnVideo = {
  /** A video meeting without a link has a call: on the installation's video server or from the host's Google calendar. */
  readonly provided: boolean;
  /** What new video meetings begin with. */
  readonly usualLink: string | null;
};

/** SQL: whether the calendar of a person, whose row is `u`, makes calls for meetings that are video calls without a link. */
export const makesCalls = Prisma.sql`exists (
  select 1 from calendar_connections k where k.user_id = u.id and k.writes and k.google_meet and k.state = 'connected')`;

/**
 * Refuses a video meeting that would have no call, so that nobody is invited into an empty room. For forms; programs may give
 * the link later. @param hasServer whether the installation has a video server
 * @throws AppError `invalid` by the name of `location.value`, `forbidden` for anyone but a counselor
 */
export async function requireCall(ctx: Context, location: Location | undefined, hasServer: boolean): Promise<void> {
  if (hasServer || location?.type !== "video" || location.value !== null) return;
  const { userId } = requireHost(ctx);
  const [own] = await query(ctx.db, { makesCalls: bool })`
    select ${makesCalls} as "makesCalls" from users u where u.id = ${userId}::uuid`;
  if (!own?.makesCalls) throw invalid([{ field: "location.value", code: "video_link_needed", detail: NEEDED }]);
}

const NEEDED =
  "Give the https:// link of your video call, or choose phone or in person: no video server is set up here.";
