import type { Context } from "@/lib/context";
import { Prisma } from "@/lib/db/generated/client";
import { AppError } from "@/lib/errors";
import { findMeeting } from "@/lib/meetings/find-meeting";
import type { HistoryLine } from "@/lib/meetings/history-line";
import { isHost } from "@/lib/meetings/view";

/**
 * Who did what, latest first. A guest is named as the host knows them: by the name the host wrote, else by the address.
 * Reports of abuse are about the host, so they are for the operators alone.
 * @throws AppError `not_found`, `forbidden` for those who know the meeting without hosting it
 */
export async function listHistory(ctx: Context, meetingId: string): Promise<HistoryLine[]> {
  const meeting = await findMeeting(ctx, meetingId);
  if (!isHost(meeting, ctx.actor)) {
    throw new AppError(
      "forbidden",
      "Only the host reads the history of a meeting. Ask the host what you want to know.",
    );
  }
  return ctx.db.$queryRaw<HistoryLine[]>(Prisma.sql`
    select y.id, (extract(epoch from y.at) * 1000)::float8 as at, y.action, y.changes,
           jsonb_build_object('kind', y.actor_kind, 'name', coalesce(u.name, k.label, v.name, v.email)) as actor
      from history y
      left join users u on y.actor_kind = 'user' and u.id = y.actor_id
      left join api_keys k on y.actor_kind = 'api_key' and k.id = y.actor_id
      left join invitations v on y.actor_kind = 'guest' and v.id = y.actor_id
     where y.meeting_id = ${meeting.id}::uuid and y.action <> 'abuse_reported'
     order by y.position desc`);
}
